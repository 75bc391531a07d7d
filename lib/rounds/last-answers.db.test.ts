import { asc, eq } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { publishedRows } from '@/db/schema';
import { makeWorld, respondentAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import type { RespondentAccess } from '@/lib/access/types';
import { builtInModel } from '@/lib/model/load';
import { askedItems } from '@/lib/scoring';
import { saveAnswers } from './answers';
import { endAnswering, openRound, publishRound } from './commands';

withDatabase();

const [LAST = '', ...REST] = askedItems(builtInModel(), 'quick', null, ['DEV']);
const save = (access: RespondentAccess, items: readonly string[]) =>
  saveAnswers(
    access,
    items.map((itemId) => ({ itemId, value: 3, answeredAt: Date.now() })),
  );

async function openWorld() {
  const world = await makeWorld({ size: 6, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  const asked = await Promise.all(world.members.map((person) => respondentAccess(person, roundId)));
  for (const access of asked) await save(access, REST);
  return { lead, roundId, asked };
}

/** How many answers the published result says it is made of, by item. */
async function counted(roundId: string) {
  const rows = await systemDatabase()
    .selectDistinctOn([publishedRows.scopeId], { id: publishedRows.scopeId, n: publishedRows.n })
    .from(publishedRows)
    .where(eq(publishedRows.roundId, roundId))
    .orderBy(asc(publishedRows.scopeId), asc(publishedRows.upTo));
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** Does something while no answer can be written; `waiting` is over as soon as so many connections wait for a lock. */
async function whileWritingIsHeld<T>(work: (waiting: (many: number) => Promise<void>) => Promise<T>) {
  // As the owner, who sees what the others wait for; and on two connections, because a transaction sees it once.
  const owner = postgres(process.env.DATABASE_DIRECT_URL ?? '', { max: 2, onnotice: () => {} });
  let held = true;
  const isWaiting = async (many: number) => {
    const [row] = await owner<{ many: number }[]>`
      select count(*)::int as many from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return (row?.many ?? 0) >= many;
  };
  const waiting = async (many: number) => {
    while (held && !(await isWaiting(many))) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  try {
    return await owner.begin(async (tx) => {
      await tx`lock table answers in share mode`;
      return work(waiting);
    });
  } finally {
    held = false;
    await owner.end();
  }
}

it('the end of answering waits for answers that are being saved, and they are counted', async () => {
  const { lead, roundId, asked } = await openWorld();
  const { saving, ending } = await whileWritingIsHeld(async (waiting) => {
    const saving = Promise.all(asked.slice(0, 3).map((access) => save(access, [LAST])));
    await waiting(3);
    let ended = false;
    const ending = endAnswering(lead, roundId).then(() => {
      ended = true;
    });
    await Promise.race([ending, waiting(4)]);
    expect(ended, 'answering ended while answers were being saved').toBe(false);
    return { saving, ending };
  });
  expect((await saving).map(({ saved }) => saved)).toEqual([[LAST], [LAST], [LAST]]);
  await ending;
  await expect(save(asked[3] as RespondentAccess, [LAST])).rejects.toThrow(new Refused('answers_ended'));
  await publishRound(lead, roundId);
  const found = await counted(roundId);
  expect(REST.map((item) => found.get(item))).toEqual(REST.map(() => 6));
  expect(found.get(LAST)).toBe(3);
});

it('every acknowledged answer is counted, and no other, whenever answering ends', async () => {
  const { lead, roundId, asked } = await openWorld();
  const outcomes = asked.map((access, i) =>
    // One after the other, three of them before the end for certain.
    i < 3 ? save(access, [LAST]) : Promise.resolve().then(() => save(access, [LAST])),
  );
  await Promise.all(outcomes.slice(0, 3));
  await endAnswering(lead, roundId);
  const settled = await Promise.allSettled(outcomes);
  const acknowledged = settled.filter(({ status }) => status === 'fulfilled').length;
  await publishRound(lead, roundId);
  expect((await counted(roundId)).get(LAST)).toBe(acknowledged);
});
