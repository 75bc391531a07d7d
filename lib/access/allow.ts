import { can, type Permission } from './policy';
import { Refused } from './refused';
import type { OrganizationAccess } from './types';

/** What would take the sample organization away from the next visitor. */
const FIXED_IN_DEMO: ReadonlySet<Permission> = new Set([
  'organization:edit',
  'model:publish',
  'people:edit-roles',
  'people:remove',
  'team:create',
  'team:edit',
  'team:invite',
  'team:edit-members',
]);

/** The first line of every command. Throws `Refused('not_allowed')` unless the person's role has the permission. */
export function allow(access: OrganizationAccess, permission: Permission): void {
  if (!can(access.role, permission)) throw new Refused('not_allowed');
  if (access.inDemo && FIXED_IN_DEMO.has(permission)) throw new Refused('demo_is_read_only');
}
