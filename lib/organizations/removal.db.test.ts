import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { answers, respondents, roundInsiders } from '@/db/schema';
import {
  makePerson,
  makeTeam,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { saveAnswers } from '@/lib/rounds/answers';
import { endAnswering, openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { removePerson } from './commands';

withDatabase();

it('answers of who is removed lose their name: running ones go, ended and published ones stay without it', async () => {
  const { organizationId, facilitator, members } = await makeWorld();
  const [gone, ...others] = members;
  if (!gone) throw new Error('There are five members.');
  /** A team of all five with a round that everyone answered. */
  const round = async () => {
    const teamId = await makeTeam(organizationId, ['DEV']);
    for (const person of members) await putInTeam(organizationId, teamId, person, 'DE');
    const lead = await teamAccess(facilitator, teamId);
    const id = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    for (const person of members) {
      const one = { itemId: 'DEV-CI', value: 2, answeredAt: Date.now() };
      await saveAnswers(await respondentAccess(person, id), [one]);
    }
    return { id, lead };
  };
  const [running, ended, published] = [await round(), await round(), await round()];
  await endAnswering(ended.lead, ended.id);
  await closeRound(published.lead, published.id);

  const named = () =>
    systemDatabase()
      .select({ roundId: respondents.roundId })
      .from(respondents)
      .where(eq(respondents.userId, gone.userId));
  const saved = (roundId: string) =>
    systemDatabase().$count(
      systemDatabase()
        .select({ id: answers.itemId })
        .from(answers)
        .innerJoin(
          respondents,
          and(
            eq(respondents.organizationId, answers.organizationId),
            eq(respondents.id, answers.respondentId),
          ),
        )
        .where(eq(respondents.roundId, roundId))
        .as('of_round'),
    );
  const roundIds = async () => (await named()).map(({ roundId }) => roundId).sort();
  expect(await roundIds(), 'published answers had no name before').toEqual([running.id, ended.id].sort());

  const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
  await removePerson(owner, gone.userId);

  expect(await roundIds()).toEqual([]);
  expect(await saved(running.id)).toBe(4);
  expect(await saved(ended.id)).toBe(5);
  expect(await saved(published.id)).toBe(5);
  const inside = await systemDatabase()
    .select({ userId: roundInsiders.userId })
    .from(roundInsiders)
    .where(eq(roundInsiders.organizationId, organizationId));
  expect(inside.map(({ userId }) => userId)).not.toContain(gone.userId);
  const kept = await systemDatabase()
    .select({ userId: respondents.userId })
    .from(respondents)
    .where(eq(respondents.roundId, running.id));
  expect(kept.map(({ userId }) => userId).sort()).toEqual(others.map(({ userId }) => userId).sort());
});
