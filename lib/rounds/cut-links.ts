import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { respondents } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { keepInsiders } from './insiders';
import { hashOf } from './person-hash';
import type { Round } from './round-input';

type Respondent = typeof respondents.$inferSelect;

/** Version 4 says no time; the ids that rows are made with begin with the millisecond. */
const tellsNoTime = (id: string) => id[14] === '4';

const isCut = ({ id, userId, personHash, respondentKey }: Respondent) =>
  userId === null && respondentKey === null && personHash !== null && tellsNoTime(id);

/**
 * Cuts what ties a round's answers to accounts, for good; before that it writes down who sees the result from inside,
 * because nobody can tell afterwards. Every respondent gets a new random id and the keyed hash of person and team in place
 * of the account. Respondents and answers are written again in the order of the hashes, with one time for all of them:
 * when answering ended. So neither ids nor times nor the places of rows tell who answered what. Call it with the
 * round locked, in the transaction that publishes it. A round that is cut already is left alone.
 */
export async function cutLinks(tx: Tenant, round: Round): Promise<void> {
  const { organizationId, id: roundId, teamId, frozenAt } = round;
  if (!frozenAt) throw new Error('A round ends answering before its links are cut.');
  const ofRound = and(eq(respondents.organizationId, organizationId), eq(respondents.roundId, roundId));
  const people = await tx.select().from(respondents).where(ofRound);
  if (people.every(isCut)) return;
  await keepInsiders(tx, round);

  const fresh = people
    .map((person) => ({
      before: person.id,
      row: {
        organizationId,
        roundId,
        id: randomUUID(),
        userId: null,
        personHash: hashOf(teamId, person),
        jobRole: person.jobRole,
        counts: person.counts,
        invitedAt: frozenAt,
        finishedAt: null,
      },
    }))
    .sort((one, other) => (one.row.personHash < other.row.personHash ? -1 : 1));
  // A hash that is known already stands in the way of its own copy.
  await tx.update(respondents).set({ personHash: null }).where(ofRound);
  await tx.insert(respondents).values(fresh.map(({ row }) => row));
  const places = fresh.map(({ before, row }, place) => ({ before, after: row.id, place }));
  await tx.execute(sql`
    insert into answers (organization_id, respondent_id, item_id, value, answered_at, saved_at)
    select ${organizationId}, moved.after, a.item_id, a.value, ${frozenAt.toISOString()}, ${frozenAt.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as moved(before uuid, after uuid, place int)
    join answers a on a.organization_id = ${organizationId} and a.respondent_id = moved.before
    order by moved.place, a.item_id`);
  const before = fresh.map((one) => one.before);
  await tx.delete(respondents).where(and(ofRound, inArray(respondents.id, before)));
}
