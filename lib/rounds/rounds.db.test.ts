import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { answers, organizations, respondents, rounds, teamMembers } from '@/db/schema';
import {
  makePerson,
  makeTeam,
  makeWorld,
  putInTeam,
  respondentAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findTeamAccess } from '@/lib/access/find-access';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { Refused } from '@/lib/access/refused';
import { closeSession } from '@/lib/access/sessions';
import { leaves } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { getResults } from '@/lib/results/queries';
import { saveAnswers } from './answers';
import { openRound } from './commands';
import { openRoundOf } from './queries';
import { closeRound } from './testing';
import { writtenSoFar } from './written';

withDatabase();

const quick = { name: 'Q1', mode: 'quick', format: 'anonymous' } as const;
const answer = (itemId: string, value: unknown, answeredAt = Date.now()) => ({ itemId, value, answeredAt });
const everyLeaf = (value: number) => leaves(builtInModel()).map(({ id }) => answer(id, value));

async function openWorld(size = 5, form: Parameters<typeof openRound>[1] = quick) {
  const world = await makeWorld({ size });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, form);
  return { ...world, lead, roundId };
}

async function stored(roundId: string) {
  return systemDatabase()
    .select({ itemId: answers.itemId, value: answers.value })
    .from(answers)
    .innerJoin(respondents, eq(respondents.id, answers.respondentId))
    .where(eq(respondents.roundId, roundId));
}

describe('saving answers', () => {
  it('keeps good answers and gives each bad one its reason', async () => {
    const { members, roundId } = await openWorld();
    const access = await respondentAccess(members[0] as never, roundId);
    const outcome = await saveAnswers(access, [
      answer('DEV-CI', 3),
      answer('DEV-VC', 'DK'),
      answer('DEV-CD', 5),
      answer('DEV-MS', -1),
      answer('DEV-IAC', 2.5),
      answer('DEV-CM', '3'),
      answer('DEV-CI-1', 3),
      answer('NOPE-1', 3),
      { itemId: 'DEV-MON' },
      'junk',
      null,
    ]);
    expect(outcome.saved).toEqual(['DEV-CI', 'DEV-VC']);
    expect(outcome.rejected.map(({ itemId, reason }) => `${itemId} ${reason}`)).toEqual([
      'DEV-CD invalid_value',
      'DEV-MS invalid_value',
      'DEV-IAC invalid_value',
      'DEV-CM invalid_value',
      'DEV-CI-1 not_asked',
      'NOPE-1 unknown_item',
      'DEV-MON invalid_value',
      'null malformed',
      'null malformed',
    ]);
    expect(await stored(roundId)).toHaveLength(2);
  });

  it('lets the newest choice win, whatever order requests arrive in, and may be repeated', async () => {
    const { members, roundId } = await openWorld();
    const access = await respondentAccess(members[0] as never, roundId);
    const now = Date.now();
    await saveAnswers(access, [answer('DEV-CI', 3, now - 1000)]);
    const older = await saveAnswers(access, [answer('DEV-CI', 1, now - 5000), answer('DEV-VC', 2, now)]);
    expect(older).toEqual({
      saved: ['DEV-CI', 'DEV-VC'],
      rejected: [],
      kept: [answer('DEV-CI', 3, now - 1000)],
    });
    expect((await saveAnswers(access, [answer('DEV-CI', 3, now - 1000)])).kept).toEqual([]);
    await saveAnswers(access, [answer('DEV-VC', 'SKIP', now)]);
    expect(await stored(roundId)).toEqual([
      { itemId: 'DEV-CI', value: '3' },
      { itemId: 'DEV-VC', value: 'SKIP' },
    ]);
    await saveAnswers(access, [answer('DEV-CI', 2, now), answer('DEV-CI', 4, now - 10)]);
    expect(await stored(roundId)).toContainEqual({ itemId: 'DEV-CI', value: '2' });
  });

  it('does not let a clock that runs ahead block later answers', async () => {
    const { members, roundId } = await openWorld();
    const access = await respondentAccess(members[0] as never, roundId);
    const before = Date.now();
    const { kept } = await saveAnswers(access, [answer('DEV-CI', 1, before + 86_400_000)]);
    // The device learns which moment counts.
    expect(kept).toEqual([{ itemId: 'DEV-CI', value: 1, answeredAt: expect.any(Number) }]);
    expect(kept[0]?.answeredAt).toBeGreaterThanOrEqual(before);
    expect(kept[0]?.answeredAt).toBeLessThanOrEqual(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 5));
    await saveAnswers(access, [answer('DEV-CI', 4, Date.now())]);
    expect(await stored(roundId)).toEqual([{ itemId: 'DEV-CI', value: '4' }]);
  });

  it('is for the people asked only', async () => {
    const { organizationId, teamId, members, facilitator, roundId } = await openWorld();
    const stranger = (await openWorld()).members[0] as never;
    const otherTeam = await makePerson(organizationId);
    await putInTeam(organizationId, await makeTeam(organizationId), otherTeam);
    expect(await findRespondentAccess(await signedIn(stranger), roundId)).toBeNull();
    expect(await findRespondentAccess(await signedIn(otherTeam), roundId)).toBeNull();
    expect(await findRespondentAccess(await signedIn(facilitator), roundId)).toBeNull();
    expect(await findTeamAccess(await signedIn(otherTeam), teamId)).toBeNull();
    const ended = await signedIn(members[0] as TestPerson);
    await closeSession(ended);
    expect(await findRespondentAccess(ended, roundId)).toBeNull();
    await systemDatabase()
      .update(teamMembers)
      .set({ leftAt: new Date() })
      .where(eq(teamMembers.userId, (members[1] as { userId: string }).userId));
    expect(await findRespondentAccess(await signedIn(members[1] as TestPerson), roundId)).toBeNull();
  });

  it('refuses a viewer, and everyone once the round is closed', async () => {
    const { members, lead, roundId } = await openWorld();
    const access = await respondentAccess(members[0] as never, roundId);
    await expect(saveAnswers({ ...access, role: 'viewer' }, everyLeaf(1))).rejects.toThrow(
      new Refused('not_allowed'),
    );
    await closeRound(lead, roundId);
    await expect(saveAnswers(access, everyLeaf(1))).rejects.toThrow(new Refused('answers_ended'));
    expect(await stored(roundId)).toEqual([]);
  });
});

