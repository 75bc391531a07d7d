import { describe, expect, it } from 'vitest';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { changePersonRole } from '@/lib/organizations/commands';
import { teamReport } from '@/lib/plans/report';
import { removeFromTeam } from '@/lib/teams/commands';
import { saveAnswers } from './answers';
import { endAnswering, publishRound } from './commands';
import { openRoundOf } from './queries';
import { answerAll, openQuick } from './testing';

withDatabase();

/** Four people, three of whom have answered. */
async function threeOfFour() {
  const world = await makeWorld({ size: 4, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openQuick(lead);
  for (const [i, person] of world.members.slice(0, 3).entries()) await answerAll(person, roundId, i);
  return { ...world, lead, roundId, fourth: world.members[3] as TestPerson };
}

/** How many answered, as a file for somebody who answered says it. */
async function told({ lead, members, teamId, roundId }: Awaited<ReturnType<typeof threeOfFour>>) {
  await endAnswering(lead, roundId);
  await publishRound(lead, roundId);
  const insider = await teamAccess(members[0] as TestPerson, teamId);
  const found = await teamReport(insider, { lang: 'en', now: new Date(), roundId });
  const { responded, invited, responseRate, respondedStep } = found?.report.round ?? {};
  return { responded, invited, responseRate, respondedStep };
}

describe('people who left the team while a round runs', () => {
  it('are not waited for, and count in no share if they had answered nothing', async () => {
    const world = await threeOfFour();
    expect(await openRoundOf(world.lead)).toMatchObject({ invited: 4, left: 0, begun: 'some' });
    await removeFromTeam(world.lead, world.fourth.userId);
    // The next step would tell whether they had begun.
    expect(await openRoundOf(world.lead)).toMatchObject({ invited: 3, left: 1, begun: null, finished: null });
    expect(await told(world)).toEqual({ responded: 3, invited: 3, responseRate: 1, respondedStep: 'all' });
  });

  it('look the same while it runs if they had, and then count', async () => {
    const world = await threeOfFour();
    const one = { itemId: 'DEV-CI', value: 2, answeredAt: Date.now() };
    await saveAnswers(await respondentAccess(world.fourth, world.roundId), [one]);
    await removeFromTeam(world.lead, world.fourth.userId);
    expect(await openRoundOf(world.lead)).toMatchObject({ invited: 3, left: 1, begun: null, finished: null });
    expect(await told(world)).toEqual({ responded: 4, invited: 4, responseRate: 1, respondedStep: 'all' });
  });

  it('are those who may not answer any more, too', async () => {
    const world = await threeOfFour();
    const owner = await makePerson(world.organizationId, 'owner');
    const organization = await organizationAccess(owner, world.organizationId);
    await changePersonRole(organization, { userId: world.fourth.userId, role: 'viewer' });
    expect(await openRoundOf(world.lead)).toMatchObject({ invited: 3, left: 1 });
    expect(await told(world)).toMatchObject({ responded: 3, invited: 3, responseRate: 1 });
  });

  it('leave a round that can be seen, ended and published, when they were all there were', async () => {
    const world = await makeWorld({ size: 3, scope: ['DEV'] });
    const lead = await teamAccess(world.facilitator, world.teamId);
    const roundId = await openQuick(lead);
    for (const { userId } of world.members) await removeFromTeam(lead, userId);
    expect(await openRoundOf(lead)).toMatchObject({ invited: 0, left: 3, stepped: 0, begun: null });
    await endAnswering(lead, roundId);
    expect(await openRoundOf(lead)).toMatchObject({
      id: roundId,
      invited: 0,
      left: 0,
      stepped: 0,
      own: 'none',
    });
    await publishRound(lead, roundId);
    expect(await openRoundOf(lead)).toBeNull();
  });

  it('who stay and do not answer still count', async () => {
    expect(await told(await threeOfFour())).toMatchObject({ responded: 3, invited: 4, responseRate: 0.75 });
  });
});
