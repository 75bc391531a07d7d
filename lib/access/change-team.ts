import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { memberships, teamMembers, teams } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { tellTeam } from '@/lib/live/changed';
import { allow } from './allow';
import { can, type Permission } from './policy';
import { Refused } from './refused';
import type { TeamAccess } from './types';

/**
 * How a team is held until the transaction ends: 'key share' against being archived, deleted and asked in a new round;
 * 'no key update' also against others who publish or take back; 'update' against every change of it.
 */
type Hold = 'key share' | 'no key update' | 'update';

type Team = typeof teams.$inferSelect;

/**
 * Holds the team and asks again what was proven when the request began: since then it may have been put aside or deleted, and
 * the person taken out or given another role. Throws `Refused` as `allow` does.
 * @param permission what the command asks for; null where people may do it to themselves
 */
export async function holdTeam(
  tx: Tenant,
  access: TeamAccess,
  permission: Permission | null,
  hold: Hold = 'key share',
): Promise<Team> {
  const { organizationId, teamId, userId } = access;
  const own = and(eq(teams.organizationId, organizationId), eq(teams.id, teamId));
  await tx.select({ id: teams.id }).from(teams).where(own).for(hold);
  // A statement of its own: one that waits for a lock sees the other tables as they were before it waited.
  const [now] = await tx
    .select({ team: teams, role: memberships.role, member: teamMembers.userId })
    .from(teams)
    .leftJoin(
      memberships,
      and(eq(memberships.organizationId, teams.organizationId), eq(memberships.userId, userId)),
    )
    .leftJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, teams.organizationId),
        eq(teamMembers.teamId, teams.id),
        eq(teamMembers.userId, userId),
        isNull(teamMembers.leftAt),
      ),
    )
    .where(own);
  const sees = now?.role && (now.member !== null || can(now.role, 'team:see-all'));
  if (!sees || now.role === null) throw new Refused('not_allowed');
  const { team, role } = now;
  const { archivedAt } = team;
  if (permission) allow({ ...access, role, team: { ...access.team, archivedAt } }, permission);
  else if (archivedAt) throw new Refused('team_archived');
  return team;
}

/** Changes something of a team in one transaction, through which it stays as it was found (`holdTeam`), and tells its open screens. */
export function changeTeam<T>(
  access: TeamAccess,
  permission: Permission | null,
  work: (tx: Tenant, team: Team) => Promise<T>,
  hold?: Hold,
): Promise<T> {
  return inOrganization(access, async (tx) => {
    const done = await work(tx, await holdTeam(tx, access, permission, hold));
    await tellTeam(tx, access);
    return done;
  });
}
