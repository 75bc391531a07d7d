import 'server-only';
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { rounds, teams } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { changeTeam } from '@/lib/access/change-team';
import { isId } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess, TeamAccess } from '@/lib/access/types';
import { stillThere } from '@/lib/rounds/removed';
import { record } from '@/lib/security-log/record';

type Team = typeof teams.$inferSelect;

const teamIs = ({ organizationId }: OrganizationAccess, teamId: string) =>
  and(eq(teams.organizationId, organizationId), eq(teams.id, teamId));

/**
 * Puts a team aside: it is in no list any more, everybody who could still reads it, and nothing of it changes. Throws
 * `Refused('team_has_open_round')` while people may be answering: their answers would be left hanging.
 */
export async function archiveTeam(access: TeamAccess): Promise<void> {
  allow(access, 'team:archive');
  const putAside = async (tx: Tenant, { name, archivedAt }: Pick<Team, 'name' | 'archivedAt'>) => {
    const running = and(
      eq(rounds.organizationId, access.organizationId),
      eq(rounds.teamId, access.teamId),
      isNull(rounds.closedAt),
      isNull(rounds.removedAt),
    );
    if ((await tx.select({ id: rounds.id }).from(rounds).where(running)).length > 0)
      throw new Refused('team_has_open_round');
    await tx
      .update(teams)
      .set({ archivedAt: sql`coalesce(${teams.archivedAt}, now())` })
      .where(teamIs(access, access.teamId));
    if (!archivedAt) await record(tx, access, 'team_archived', { team: name });
  };
  await changeTeam(access, 'team:archive', putAside, 'update');
}

/** Takes up an archived team again, as it was. */
export async function restoreTeam(access: TeamAccess): Promise<void> {
  allow(access, 'team:archive');
  const takeUp = async (tx: Tenant, team: Team) => {
    // Deleted by somebody else a moment ago: that is taken back first.
    if (team.deletedAt) throw new Refused('team_not_archived');
    await tx.update(teams).set({ archivedAt: null }).where(teamIs(access, access.teamId));
    if (team.archivedAt) await record(tx, access, 'team_restored', { team: team.name });
  };
  await changeTeam(access, 'team:archive', takeUp, 'update');
}

/**
 * Deletes an archived team with all that it has: people, rounds, answers, results and plan. For a week it can be brought
 * back; then all of it goes for good (lib/jobs/purge.ts). Throws `Refused('team_not_archived')`.
 */
export async function deleteTeam(access: TeamAccess): Promise<void> {
  allow(access, 'team:delete');
  const remove = async (tx: Tenant, team: Team) => {
    if (!team.archivedAt || team.deletedAt) throw new Refused('team_not_archived');
    await tx
      .update(teams)
      .set({ deletedAt: sql`now()`, deletedBy: access.userId })
      .where(teamIs(access, access.teamId));
    await record(tx, access, 'team_deleted', { team: team.name });
  };
  await changeTeam(access, 'team:delete', remove, 'update');
}

/**
 * Brings back a deleted team, archived as it was; one that somebody else has brought back is left as it is. Throws
 * `Refused`: 'undo_too_late' where a week is over, 'unknown_team' where it is gone or was never there.
 */
export async function undeleteTeam(access: OrganizationAccess, teamId: string): Promise<void> {
  allow(access, 'team:delete');
  if (!isId(teamId)) throw new Refused('unknown_team');
  await inOrganization(access, async (tx) => {
    const brought = await tx
      .update(teams)
      .set({ deletedAt: null, deletedBy: null })
      .where(and(teamIs(access, teamId), isNotNull(teams.deletedAt), gt(teams.deletedAt, stillThere())))
      .returning({ name: teams.name });
    if (brought[0]) return record(tx, access, 'team_brought_back', { team: brought[0].name });
    const [team] = await tx.select({ deletedAt: teams.deletedAt }).from(teams).where(teamIs(access, teamId));
    if (!team) throw new Refused('unknown_team');
    if (team.deletedAt !== null) throw new Refused('undo_too_late');
  });
}
