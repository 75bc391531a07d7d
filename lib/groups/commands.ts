import 'server-only';
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { teamGroups, teams } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { log } from '@/lib/log';
import { lockOrganization } from '@/lib/organizations/lock';
import { demandGroup, groupIs } from './present';
import type { GroupForm, MoveTeamsForm, RenameGroupForm } from './schema';

/** Throws `Refused` beside the name where another group has it, whatever its case. */
async function demandFreeName(
  tx: Tenant,
  { organizationId }: OrganizationAccess,
  name: string,
  groupId?: string,
): Promise<void> {
  const [taken] = await tx
    .select({ id: teamGroups.id })
    .from(teamGroups)
    .where(
      and(
        eq(teamGroups.organizationId, organizationId),
        eq(sql`lower(${teamGroups.name})`, sql`lower(${name})`),
        groupId === undefined ? undefined : ne(teamGroups.id, groupId),
      ),
    );
  if (taken) throw new Refused('name_taken', 'name');
}

/** Makes a group without teams; returns its id. Throws `Refused` 'name_taken'. */
export async function createGroup(access: OrganizationAccess, { name }: GroupForm): Promise<string> {
  allow(access, 'group:edit');
  const id = newId();
  await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    await demandFreeName(tx, access, name);
    await tx.insert(teamGroups).values({ organizationId: access.organizationId, id, name });
  });
  return id;
}

/**
 * Gives a group another name, if one is given. Throws `Refused` 'name_taken' or 'unknown_group', `ChangedMeanwhile` where it
 * has another one now than was `seen`.
 */
export async function renameGroup(
  access: OrganizationAccess,
  form: Pick<RenameGroupForm, 'groupId'> & Partial<RenameGroupForm>,
  seen: Partial<GroupForm> = {},
): Promise<void> {
  allow(access, 'group:edit');
  const { groupId, name } = form;
  if (name === undefined) return;
  await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    const own = groupIs(access, groupId);
    const [now] = await tx.select({ name: teamGroups.name }).from(teamGroups).where(own);
    if (!now) throw new Refused('unknown_group');
    demandSeen(now, { name }, seen);
    await demandFreeName(tx, access, name, groupId);
    await tx.update(teamGroups).set({ name }).where(own);
  });
}

/** Deletes a group; its teams stay, in no group. Deleting it twice is no mistake. */
export async function deleteGroup(access: OrganizationAccess, groupId: string): Promise<void> {
  allow(access, 'group:edit');
  const { organizationId, userId } = access;
  const gone = await inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    // Those that are archived or deleted, too: they may come back.
    const inIt = and(eq(teams.organizationId, organizationId), eq(teams.groupId, groupId));
    const left = await tx.update(teams).set({ groupId: null }).where(inIt).returning({ id: teams.id });
    const deleted = await tx
      .delete(teamGroups)
      .where(groupIs(access, groupId))
      .returning({ id: teamGroups.id });
    return deleted.length > 0 ? { teams: left.length } : null;
  });
  // It cannot be brought back, and no page keeps who took it away.
  if (gone) log.info({ organizationId, groupId, userId, ...gone }, 'a group was deleted');
}

/**
 * Puts teams into a group, or into none; returns how many are in another one now. Teams that were archived meanwhile stay
 * where they are. Throws `Refused` 'unknown_group'.
 */
export async function moveTeams(
  access: OrganizationAccess,
  { teamIds, groupId }: MoveTeamsForm,
): Promise<number> {
  allow(access, 'group:edit');
  return inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    if (groupId) await demandGroup(tx, access, groupId);
    const moved = await tx
      .update(teams)
      .set({ groupId })
      .where(
        and(
          eq(teams.organizationId, access.organizationId),
          inArray(teams.id, teamIds),
          isNull(teams.archivedAt),
          sql`${teams.groupId} is distinct from ${groupId}::uuid`,
        ),
      )
      .returning({ id: teams.id });
    return moved.length;
  });
}
