import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { organizations, respondents, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { onlyVerifiedCount } from '@/lib/env';
import { hashOf } from './person-hash';
import { askedIn, type Round } from './round-input';

type Respondent = typeof respondents.$inferSelect;

/**
 * Writes down who sees the round from inside: asked in it, and answered at least half. In the order of their ids, because
 * the order of rows would tell who came first.
 * @param inside hashes of those who answered at least half
 */
export async function keepInsiders(
  tx: Tenant,
  { organizationId, id: roundId, teamId }: Round,
  people: readonly Respondent[],
  inside: ReadonlySet<string>,
): Promise<void> {
  const accounts = people.flatMap((one) =>
    one.userId !== null && inside.has(hashOf(teamId, one)) ? [one.userId] : [],
  );
  if (accounts.length === 0) return;
  await tx.execute(sql`
    insert into round_insiders (organization_id, round_id, user_id)
    select organization_id, ${roundId}, user_id from memberships
    where organization_id = ${organizationId}
      and user_id in (select value::uuid from json_array_elements_text(${JSON.stringify(accounts)}::json))
    order by user_id
    on conflict do nothing`);
}

/**
 * Marks whose answers count towards thresholds, from the addresses as they are now, when answering ends: where they can be
 * verified, only those of verified people. Later nobody could tell it of those who have left. Nobody can sign in as the
 * people of the sample organization, so they count there.
 */
export async function markWhoCounts(tx: Tenant, round: Round): Promise<void> {
  if (!onlyVerifiedCount()) return;
  const [organization] = await tx
    .select({ kind: organizations.kind })
    .from(organizations)
    .where(eq(organizations.id, round.organizationId));
  if (organization?.kind === 'demo') return;
  const verified = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, respondents.userId), isNotNull(users.emailVerifiedAt)));
  await tx
    .update(respondents)
    .set({ counts: sql`exists ${verified}` })
    .where(askedIn(round));
}
