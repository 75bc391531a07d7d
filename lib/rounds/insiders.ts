import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { memberships, organizations, respondents, roundInsiders, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { addressesCanBeVerified } from '@/lib/env';
import { modelVersion } from '@/lib/model/versions';
import { answeredHalf } from './participation';
import { answersFrom, givenAnswers, type Round } from './round-input';

/** Everybody asked whose account is still there, with what they answered. */
async function answersByPerson(tx: Tenant, { organizationId, id: roundId }: Round) {
  const rows = await tx
    .select({ userId: respondents.userId, role: respondents.jobRole, given: givenAnswers })
    .from(respondents)
    .innerJoin(
      memberships,
      and(
        eq(memberships.organizationId, respondents.organizationId),
        eq(memberships.userId, respondents.userId),
      ),
    )
    .where(and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, roundId)));
  return rows.flatMap(({ userId, role, given }) =>
    userId === null ? [] : [{ userId, role, given: answersFrom(given) }],
  );
}

/**
 * Writes down who sees the round from inside: asked in it, and answered at least half. In the order of their ids, because
 * the order of rows would tell who came first.
 */
export async function keepInsiders(tx: Tenant, round: Round): Promise<void> {
  const { organizationId, id: roundId, mode, scope } = round;
  const model = await modelVersion(tx, round.modelVersionId);
  const inside = (await answersByPerson(tx, round))
    .filter(({ role, given }) => answeredHalf({ model, mode, scope }, role, given))
    .map(({ userId }) => userId)
    .sort();
  if (inside.length === 0) return;
  await tx
    .insert(roundInsiders)
    .values(inside.map((userId) => ({ organizationId, roundId, userId })))
    .onConflictDoNothing();
}

/**
 * Marks whose answers count towards thresholds, from the addresses as they are now: where they can be verified, only those of
 * verified people. Nobody can sign in as the people of the sample organization, so they count there.
 */
export async function markWhoCounts(tx: Tenant, { organizationId, id: roundId }: Round): Promise<void> {
  if (!addressesCanBeVerified()) return;
  const [organization] = await tx
    .select({ kind: organizations.kind })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (organization?.kind === 'demo') return;
  const verified = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, respondents.userId), isNotNull(users.emailVerifiedAt)));
  await tx
    .update(respondents)
    .set({ counts: sql`exists ${verified}` })
    .where(and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, roundId)));
}
