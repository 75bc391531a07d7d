import { describe, expect, it } from 'vitest';
import {
  makePerson,
  makeTeam,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { leaves } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { saveAnswers } from './answers';
import { roundChoices } from './choices';
import { endAnswering, finishAnswering, openRound } from './commands';
import { byUrgency, waitingRounds } from './waiting';

withDatabase();

const quick = { name: 'Q1', mode: 'quick', format: 'anonymous' } as const;
const QUESTIONS = leaves(builtInModel()).map(({ id }) => id);

async function openWorld() {
  const world = await makeWorld({ size: 3 });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, quick);
  const [first, second] = world.members as [TestPerson, TestPerson];
  const seen = async (person: TestPerson) =>
    waitingRounds(await organizationAccess(person, world.organizationId), 'en');
  return { ...world, lead, roundId, first, second, seen };
}

describe('what waits for a person', () => {
  it('is a round to answer, with what is left of it and how long that takes', async () => {
    const { roundId, teamId, first, second, seen } = await openWorld();
    expect(await seen(first)).toMatchObject([
      {
        id: roundId,
        teamId,
        frozen: false,
        leads: false,
        part: { own: 'none', questions: 29, answered: 0, minutes: 15 },
      },
    ]);
    const access = await respondentAccess(first, roundId);
    const start = Date.now() - 3_600_000;
    const given = (many: number, seconds: number) =>
      QUESTIONS.slice(0, many).map((itemId, i) => ({
        itemId,
        value: 2,
        answeredAt: start + i * seconds * 1000,
      }));
    await saveAnswers(access, given(10, 3));
    const [{ part } = { part: null }] = await seen(first);
    // Three seconds a question, which is fast: 19 are left.
    expect(part).toMatchObject({ own: 'some', answered: 10, minutes: 1 });
    expect((await seen(second))[0]?.part).toMatchObject({ own: 'none' });
    await finishAnswering(access);
    expect((await seen(first))[0]?.part).toMatchObject({ own: 'all' });
  });

  it('is nothing of other teams, and nothing to answer once answering has ended', async () => {
    const { organizationId, lead, roundId, first, seen } = await openWorld();
    const stranger = await makePerson(organizationId);
    await putInTeam(organizationId, await makeTeam(organizationId), stranger);
    expect(await seen(stranger)).toEqual([]);
    await endAnswering(lead, roundId);
    expect(await seen(first)).toEqual([]);
  });

  it('is for whoever leads first what is theirs to answer, then what is to be published, then what runs', async () => {
    const { organizationId, facilitator, teamId, lead, roundId, seen } = await openWorld();
    expect(await seen(facilitator)).toMatchObject([{ id: roundId, leads: true, part: null }]);
    const other = await makeTeam(organizationId);
    await putInTeam(organizationId, other, facilitator);
    const own = await openRound(await teamAccess(facilitator, other), quick);
    const third = await makeTeam(organizationId);
    await putInTeam(organizationId, third, await makePerson(organizationId));
    const running = await openRound(await teamAccess(facilitator, third), quick);
    await endAnswering(lead, roundId);
    expect((await seen(facilitator)).map(({ id }) => id)).toEqual([own, roundId, running]);
    const access = await organizationAccess(facilitator, organizationId);
    expect((await waitingRounds(access, 'en', teamId)).map(({ id }) => id)).toEqual([roundId]);
  });
});

describe('what waits in several organizations', () => {
  it('comes in one order, whichever they wait in', async () => {
    const [one, other] = [await openWorld(), await openWorld()];
    await endAnswering(one.lead, one.roundId);
    const toPublish = await one.seen(one.facilitator);
    const toAnswer = await other.seen(other.first);
    expect(byUrgency([...toPublish, ...toAnswer]).map(({ id }) => id)).toEqual([other.roundId, one.roundId]);
  });
});

describe('what a round would ask', () => {
  it('is told by job role, with minutes and with what too few would be asked', async () => {
    const { organizationId, teamId, facilitator } = await makeWorld({ size: 8 });
    await putInTeam(organizationId, teamId, await makePerson(organizationId), 'MGR');
    await putInTeam(organizationId, teamId, await makePerson(organizationId, 'viewer'), 'PO');
    const access = await teamAccess(facilitator, teamId);
    const { models, people } = await roundChoices(access, 'en', 5);
    expect(people).toBe(9);
    const loads = models[0]?.loads;
    expect(loads?.quick).toMatchObject({ questions: 29, unscored: 0, insideOnly: 0 });
    expect(loads?.quick.roles.map(({ questions, minutes }) => [questions, minutes])).toEqual([
      [29, 15],
      [29, 15],
    ]);
    const byRole = (load: 'full' | 'limited') =>
      Object.fromEntries(loads?.[load].roles.map(({ role, ...rest }) => [role, rest]) ?? []);
    expect(byRole('full').DE).toEqual({ people: 8, questions: 112, minutes: 59 });
    expect(byRole('full').MGR?.questions).toBeLessThan(20);
    expect(byRole('limited').DE).toMatchObject({ people: 8, questions: 60 });
    expect(byRole('limited').DE?.minutes).toBeLessThan(35);
    expect(loads?.full).toMatchObject({ questions: 112, unscored: 0, insideOnly: 0 });
    expect(loads?.limited.unscored).toBeGreaterThan(20);
    const outside = await roundChoices(await teamAccess(facilitator, teamId), 'pt-BR', 9);
    expect(outside.models[0]?.loads.full.insideOnly).toBeGreaterThan(50);
  });
});
