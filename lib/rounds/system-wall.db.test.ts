import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import {
  naDecisions,
  publishedChanges,
  publishedRows,
  respondents,
  roundComparisons,
  rounds,
  teamMembers,
  teams,
} from '@/db/schema';
import { makePerson, makeWorld, respondentAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { decisionsIn } from '@/lib/results/decisions';
import { changesOf, rowsOf } from '@/lib/results/published';
import { saveAnswers } from './answers';
import { openRound } from './commands';
import { peopleToAsk } from './respondents';
import { roundBefore } from './round-before';
import { roundInput } from './round-input';
import { closeRound } from './testing';

withDatabase();

/** Copies a row into another organization, under the same id: only the organization tells the two apart. */
const inOther = <R extends { organizationId: string }>(rows: readonly R[], organizationId: string): R[] =>
  rows.map((row) => ({ ...row, organizationId }));

it('reads one organization only where the system role sees all of them', async () => {
  const world = await makeWorld({ size: 5, scope: ['DEV'] });
  const { organizationId } = await makeWorld({ size: 0 });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const publish = async () => {
    const id = await openRound(lead, { name: 'Q', mode: 'quick', format: 'anonymous' });
    for (const person of world.members) {
      const access = await respondentAccess(person, id);
      await saveAnswers(access, [{ itemId: 'DEV-CI', value: 2, answeredAt: Date.now() }]);
    }
    await closeRound(lead, id);
    return id;
  };
  const [first, second] = [await publish(), await publish()];
  const database = systemDatabase();
  const [team] = await database.select().from(teams).where(eq(teams.id, world.teamId));
  const both = await database.select().from(rounds).where(eq(rounds.teamId, world.teamId));
  const [round] = both.filter(({ id }) => id === second);
  if (!team || !round) throw new Error('They are there.');
  const read = () =>
    database.transaction(async (tx) => {
      const thresholds = new Map([[second, 3]]);
      return {
        input: await roundInput(tx, round),
        team: await peopleToAsk(tx, world),
        before: (await roundBefore(tx, round))?.organizationId,
        decisions: await decisionsIn(tx, { ...round, roundId: second }),
        rows: await rowsOf(tx, world.organizationId, thresholds),
        changes: await changesOf(tx, world.organizationId, thresholds),
      };
    });
  const alone = await read();
  expect([alone.rows.length > 0, alone.changes.length > 0]).toEqual([true, true]);

  const later = both.map((one) => ({ ...one, closedAt: new Date(), scope: ['DAT' as const] }));
  const people = await database.select().from(respondents).where(eq(respondents.roundId, second));
  const rows = await database.select().from(publishedRows).where(eq(publishedRows.roundId, second));
  const ofSecond = eq(publishedChanges.roundId, second);
  const changes = await database.select().from(publishedChanges).where(ofSecond);
  await database.insert(teams).values(inOther([team], organizationId));
  const { userId } = await makePerson(organizationId);
  await database.insert(teamMembers).values({ organizationId, teamId: team.id, userId });
  await database.insert(rounds).values(inOther(later, organizationId));
  const strangers = people.map((person) => ({ ...person, personHash: `${person.personHash} of others` }));
  await database.insert(respondents).values(inOther(strangers, organizationId));
  const reason = 'There is nothing of the kind in the other one.';
  await database
    .insert(naDecisions)
    .values([first, second].map((roundId) => ({ organizationId, roundId, itemId: 'DEV-MS', reason })));
  await database.insert(publishedRows).values(inOther(rows, organizationId));
  const comparisons = await database
    .select()
    .from(roundComparisons)
    .where(eq(roundComparisons.roundId, second));
  await database.insert(roundComparisons).values(inOther(comparisons, organizationId));
  await database.insert(publishedChanges).values(inOther(changes, organizationId));

  expect(await read()).toEqual(alone);
  const there = and(eq(rounds.organizationId, organizationId), eq(rounds.id, second));
  const [theirs] = await database.select().from(rounds).where(there);
  const other = await database.transaction((tx) => roundInput(tx, theirs as never));
  expect(other.input.respondents).toHaveLength(5);
  expect([...other.input.notApplicable]).toEqual(['DEV-MS']);
});
