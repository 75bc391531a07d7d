import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { publishedChanges } from '@/db/schema';
import { makeWorld, respondentAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { builtInModel } from '@/lib/model/load';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { askedItems } from '@/lib/scoring';
import { getResults } from './queries';

withDatabase();

const ITEMS = askedItems(builtInModel(), 'quick', null, ['DEV']);

it.each([
  { before: 4, after: 4 },
  { before: 4, after: 6 },
  { before: 6, after: 4 },
])('a change of $before to $after people is for viewers of the smaller number', async ({ before, after }) => {
  const { facilitator, members, teamId } = await makeWorld({ size: 6, scope: ['DEV'] });
  const lead = await teamAccess(facilitator, teamId);
  const round = async (people: number, value: number) => {
    const id = await openRound(lead, { name: `Round ${value}`, mode: 'quick', format: 'anonymous' });
    for (const person of members.slice(0, people)) {
      const batch = ITEMS.map((itemId) => ({ itemId, value, answeredAt: Date.now() }));
      await saveAnswers(await respondentAccess(person, id), batch);
    }
    await closeRound(lead, id);
    return id;
  };
  await round(before, 1);
  const id = await round(after, 3);

  // As it is written: nothing of it in a version that more people would be needed for.
  const stored = await systemDatabase()
    .select()
    .from(publishedChanges)
    .where(eq(publishedChanges.roundId, id));
  const told = stored.filter(({ verdict }) => verdict !== null);
  expect(told.length).toBeGreaterThan(0);
  expect(Math.max(...told.map(({ upTo }) => upTo))).toBeLessThanOrEqual(Math.min(before, after));

  // As it is read: from inside it is seen, from outside (five people) not, whichever round has too few.
  const seen = async (person: typeof facilitator) => {
    const results = await getResults(await teamAccess(person, teamId), id);
    return results?.rows.filter(({ change }) => change !== null && change.verdict !== 'not_comparable');
  };
  const [inside] = members;
  expect((await seen(inside as typeof facilitator))?.length).toBeGreaterThan(0);
  expect(await seen(facilitator)).toEqual([]);
});
