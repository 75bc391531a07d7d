import 'server-only';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { memberships, respondents, rounds, teamMemberRoles, teamMembers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

interface Place {
  organizationId: string;
  teamId: string;
}

/** People in the team now, as respondents of a round: their stable key and primary job role. */
export function peopleToAsk(tx: Tenant, { teamId }: Place) {
  return tx
    .select({
      userId: teamMembers.userId,
      respondentKey: teamMembers.respondentKey,
      jobRole: teamMemberRoles.role,
    })
    .from(teamMembers)
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, teamMembers.organizationId),
        eq(memberships.userId, teamMembers.userId),
        // Viewers look on: who may not answer is not asked.
        ne(memberships.role, 'viewer'),
      ),
    )
    .leftJoin(
      teamMemberRoles,
      and(
        eq(teamMemberRoles.teamId, teamMembers.teamId),
        eq(teamMemberRoles.userId, teamMembers.userId),
        eq(teamMemberRoles.isPrimary, true),
        isNull(teamMemberRoles.validTo),
      ),
    )
    .where(and(eq(teamMembers.teamId, teamId), isNull(teamMembers.leftAt)));
}

/** Asks somebody who joined the team after its round was opened; does nothing when no round is open. */
export async function addToOpenRound(tx: Tenant, place: Place & { userId: string }): Promise<void> {
  const { organizationId, teamId, userId } = place;
  const [round] = await tx
    .select({ id: rounds.id, format: rounds.format })
    .from(rounds)
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.teamId, teamId), isNull(rounds.closedAt)))
    .for('key share');
  if (!round || round.format === 'consensus') return;
  const person = (await peopleToAsk(tx, place)).find((one) => one.userId === userId);
  if (!person) return;
  await tx
    .insert(respondents)
    .values({ organizationId, roundId: round.id, ...person })
    .onConflictDoNothing();
}
