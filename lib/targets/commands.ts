import 'server-only';
import { inOrganization } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { changeTeam } from '@/lib/access/change-team';
import type { OrganizationAccess, TeamAccess } from '@/lib/access/types';
import { lockOrganization } from '@/lib/organizations/lock';
import type { TargetChange, TargetForm } from './schema';
import { dropTarget, putTarget } from './stored';

/**
 * Sets what a team wants to reach in a row, and by when. Throws `ChangedMeanwhile` where something else is in force now than was
 * `seen`, `Refused` 'unknown_principle'.
 */
export async function setTarget(
  access: TeamAccess,
  form: TargetChange,
  seen: Partial<TargetForm> = {},
): Promise<void> {
  allow(access, 'target:edit');
  const { teamId } = access;
  await changeTeam(access, 'target:edit', (tx) => putTarget(tx, access, teamId, form, seen), 'no key update');
}

/** Takes a team's own target of a row away, if it still is as `seen`: what holds above it holds again. Throws `Refused` 'overtaken'. */
export async function removeTarget(access: TeamAccess, seen: TargetForm): Promise<void> {
  allow(access, 'target:edit');
  const { teamId } = access;
  await changeTeam(access, 'target:edit', (tx) => dropTarget(tx, access, teamId, seen), 'no key update');
}

/** The same as `setTarget` for all teams that have no target of their own in this row. */
export async function setCommonTarget(
  access: OrganizationAccess,
  form: TargetChange,
  seen: Partial<TargetForm> = {},
): Promise<void> {
  allow(access, 'target:edit-all');
  await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    await putTarget(tx, access, null, form, seen);
  });
}

/** The same as `removeTarget` for all teams. */
export async function removeCommonTarget(access: OrganizationAccess, seen: TargetForm): Promise<void> {
  allow(access, 'target:edit-all');
  await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    await dropTarget(tx, access, null, seen);
  });
}
