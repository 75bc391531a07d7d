import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { answers, respondents } from '@/db/schema';
import { respondentAccess, signedIn, type TestPerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { Refused } from '@/lib/access/refused';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { getResults, listRounds } from '@/lib/results/queries';
import { saveAnswers } from './answers';
import { endAnswering, publishRound } from './commands';
import { openRoundOf } from './queries';
import { removedRound } from './removed';
import { cancelRound, renameRound, restoreRound } from './take-back';
import { answerAll, openQuick, publishedWorld, QUICK_ITEMS } from './testing';

withDatabase();

const gone = new Refused('unknown_round');
const ALL = [0, 1, 2, 3, 4, 5, 6, 7];

describe('a round can be renamed', () => {
  it('while it is open, frozen and published, by who may open one', async () => {
    const { lead, members, teamId } = await publishedWorld();
    const id = await openQuick(lead);
    await renameRound(lead, id, { name: 'Open' });
    expect((await openRoundOf(lead))?.name).toBe('Open');
    for (const i of ALL) await answerAll(members[i] as TestPerson, id, i);
    await endAnswering(lead, id);
    await renameRound(lead, id, { name: 'Frozen' });
    await publishRound(lead, id);
    expect((await getResults(lead, id))?.history.get('overall overall')?.[0]?.roundName).toBe('Frozen');
    await renameRound(lead, id, { name: 'Published' }, { name: 'Frozen' });
    const results = await getResults(lead, id);
    expect(results?.round.name).toBe('Published');
    expect(results?.history.get('overall overall')?.[0]?.roundName).toBe('Published');
    const member = await teamAccess(members[0] as TestPerson, teamId);
    await expect(renameRound(member, id, { name: 'No' })).rejects.toThrow(new Refused('not_allowed'));
  });

  it('but not over a name that somebody else gave meanwhile', async () => {
    const { lead } = await publishedWorld();
    const id = await openQuick(lead, 'Now');
    await expect(renameRound(lead, id, { name: 'Mine' }, { name: 'Seen' })).rejects.toThrow(ChangedMeanwhile);
    await expect(renameRound(lead, crypto.randomUUID(), { name: 'x' })).rejects.toThrow(gone);
    await expect(renameRound(lead, 'not-an-id', { name: 'x' })).rejects.toThrow(gone);
  });
});

describe('a round that is not published can be cancelled', () => {
  it.each(['open', 'frozen'] as const)('while it is %s: for everybody, with its answers', async (state) => {
    const { lead, members, teamId } = await publishedWorld(ALL);
    const person = members[0] as TestPerson;
    const id = await openQuick(lead, 'Mistake');
    await answerAll(person, id, 2);
    if (state === 'frozen') await endAnswering(lead, id);
    const member = await teamAccess(person, teamId);
    await expect(cancelRound(member, id)).rejects.toThrow(new Refused('not_allowed'));
    await cancelRound(lead, id);
    expect(await openRoundOf(member)).toBeNull();
    expect((await listRounds(member)).map(({ name }) => name)).toEqual(['Q1']);
    expect(await findRespondentAccess(await signedIn(person), id)).toBeNull();
    expect(await removedRound(member, id)).toMatchObject({
      name: 'Mistake',
      published: false,
      canReturn: false,
    });
    expect(await systemDatabase().$count(respondents, eq(respondents.roundId, id))).toBe(0);
    for (const again of [cancelRound, endAnswering, publishRound, restoreRound])
      await expect(again(lead, id)).rejects.toThrow(gone);
    // There is room for another one.
    await openQuick(lead, 'Right');
    expect((await openRoundOf(member))?.name).toBe('Right');
  });

  it('no answer comes in while it is cancelled, and no other way round', async () => {
    const { lead, members } = await publishedWorld();
    const id = await openQuick(lead);
    const access = await Promise.all(members.map((one) => respondentAccess(one, id)));
    const one = { itemId: QUICK_ITEMS[0] ?? '', value: 3, answeredAt: Date.now() };
    const outcomes = await Promise.allSettled([
      ...access.slice(0, 4).map((person) => saveAnswers(person, [one])),
      cancelRound(lead, id),
      ...access.slice(4).map((person) => saveAnswers(person, [one])),
    ]);
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    for (const error of failed) expect(error).toEqual(new Refused('answers_ended'));
    expect(await systemDatabase().$count(respondents, eq(respondents.roundId, id))).toBe(0);
    const left = await systemDatabase()
      .select()
      .from(answers)
      .where(eq(answers.organizationId, lead.organizationId));
    expect(left).toEqual([]);
  });

  it('once, and not when it is published', async () => {
    const { lead, ids } = await publishedWorld(ALL);
    await expect(cancelRound(lead, ids[0])).rejects.toThrow(new Refused('round_closed'));
    const id = await openQuick(lead);
    const twice = await Promise.allSettled([cancelRound(lead, id), cancelRound(lead, id)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
