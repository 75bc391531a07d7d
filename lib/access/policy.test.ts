import { describe, expect, it } from 'vitest';
import { permissionTable } from '@/lib/testing/permission-table';
import { readText } from '@/lib/testing/sources';
import { allow } from './allow';
import { can, ORGANIZATION_ROLES, type Permission, POLICY } from './policy';
import { Refused } from './refused';
import type { OrganizationAccess } from './types';

/** Written out, so that nobody changes who may do what by accident: x has it, . has not. */
const EXPECTED: Record<Permission, string> = {
  //                    owner admin manager facilitator member viewer
  'organization:edit': 'xx....',
  'organization:export': 'x.....',
  'organization:delete': 'x.....',
  'security-log:see': 'x.....',
  'factor:require': 'x.....',
  'model:publish': 'xx....',
  'job:retry': 'xx....',
  'people:see': 'xxxx..',
  'people:edit-roles': 'xx....',
  'people:remove': 'xx....',
  'people:new-password': 'xx....',
  'group:edit': 'xxx...',
  'target:edit-all': 'xxx...',
  'team:see-all': 'xxxx.x',
  'team:create': 'xxxx..',
  'team:edit': 'xxxx..',
  'team:invite': 'xxxx..',
  'team:edit-members': 'xxxx..',
  'team:archive': 'xxxx..',
  'team:delete': 'xx....',
  'round:open': 'xxxx..',
  'round:rename': 'xxxx..',
  'round:close': 'xxxx..',
  'round:cancel': 'xxxx..',
  'round:delete': 'xxxx..',
  'target:edit': 'xxxx..',
  'round:answer': 'xxxxx.',
  'plan:edit': 'xxxxx.',
  'view:save': 'xxxxx.',
  'plan:export': 'xxxxxx',
};

const permissions = Object.keys(POLICY) as Permission[];
const everyCase = permissions.flatMap((permission) =>
  ORGANIZATION_ROLES.map((role, i) => ({ role, permission, allowed: EXPECTED[permission]?.[i] === 'x' })),
);

describe('who may do what', () => {
  it('is written out for every role and permission', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...permissions].sort());
    expect(ORGANIZATION_ROLES).toEqual(['owner', 'admin', 'manager', 'facilitator', 'member', 'viewer']);
    for (const marks of Object.values(EXPECTED)) expect(marks).toMatch(/^[x.]{6}$/);
  });

  it.each(everyCase)('$role, $permission: $allowed', ({ role, permission, allowed }) => {
    expect(can(role, permission)).toBe(allowed);
    const access = { role, organizationId: 'o', userId: 'u' } as OrganizationAccess;
    if (allowed) expect(() => allow(access, permission)).not.toThrow();
    else expect(() => allow(access, permission)).toThrow(new Refused('not_allowed'));
  });

  it('gives nobody more than the owner', () => {
    for (const permission of permissions) expect(can('owner', permission), permission).toBe(true);
  });
});

describe('the table in README.md', () => {
  it('says what the policy says', () => {
    const table = permissionTable();
    expect(readText('README.md').includes(table), `Paste this into README.md:\n\n${table}\n`).toBe(true);
  });
});
