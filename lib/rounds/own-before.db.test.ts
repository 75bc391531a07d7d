import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rounds } from '@/db/schema';
import { makeWorld, respondentAccess, type TestPerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { saveAnswers } from './answers';
import { openRound } from './commands';
import { ownBefore } from './own-before';
import { questionnaire } from './questionnaire';
import { closeRound, openQuick } from './testing';

withDatabase();

const answer = async (person: TestPerson, roundId: string, itemId: string, value: unknown) =>
  saveAnswers(await respondentAccess(person, roundId), [{ itemId, value, answeredAt: Date.now() }]);

it('gives people their own newest answer to each item, and nobody else’s', async () => {
  const { members, facilitator, teamId } = await makeWorld({ size: 2, scope: ['DEV'] });
  const lead = await teamAccess(facilitator, teamId);
  const [me, other] = members as [TestPerson, TestPerson];
  const first = await openQuick(lead, 'Q1');
  await answer(me, first, 'DEV-CI', 1);
  await answer(me, first, 'DEV-VC', 'DK');
  await answer(other, first, 'DEV-CI', 4);
  await answer(other, first, 'DEV-CD', 4);
  expect((await questionnaire(await respondentAccess(me, first), 'en')).hasBefore).toBe(false);
  await closeRound(lead, first);
  const second = await openQuick(lead, 'Q2');
  await answer(me, second, 'DEV-CI', 3);
  await answer(me, second, 'DEV-VC', 'SKIP');
  // What is open is not what was answered before.
  expect(await ownBefore(await respondentAccess(me, second))).toEqual([
    { itemId: 'DEV-CI', value: 1, round: 'Q1' },
    { itemId: 'DEV-VC', value: 'DK', round: 'Q1' },
  ]);
  await closeRound(lead, second);
  const third = await openQuick(lead, 'Q3');
  const access = await respondentAccess(me, third);
  expect((await questionnaire(access, 'en')).hasBefore).toBe(true);
  expect((await ownBefore(access)).toSorted((a, b) => (a.itemId < b.itemId ? -1 : 1))).toEqual([
    { itemId: 'DEV-CI', value: 3, round: 'Q2' },
    { itemId: 'DEV-VC', value: 'DK', round: 'Q1' },
  ]);
  await systemDatabase().update(rounds).set({ removedAt: new Date() }).where(eq(rounds.id, second));
  expect(await ownBefore(access)).toContainEqual({ itemId: 'DEV-CI', value: 1, round: 'Q1' });
});

it('leaves out what was written down for a whole team, and other teams', async () => {
  const { members, facilitator, teamId, organizationId } = await makeWorld({ size: 1, scope: ['DEV'] });
  const lead = await teamAccess(facilitator, teamId);
  const [me] = members as [TestPerson];
  const agreed = await openRound(lead, { name: 'C', mode: 'quick', format: 'consensus' });
  await answer(facilitator, agreed, 'DEV-CI', 2);
  await closeRound(lead, agreed);
  const next = await openQuick(lead, 'Q1');
  const access = await respondentAccess(me, next);
  expect(access.organizationId).toBe(organizationId);
  expect(await ownBefore(access)).toEqual([]);
  expect((await questionnaire(access, 'en')).hasBefore).toBe(false);
});
