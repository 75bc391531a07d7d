import { can, type Permission } from './policy';
import { Refused } from './refused';
import type { OrganizationAccess, TeamAccess } from './types';

/** What would take the sample organization away from the next visitor. */
const FIXED_IN_DEMO: ReadonlySet<Permission> = new Set([
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
  'view:save',
  'team:create',
  'team:edit',
  'team:invite',
  'team:edit-members',
  'team:archive',
  'team:delete',
  'round:rename',
  'round:cancel',
  'round:delete',
]);

/** All that still happens to a team that is archived; everything else would change it. */
const LEFT_WHEN_ARCHIVED: ReadonlySet<Permission> = new Set([
  'people:see',
  'team:see-all',
  'team:archive',
  'team:delete',
  'plan:export',
]);

const stands = (access: OrganizationAccess | TeamAccess, permission: Permission): boolean =>
  'team' in access && access.team.archivedAt !== null && !LEFT_WHEN_ARCHIVED.has(permission);

const isFixed = (access: OrganizationAccess, permission: Permission): boolean =>
  access.inDemo && FIXED_IN_DEMO.has(permission);

/** Whether a person may do something here and now; also decides which buttons are drawn. */
export const may = (access: OrganizationAccess | TeamAccess, permission: Permission): boolean =>
  can(access.role, permission) && !isFixed(access, permission) && !stands(access, permission);

/** What somebody tried who may not. */
export interface Attempt {
  access: Pick<OrganizationAccess, 'organizationId' | 'userId' | 'inDemo'>;
  permission: Permission;
}

const attempts = new WeakMap<Refused, Attempt>();

/** The refusal of somebody whose role does not have a permission: who that was is kept beside it, for the log of the doors. */
export function notAllowed(access: Attempt['access'], permission: Permission): Refused {
  const refused = new Refused('not_allowed');
  attempts.set(refused, { access, permission });
  return refused;
}

/** Who was refused what; undefined for refusals that are not about a role. */
export const attemptOf = (refused: Refused): Attempt | undefined => attempts.get(refused);

/**
 * The first line of every command. Throws `Refused`: 'not_allowed' unless the person's role has the permission,
 * 'demo_is_read_only', or 'team_archived' where it would change a team that is put aside.
 */
export function allow(access: OrganizationAccess | TeamAccess, permission: Permission): void {
  if (!can(access.role, permission)) throw notAllowed(access, permission);
  if (isFixed(access, permission)) throw new Refused('demo_is_read_only');
  if (stands(access, permission)) throw new Refused('team_archived');
}