describe('rounds', () => {
  it('are opened by those who may, one at a time', async () => {
    const { members, lead, teamId } = await openWorld();
    await expect(openRound(lead, quick)).rejects.toThrow(new Refused('round_already_open'));
    const member = await teamAccess(members[0] as never, teamId);
    await expect(openRound(member, quick)).rejects.toThrow(new Refused('not_allowed'));
    const empty = await makeWorld({ size: 0 });
    const alone = await teamAccess(empty.facilitator, empty.teamId);
    await expect(openRound(alone, quick)).rejects.toThrow(new Refused('no_team_members'));
  });

  it('tell each person how far they are with their own answers', async () => {
    const { members, roundId, teamId, lead } = await openWorld(3);
    const [person] = members;
    if (!person) throw new Error('There are three members.');
    const respondent = await respondentAccess(person, roundId);
    const seen = async () => openRoundOf(await teamAccess(person, teamId));
    expect(await seen()).toMatchObject({ asked: true, own: 'none', begun: 'none', invited: 3 });
    const [first, ...rest] = everyLeaf(2);
    await saveAnswers(respondent, [first, ...rest.map(({ itemId }) => answer(itemId, 'SKIP'))]);
    expect(await seen()).toMatchObject({ own: 'some', begun: 'some' });
    await saveAnswers(
      respondent,
      rest.map(({ itemId }) => answer(itemId, 'DK', Date.now() + 1)),
    );
    expect(await seen()).toMatchObject({ own: 'all' });
    expect(await openRoundOf(lead)).toMatchObject({ asked: false, own: 'none', begun: 'some' });
    await closeRound(lead, roundId);
    expect(await seen()).toBeNull();
  });

  it('close once, write their scorecard with it, and only for their own team', async () => {
    const { members, lead, roundId } = await openWorld(5);
    for (const person of members) await saveAnswers(await respondentAccess(person, roundId), everyLeaf(4));
    const other = await openWorld();
    await expect(closeRound(other.lead, roundId)).rejects.toThrow(new Refused('unknown_round'));
    await closeRound(lead, roundId);
    await expect(closeRound(lead, roundId)).rejects.toThrow(new Refused('round_closed'));
    const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
    expect(round).toMatchObject({ invited: 5, responded: 5 });
    const results = await getResults(lead, roundId);
    expect(results?.rows.find(({ scope }) => scope === 'overall')).toMatchObject({
      status: 'ok',
      score: 4,
      n: 5,
    });
    expect(results?.rows.find(({ id }) => id === 'MLO')?.level).toBe(4);
  });

  it('hide thin results outside the team first, then inside', async () => {
    for (const [size, inside, outside] of [
      [5, 'ok', 'ok'],
      [4, 'ok', 'hidden'],
      [3, 'ok', 'hidden'],
      [2, 'hidden', 'hidden'],
    ] as const) {
      const { members, lead, roundId, teamId } = await openWorld(size);
      for (const person of members) await saveAnswers(await respondentAccess(person, roundId), everyLeaf(2));
      await closeRound(lead, roundId);
      const within = await getResults(await teamAccess(members[0] as never, teamId), roundId);
      const without = await getResults(lead, roundId);
      const overall = (results: typeof within) => results?.rows.find(({ scope }) => scope === 'overall');
      expect(overall(within)?.status, `inside ${size}`).toBe(inside);
      expect(overall(without)?.status, `outside ${size}`).toBe(outside);
      if (outside === 'hidden') {
        const numbers = without?.rows.flatMap(({ score, n, median, ad }) => [score, n, median, ad]);
        expect(numbers?.every((number) => number === null)).toBe(true);
        expect(
          [...(without?.history.values() ?? [])].flat().every(({ score, n }) => score === null && n === null),
        ).toBe(true);
      }
    }
  });

  it('open nothing of the past to who joins the team later, nor less than was promised', async () => {
    const { members, lead, roundId, teamId, organizationId, facilitator } = await openWorld(3);
    for (const person of members) await saveAnswers(await respondentAccess(person, roundId), everyLeaf(2));
    await closeRound(lead, roundId);
    await putInTeam(organizationId, teamId, facilitator);
    await systemDatabase()
      .update(organizations)
      .set({ outsideThreshold: 3 })
      .where(eq(organizations.id, organizationId));
    const seen = await getResults(await teamAccess(facilitator, teamId), roundId);
    expect(seen?.threshold).toBe(5);
    expect(seen?.rows.every(({ score }) => score === null)).toBe(true);
    const inside = await getResults(await teamAccess(members[0] as never, teamId), roundId);
    expect(inside?.rows.find(({ scope }) => scope === 'overall')).toMatchObject({
      score: 2,
      median: null,
      ad: null,
    });
  });

  it('do not ask viewers', async () => {
    const { organizationId, teamId, facilitator } = await makeWorld({ size: 3 });
    await putInTeam(organizationId, teamId, await makePerson(organizationId, 'viewer'));
    const roundId = await openRound(await teamAccess(facilitator, teamId), quick);
    const asked = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    expect(asked).toHaveLength(3);
  });

  it('say how the team changed since the comparable round before', async () => {
    const { members, lead, roundId, teamId } = await openWorld(6);
    for (const person of members) await saveAnswers(await respondentAccess(person, roundId), everyLeaf(1));
    await closeRound(lead, roundId);
    const second = await openRound(lead, { ...quick, name: 'Q2' });
    for (const person of members) await saveAnswers(await respondentAccess(person, second), everyLeaf(2));
    await closeRound(lead, second);
    const results = await getResults(await teamAccess(members[0] as never, teamId), second);
    const overall = results?.rows.find(({ scope }) => scope === 'overall');
    expect(overall?.change).toMatchObject({ verdict: 'improved', delta: 1, teamChanged: false });
    expect(results?.history.get('overall overall')?.map(({ score }) => score)).toEqual([1, 2]);
  });

  it('tell in exact numbers of nobody but whoever asks', async () => {
    const { teamId, roundId, members } = await openWorld(3);
    const [one, other] = members as [TestPerson, TestPerson];
    await saveAnswers(await respondentAccess(other, roundId), everyLeaf(2));
    const seen = await writtenSoFar(await teamAccess(one, teamId), roundId);
    expect(seen).toEqual({ questions: everyLeaf(2).length, answered: 0, finished: false });
    const stranger = await makePerson((await teamAccess(one, teamId)).organizationId, 'admin');
    expect(await writtenSoFar(await teamAccess(stranger, teamId), roundId)).toBeNull();
  });

  it('of a consensus ask one person everything and have no interval', async () => {
    const { lead, roundId, facilitator } = await openWorld(3, { ...quick, format: 'consensus' });
    const scribe = await respondentAccess(facilitator, roundId);
    const empty = { questions: everyLeaf(3).length, answered: 0, finished: false };
    expect(await writtenSoFar(lead, roundId)).toEqual(empty);
    const skipped = { itemId: everyLeaf(3)[4]?.itemId, value: 'SKIP', answeredAt: Date.now() };
    await saveAnswers(scribe, [...everyLeaf(3).slice(0, 4), skipped]);
    expect(await writtenSoFar(lead, roundId)).toEqual({ ...empty, answered: 4 });
    await saveAnswers(scribe, everyLeaf(3));
    await closeRound(lead, roundId);
    const overall = (await getResults(lead, roundId))?.rows.find(({ scope }) => scope === 'overall');
    expect(overall).toMatchObject({ status: 'consensus', score: 3, ci95: null, agreement: null });
  });
});
