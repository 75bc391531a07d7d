import { describe, expect, it } from 'vitest';
import { allow, may } from './allow';
import { type Permission, POLICY } from './policy';
import { REFUSALS, Refused } from './refused';
import type { OrganizationAccess, TeamAccess } from './types';

const permissions = Object.keys(POLICY) as Permission[];
const access = (more: object) => ({ role: 'owner', inDemo: false, ...more }) as OrganizationAccess;
const inTeam = (archivedAt: Date | null, more: object = {}) =>
  access({ team: { archivedAt }, ...more }) as TeamAccess;
const refusal = (who: OrganizationAccess, permission: Permission) => {
  try {
    allow(who, permission);
    return null;
  } catch (error) {
    return (error as Refused).reason;
  }
};
const refusedBy = (who: OrganizationAccess, reason: string) =>
  permissions.filter((permission) => refusal(who, permission) === reason);

describe('the sample organization', () => {
  it('lets its owner answer, plan and run rounds, and nothing that the next visitor would miss', () => {
    const owner = access({ inDemo: true });
    expect(refusedBy(owner, 'demo_is_read_only')).toEqual([
      'organization:edit',
      'organization:export',
      'organization:delete',
      'factor:require',
      'model:publish',
      'job:retry',
      'people:edit-roles',
      'people:remove',
      'people:new-password',
      'group:edit',
      'target:edit-all',
      'team:create',
      'team:edit',
      'team:invite',
      'team:edit-members',
      'team:archive',
      'team:delete',
      'round:rename',
      'round:cancel',
      'round:delete',
      'view:save',
    ]);
    expect(permissions.filter((permission) => refusal(owner, permission) === null)).toEqual([
      'security-log:see',
      'people:see',
      'team:see-all',
      'round:open',
      'round:close',
      'target:edit',
      'round:answer',
      'plan:edit',
      'plan:export',
    ]);
  });

  it('is told from a person without the right, whom no organization lets', () =>
    expect(refusal(access({ inDemo: true, role: 'viewer' }), 'team:edit')).toBe('not_allowed'));
});

it('draws what commands let through, and nothing else', () => {
  const people = [access({}), access({ inDemo: true }), access({ role: 'member' }), inTeam(new Date(0))];
  for (const who of people)
    expect(permissions.filter((permission) => may(who, permission))).toEqual(
      permissions.filter((permission) => refusal(who, permission) === null),
    );
});

describe('a team that is put aside', () => {
  const archived = inTeam(new Date(0));

  it('can be seen, exported, restored and deleted; all else would change it', () => {
    const left = ['people:see', 'team:see-all', 'team:archive', 'team:delete', 'plan:export'];
    expect(permissions.filter((permission) => refusal(archived, permission) === null)).toEqual(left);
    expect(refusedBy(archived, 'team_archived')).toEqual(permissions.filter((one) => !left.includes(one)));
    expect(permissions.filter((permission) => may(archived, permission))).toEqual(left);
  });

  it('is none that was not put aside, and no organization', () => {
    for (const who of [inTeam(null), access({})])
      expect(permissions.filter((one) => may(who, one) && refusal(who, one) === null)).toEqual(permissions);
  });

  it('gives nobody a right that their role has not', () => {
    const viewer = inTeam(new Date(0), { role: 'viewer' });
    expect(permissions.filter((permission) => may(viewer, permission))).toEqual([
      'team:see-all',
      'plan:export',
    ]);
    expect(refusal(viewer, 'team:delete')).toBe('not_allowed');
    expect(may(inTeam(null, { role: 'viewer' }), 'plan:edit')).toBe(false);
  });
});

it('a refusal says in logs what it is', () => {
  const error = new Refused('last_owner');
  expect([error.name, error.message, error.reason]).toEqual(['Refused', 'Refused: last_owner', 'last_owner']);
  expect(new Set(REFUSALS).size).toBe(REFUSALS.length);
});
