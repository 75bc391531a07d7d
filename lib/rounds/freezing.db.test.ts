import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { answers, respondents, rounds } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import { leaves } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { removePerson } from '@/lib/organizations/commands';
import { joinTeam } from '@/lib/teams/commands';
import { saveAnswers } from './answers';
import { endAnswering, finishAnswering, openRound, publishRound } from './commands';
import { closingOf } from './not-applicable';
import { openRoundOf } from './queries';
import { questionnaire } from './questionnaire';

withDatabase();

const quick = { name: 'Q1', mode: 'quick', format: 'anonymous' } as const;
const given = (value: unknown, itemId = 'DEV-MS') => [{ itemId, value, answeredAt: Date.now() }];
const ended = new Refused('answers_ended');

async function openWorld(size = 5) {
  const world = await makeWorld({ size, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, quick);
  const asked = await Promise.all(world.members.map((person) => respondentAccess(person, roundId)));
  return { ...world, lead, roundId, asked };
}

const stored = (roundId: string) =>
  systemDatabase()
    .select({ item: answers.itemId, value: answers.value })
    .from(answers)
    .innerJoin(respondents, eq(respondents.id, answers.respondentId))
    .where(eq(respondents.roundId, roundId));
const rowOf = async (roundId: string) =>
  (await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId)))[0];

describe('ending answering', () => {
  it('is for those who may, in rounds of their team, and once', async () => {
    const { lead, roundId, members, teamId } = await openWorld();
    const member = await teamAccess(members[0] as never, teamId);
    await expect(endAnswering(member, roundId)).rejects.toThrow(new Refused('not_allowed'));
    const stranger = await openWorld();
    await expect(endAnswering(stranger.lead, roundId)).rejects.toThrow(new Refused('unknown_round'));
    await expect(endAnswering(lead, 'no-id')).rejects.toThrow(new Refused('unknown_round'));
    expect((await rowOf(roundId))?.frozenAt).toBeNull();
    await endAnswering(lead, roundId);
    expect(await rowOf(roundId)).toMatchObject({ frozenBy: lead.userId, closedAt: null });
    await expect(endAnswering(lead, roundId)).rejects.toThrow(ended);
  });

  it('comes before publishing, and keeps the team at one round until then', async () => {
    const { lead, roundId } = await openWorld();
    await expect(publishRound(lead, roundId)).rejects.toThrow(new Refused('answers_open'));
    await endAnswering(lead, roundId);
    await expect(openRound(lead, quick)).rejects.toThrow(new Refused('round_already_open'));
    await publishRound(lead, roundId);
    await expect(endAnswering(lead, roundId)).rejects.toThrow(new Refused('round_closed'));
    await openRound(lead, quick);
  });

  it('leaves everything as it was saved: no answer, no finishing and nobody new', async () => {
    const { lead, roundId, asked, organizationId, teamId } = await openWorld();
    const [ana] = asked;
    if (!ana) throw new Error('There are five members.');
    await saveAnswers(ana, given(2));
    await endAnswering(lead, roundId);
    await expect(saveAnswers(ana, given(3))).rejects.toThrow(ended);
    await expect(finishAnswering(ana)).rejects.toThrow(ended);
    const late = await makePerson(organizationId, 'facilitator');
    await putInTeam(organizationId, teamId, await makePerson(organizationId));
    await joinTeam(await teamAccess(late, teamId));
    const people = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    expect(people).toHaveLength(5);
    expect(people.every(({ finishedAt }) => finishedAt === null)).toBe(true);
    expect(await stored(roundId)).toEqual([{ item: 'DEV-MS', value: '2' }]);
    // Nothing is lost for the person either.
    const seen = await questionnaire(ana, 'en');
    expect(seen.frozenAt).toBeInstanceOf(Date);
    expect(seen.answers).toMatchObject([{ itemId: 'DEV-MS', value: 2 }]);
  });

  it('shows what the answers propose only then', async () => {
    const { lead, roundId, asked } = await openWorld();
    for (const access of asked) await saveAnswers(access, given('NA'));
    expect(await closingOf(lead, roundId)).toMatchObject({ frozenAt: null, items: [] });
    await endAnswering(lead, roundId);
    expect((await closingOf(lead, roundId))?.items).toMatchObject([{ itemId: 'DEV-MS' }]);
  });

  it('keeps the answers of who is removed after it, so that the list tells nothing', async () => {
    const { lead, roundId, asked, organizationId, members, teamId } = await openWorld();
    const value = (person: number) => (person < 3 ? 'NA' : 2);
    for (const [person, access] of asked.entries()) await saveAnswers(access, given(value(person)));
    await endAnswering(lead, roundId);
    const before = (await closingOf(lead, roundId))?.items;
    const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
    const gone = members[0]?.userId ?? '';
    await removePerson(owner, gone);
    expect((await closingOf(lead, roundId))?.items).toEqual(before);
    expect(await stored(roundId)).toHaveLength(5);
    const people = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    expect(people.map(({ userId }) => userId)).not.toContain(gone);
    expect(await openRoundOf(await teamAccess(members[1] as never, teamId))).toMatchObject({ invited: 5 });
    await publishRound(lead, roundId, [{ itemId: 'DEV-MS', reason: null }]);
    expect(await stored(roundId)).toHaveLength(5);
  });

  it('takes away what somebody answered who is removed before it', async () => {
    const { roundId, asked, organizationId, members } = await openWorld();
    for (const access of asked) await saveAnswers(access, given(2));
    const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
    await removePerson(owner, members[0]?.userId ?? '');
    expect(await stored(roundId)).toHaveLength(4);
  });
});

describe('answers that arrive at the moment of the end', () => {
  it('are either acknowledged and kept, or refused and not', async () => {
    const { lead, roundId, asked } = await openWorld(6);
    const items = leaves(builtInModel()).filter(({ framework }) => framework === 'DEV');
    const saving = asked.flatMap((access) =>
      items.map(({ id }) =>
        saveAnswers(access, given(3, id)).then(
          () => 1,
          (error) => {
            expect(error).toEqual(ended);
            return 0;
          },
        ),
      ),
    );
    const end = new Promise((resolve) => setTimeout(resolve, 15)).then(() => endAnswering(lead, roundId));
    const [acknowledged] = await Promise.all([Promise.all(saving), end]);
    const kept = await stored(roundId);
    expect(kept).toHaveLength(acknowledged.reduce<number>((sum, one) => sum + one, 0));
    // And nothing comes after: what is there when it has ended is there when it is published.
    await publishRound(lead, roundId);
    expect(await stored(roundId)).toHaveLength(kept.length);
  });

  it('cannot meet two ends: one wins', async () => {
    const { lead, roundId } = await openWorld();
    const outcomes = await Promise.allSettled([endAnswering(lead, roundId), endAnswering(lead, roundId)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('do not slip in while a joining person is asked', async () => {
    const { lead, roundId, organizationId, teamId } = await openWorld();
    const late = await makePerson(organizationId, 'facilitator');
    const joining = await teamAccess(late, teamId);
    await Promise.all([endAnswering(lead, roundId), joinTeam(joining)]);
    const { frozenAt } = (await rowOf(roundId)) ?? {};
    const people = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    const them = people.find(({ userId }) => userId === late.userId);
    // Whoever was faster: nobody is asked in a round after its end.
    if (them && frozenAt) expect(them.invitedAt.getTime()).toBeLessThanOrEqual(frozenAt.getTime());
  });
});
