import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, isNull, sql } from 'drizzle-orm';
import { insertJson } from '@/db/insert-json';
import { respondents } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { cutNotes } from './cut-notes';
import { hashOf } from './person-hash';
import { askedIn, type Round } from './round-input';

type Respondent = typeof respondents.$inferSelect;

/** People whose answers are written again at a time; a full round of theirs is 2,800 rows, 50 ms of the database. */
const AT_A_TIME = 25;

/** How much longer it rests between two portions than one takes. */
const RESTS = 2;

/** Version 4 says no time; the ids that rows are made with begin with the millisecond. */
const tellsNoTime = (id: string) => id[14] === '4';

const isCut = ({ id, userId, personHash, respondentKey }: Respondent) =>
  userId === null && respondentKey === null && personHash !== null && tellsNoTime(id);

/**
 * Cuts what ties a round's answers to accounts, for good; before that is written down who sees the result from inside
 * (`keepInsiders`), because nobody can tell afterwards. Every respondent gets a new random id and the keyed hash of person
 * and team in place of the account. Respondents and answers are written again in the order of the hashes, with one time for
 * all of them: when answering ended. So neither ids nor times nor the places of rows tell who answered what. What they wrote beside
 * their answers is cut from these as well (`cutNotes`). Call it with the
 * round and its people locked, in the transaction that publishes it. A round that is cut already is left alone.
 */
export async function cutLinks(tx: Tenant, round: Round, people: readonly Respondent[]): Promise<void> {
  const { organizationId, id: roundId, teamId, frozenAt } = round;
  if (!frozenAt) throw new Error('A round ends answering before its links are cut.');
  if (people.every(isCut)) return;
  // First: while answers are written again, each is there twice, and it counts who answered.
  await cutNotes(tx, round, people);

  const at = frozenAt.toISOString();
  const fresh = people
    .map((person) => ({
      before: person.id,
      row: {
        id: randomUUID(),
        userId: null,
        personHash: hashOf(teamId, person),
        respondentKey: null,
        jobRole: person.jobRole,
        askedSet: person.askedSet,
        counts: person.counts,
        invitedAt: at,
        finishedAt: null,
      },
    }))
    .sort((one, other) => (one.row.personHash < other.row.personHash ? -1 : 1));
  // A hash that is known already stands in the way of its own copy.
  await tx.update(respondents).set({ personHash: null }).where(askedIn(round));
  const rows = JSON.stringify(fresh.map(({ row }) => row));
  await tx.execute(insertJson(respondents, rows, { organizationId, roundId }));
  const places = fresh.map(({ before, row }, place) => ({ before, after: row.id, place }));
  let rest = 0;
  for (let from = 0; from < places.length; from += AT_A_TIME) {
    // Whoever looks at a page meanwhile shares the database's processors.
    await sleep(rest);
    const began = performance.now();
    const some = places.slice(from, from + AT_A_TIME);
    await tx.execute(sql`
      insert into answers (organization_id, respondent_id, item_id, value, answered_at, saved_at)
      select ${organizationId}, moved.after, a.item_id, a.value, ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as moved(before uuid, after uuid, place int)
      join answers a on a.organization_id = ${organizationId} and a.respondent_id = moved.before
      where a.respondent_id in ${some.map(({ before }) => before)}
      order by moved.place, a.item_id`);
    rest = RESTS * (performance.now() - began);
  }
  // With what is left of their texts.
  await tx.delete(respondents).where(and(askedIn(round), isNull(respondents.personHash)));
}
