import { can, type Permission } from './policy';
import { Refused } from './refused';
import type { OrganizationAccess } from './types';

/** The first line of every command. Throws `Refused('not_allowed')` unless the person's role has the permission. */
export function allow(access: OrganizationAccess, permission: Permission): void {
  if (!can(access.role, permission)) throw new Refused('not_allowed');
}
