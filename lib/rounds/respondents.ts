import 'server-only';
import { and, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { memberships, respondents, rounds, teamMemberRoles, teamMembers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { AskedSet, RoleId } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { joinAsked } from '@/lib/scoring';
import { personHash } from './person-hash';
import { ofTeamOf } from './round-input';
import { begun, stepped, waitedFor } from './stepped';

interface Place {
  organizationId: string;
  teamId: string;
}

/** People in the team now, as respondents of a round, with their primary job role. */
export function peopleToAsk(tx: Tenant, { organizationId, teamId }: Place) {
  return tx
    .select({
      userId: teamMembers.userId,
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
        eq(teamMemberRoles.organizationId, teamMembers.organizationId),
        eq(teamMemberRoles.teamId, teamMembers.teamId),
        eq(teamMemberRoles.userId, teamMembers.userId),
        eq(teamMemberRoles.isPrimary, true),
        isNull(teamMemberRoles.validTo),
      ),
    )
    .where(
      and(
        eq(teamMembers.organizationId, organizationId),
        eq(teamMembers.teamId, teamId),
        isNull(teamMembers.leftAt),
      ),
    );
}

type OpenRound = Pick<
  typeof rounds.$inferSelect,
  'organizationId' | 'id' | 'scope' | 'questionLimit' | 'modelVersionId'
>;

/** Which of the sets a round asks a person who comes later is asked; adds one where nobody had their role (`joinAsked`). */
async function setFor(
  tx: Tenant,
  { organizationId, id, scope, questionLimit: limit, modelVersionId }: OpenRound,
  sets: readonly AskedSet[],
  role: RoleId | null,
): Promise<number> {
  const asked = await tx
    .select({ set: respondents.askedSet, people: count() })
    .from(respondents)
    .where(and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, id)))
    .groupBy(respondents.askedSet);
  const sizes = sets.map((_, at) => asked.find(({ set }) => set === at)?.people ?? 0);
  const model = await modelVersion(tx, modelVersionId);
  const joined = joinAsked({ model, scope, limit }, sets, sizes, role);
  if (joined.sets !== sets)
    await tx
      .update(rounds)
      .set({ askedSets: [...joined.sets] })
      .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, id)));
  return joined.set;
}

/**
 * Asks somebody who joined the team after its round was opened; does nothing when no round is open, or its answering has
 * ended: then they are asked in the next one. What others are asked stays as it is.
 */
export async function addToOpenRound(tx: Tenant, place: Place & { userId: string }): Promise<void> {
  const { organizationId, userId } = place;
  const [round] = await tx
    .select()
    .from(rounds)
    .where(and(ofTeamOf(place), isNull(rounds.frozenAt)))
    // Whoever comes at the same time is one more: answers may still be saved meanwhile.
    .for('no key update');
  if (!round || round.format === 'consensus') return;
  const person = (await peopleToAsk(tx, place)).find((one) => one.userId === userId);
  if (!person) return;
  const { askedSets } = round;
  const known = and(
    eq(respondents.organizationId, organizationId),
    eq(respondents.roundId, round.id),
    eq(respondents.userId, userId),
  );
  if ((await tx.select({ id: respondents.id }).from(respondents).where(known)).length > 0) return;
  const askedSet = askedSets && (await setFor(tx, round, askedSets, person.jobRole));
  await tx
    .insert(respondents)
    .values({ organizationId, roundId: round.id, ...person, askedSet })
    .onConflictDoNothing();
}

/**
 * Lets go of a person who leaves the organization. Answers that can still change go with them. Where answering has ended
 * they stay, cut from the account: the list of what does not apply would change and tell what they had answered.
 */
export async function forgetRespondent(
  tx: Tenant,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<void> {
  const theirs = await tx
    .select({ id: respondents.id, teamId: rounds.teamId, frozenAt: rounds.frozenAt })
    .from(respondents)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, respondents.organizationId), eq(rounds.id, respondents.roundId)),
    )
    .where(and(eq(respondents.organizationId, organizationId), eq(respondents.userId, userId)))
    .for('key share', { of: rounds });
  for (const { id, teamId, frozenAt } of theirs) {
    const row = and(eq(respondents.organizationId, organizationId), eq(respondents.id, id));
    if (frozenAt)
      await tx
        .update(respondents)
        .set({ userId: null, personHash: personHash(teamId, userId), respondentKey: null })
        .where(row);
    else await tx.delete(respondents).where(row);
  }
}

/**
 * Takes out of a round whose answering ends the people who cannot answer any more and had answered nothing: nobody waited for
 * them, and they count in no share. What somebody answered before they left stays.
 */
export async function forgetWhoLeft(
  tx: Tenant,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<void> {
  const gone = await tx
    .select({ id: respondents.id, stepped: sql<boolean>`${stepped()}` })
    .from(respondents)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, respondents.organizationId), eq(rounds.id, respondents.roundId)),
    )
    .where(
      and(
        eq(respondents.organizationId, organizationId),
        eq(respondents.roundId, id),
        sql`not ${waitedFor()}`,
        sql`not ${begun}`,
      ),
    );
  if (gone.length === 0) return;
  const ids = gone.map((one) => one.id);
  await tx
    .delete(respondents)
    .where(and(eq(respondents.organizationId, organizationId), inArray(respondents.id, ids)));
  const fewer = gone.filter((one) => one.stepped).length;
  await tx
    .update(rounds)
    .set({ askedAtOpening: sql`${rounds.askedAtOpening} - ${fewer}` })
    .where(and(eq(rounds.organizationId, organizationId), eq(rounds.id, id)));
}
