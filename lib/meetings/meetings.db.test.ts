import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { meetings, naDecisions, organizations, roundInsiders } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { Refused } from '@/lib/access/refused';
import type { TeamAccess } from '@/lib/access/types';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { removePerson } from '@/lib/organizations/commands';
import { getResults } from '@/lib/results/queries';
import { saveAnswers } from '@/lib/rounds/answers';
import { endAnswering, openRound, publishRound } from '@/lib/rounds/commands';
import { closingOf } from '@/lib/rounds/not-applicable';
import { cancelRound } from '@/lib/rounds/take-back';
import { answerAll, openQuick, QUICK_ITEMS } from '@/lib/rounds/testing';
import { beginMeeting } from './begin';
import { moveMeeting, writeDownItem } from './commands';
import { getMeeting } from './queries';

withDatabase();

const refused = (reason: ConstructorParameters<typeof Refused>[0], field?: string) =>
  new Refused(reason, field);

/** A team of so many whose answers to a quick round are frozen. */
async function frozenWorld(size = 6) {
  const world = await makeWorld({ size, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openQuick(lead);
  for (const [i, person] of world.members.entries()) await answerAll(person, roundId, i % 2 === 0 ? 0 : 3);
  await endAnswering(lead, roundId);
  return { ...world, lead, roundId, one: world.members[0] as TestPerson };
}

const roomOf = async (access: TeamAccess, roundId: string) => {
  const room = (await getMeeting(access, roundId))?.room;
  if (!room) throw new Error('The meeting has begun.');
  return room;
};

describe('what a meeting shows', () => {
  it('is what the publication tells each person, before and after it, also when somebody leaves in between', async () => {
    const { organizationId, teamId, lead, roundId, members, one } = await frozenWorld();
    const owner = await makePerson(organizationId, 'owner');
    await beginMeeting(lead, roundId);
    const inside = await teamAccess(one, teamId);
    const people = [lead, inside];
    const before = await Promise.all(people.map((access) => roomOf(access, roundId)));
    await removePerson(await organizationAccess(owner, organizationId), members[3]?.userId ?? '');
    const between = await Promise.all(people.map((access) => roomOf(access, roundId)));
    await publishRound(lead, roundId);
    for (const [i, access] of people.entries()) {
      const after = await roomOf(access, roundId);
      expect(between[i]?.items).toEqual(before[i]?.items);
      expect(after.items).toEqual(before[i]?.items);
      const results = await getResults(access, roundId);
      for (const { id, seen } of after.items) {
        const row = results?.rows.find((row) => row.id === id);
        expect(row).toMatchObject({
          status: seen?.status,
          score: seen?.score,
          level: seen?.level,
          n: seen?.n,
          ad: seen?.ad,
          agreement: seen?.agreement,
        });
        expect(seen?.counts?.reduce((sum, many) => sum + many, 0)).toBe(row?.n);
      }
    }
  });

  it('is a score without a drawing for four, and nothing for who looks from outside', async () => {
    const { teamId, lead, roundId, one } = await frozenWorld(4);
    await beginMeeting(lead, roundId);
    const inside = await roomOf(await teamAccess(one, teamId), roundId);
    const outside = await roomOf(lead, roundId);
    expect(inside.items.every(({ seen }) => seen?.score !== null && seen?.counts === null)).toBe(true);
    expect(outside.items.every(({ seen }) => seen?.status === 'hidden' && seen.counts === null)).toBe(true);
    // The order says nothing either: both have that of the model.
    for (const { items } of [inside, outside]) {
      expect(items.map(({ id }) => id)).toEqual(QUICK_ITEMS);
      expect(items.every(({ why }) => why === null)).toBe(true);
    }
  });

  it('hides at once, order included, when an organization asks for more people outside a team', async () => {
    const { organizationId, teamId, lead, roundId, one } = await frozenWorld(6);
    await beginMeeting(lead, roundId);
    const before = await roomOf(lead, roundId);
    expect(before.items.map(({ id }) => id)).not.toEqual(QUICK_ITEMS);
    await systemDatabase()
      .update(organizations)
      .set({ outsideThreshold: 9 })
      .where(eq(organizations.id, organizationId));
    const outside = await roomOf(lead, roundId);
    const inside = await roomOf(await teamAccess(one, teamId), roundId);
    expect(outside.items.every(({ seen }) => seen?.status === 'hidden')).toBe(true);
    expect(inside.items.every(({ seen }) => seen?.counts !== null)).toBe(true);
    for (const { items } of [inside, outside]) expect(items.map(({ id }) => id)).toEqual(QUICK_ITEMS);
  });
});

describe('the beginning', () => {
  it('comes after answering, once, by somebody who leads, and in no consensus', async () => {
    const world = await makeWorld({ size: 5, scope: ['DEV'] });
    const lead = await teamAccess(world.facilitator, world.teamId);
    const roundId = await openQuick(lead);
    for (const person of world.members) await answerAll(person, roundId, 2);
    await expect(beginMeeting(lead, roundId)).rejects.toThrow(refused('answers_open'));
    await endAnswering(lead, roundId);
    const member = await teamAccess(world.members[0] as TestPerson, world.teamId);
    await expect(beginMeeting(member, roundId)).rejects.toThrow(refused('not_allowed'));
    const both = await Promise.allSettled([beginMeeting(lead, roundId), beginMeeting(lead, roundId)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(beginMeeting(lead, roundId)).rejects.toThrow(refused('overtaken'));
    const elsewhere = await makeWorld({ size: 1 });
    const other = await teamAccess(elsewhere.facilitator, elsewhere.teamId);
    await expect(beginMeeting(other, roundId)).rejects.toThrow(refused('unknown_round'));
    expect(await getMeeting(other, roundId)).toBeNull();
    const agreed = await openRound(other, { name: 'Q', mode: 'quick', format: 'consensus' });
    await endAnswering(other, agreed);
    await expect(beginMeeting(other, agreed)).rejects.toThrow(refused('unknown_round'));
  });

  it('decides what does not apply before anything is shown, and the publication keeps that', async () => {
    const { lead, roundId, members, organizationId } = await (async () => {
      const world = await makeWorld({ size: 6, scope: ['DEV'] });
      const access = await teamAccess(world.facilitator, world.teamId);
      const id = await openQuick(access);
      for (const [i, person] of world.members.entries()) {
        await answerAll(person, id, i);
        if (i < 4)
          await saveAnswers(await respondentAccess(person, id), [
            { itemId: 'DEV-MS', value: 'NA', answeredAt: Date.now() + 1 },
          ]);
      }
      await endAnswering(access, id);
      return { ...world, lead: access, roundId: id };
    })();
    expect(members).toHaveLength(6);
    await expect(beginMeeting(lead, roundId)).rejects.toThrow(refused('decisions_open'));
    expect((await getMeeting(lead, roundId))?.room).toBeNull();
    const reason = 'There is only one small program here.';
    await beginMeeting(lead, roundId, [{ itemId: 'DEV-MS', reason }]);
    const { items, decided } = await roomOf(lead, roundId);
    expect(items.map(({ id }) => id)).not.toContain('DEV-MS');
    expect(decided.get('DEV-MS')?.reason).toBe(reason);
    expect((await closingOf(lead, roundId))?.items).toEqual([]);
    // From a form that was drawn before it began.
    await expect(publishRound(lead, roundId, [{ itemId: 'DEV-MS', reason: null }])).rejects.toThrow(
      refused('decisions_open'),
    );
    await publishRound(lead, roundId);
    const results = await getResults(lead, roundId);
    expect(results?.rows.find(({ id }) => id === 'DEV-MS')?.status).toBe('not_applicable');
    const kept = await systemDatabase()
      .select()
      .from(naDecisions)
      .where(and(eq(naDecisions.organizationId, organizationId), eq(naDecisions.roundId, roundId)));
    expect(kept).toHaveLength(1);
  });

  it('goes with a round that is cancelled', async () => {
    const { lead, roundId } = await frozenWorld();
    await beginMeeting(lead, roundId);
    await cancelRound(lead, roundId);
    expect(await getMeeting(lead, roundId)).toBeNull();
    for (const table of [meetings, roundInsiders, naDecisions])
      expect(await systemDatabase().select().from(table).where(eq(table.roundId, roundId))).toEqual([]);
  });
});

describe('leading it', () => {
  it('moves everybody, refuses a screen that is behind, and passes into other hands', async () => {
    const { organizationId, teamId, lead, roundId, one } = await frozenWorld();
    const second = await makePerson(organizationId, 'facilitator');
    await putInTeam(organizationId, teamId, second);
    const other = await teamAccess(second, teamId);
    await beginMeeting(lead, roundId);
    const way = (await roomOf(lead, roundId)).items.map(({ id }) => id);
    await moveMeeting(lead, roundId, { version: 0, move: 'next' });
    const follower = await teamAccess(one, teamId);
    expect((await roomOf(follower, roundId)).itemId).toBe(way[0]);
    await expect(moveMeeting(other, roundId, { version: 0, move: 'skip' })).rejects.toThrow(
      refused('overtaken'),
    );
    const both = await Promise.allSettled([
      moveMeeting(lead, roundId, { version: 1, move: 'next' }),
      moveMeeting(other, roundId, { version: 1, move: 'lead' }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { version } = await roomOf(lead, roundId);
    await moveMeeting(other, roundId, { version, move: 'lead' });
    expect((await roomOf(lead, roundId)).ledBy?.id).toBe(second.userId);
    await expect(moveMeeting(follower, roundId, { version: version + 1, move: 'next' })).rejects.toThrow(
      refused('not_allowed'),
    );
    await expect(
      moveMeeting(lead, roundId, { version: version + 1, move: { to: 'DEV-nothing' } }),
    ).rejects.toThrow(refused('unknown_practice'));
    await publishRound(lead, roundId);
    await expect(moveMeeting(lead, roundId, { version: version + 1, move: 'next' })).rejects.toThrow(
      refused('round_closed'),
    );
  });

  it('writes down what is agreed beside the silent score, with a reason, and tells who was slower', async () => {
    const { lead, roundId, one, teamId } = await frozenWorld();
    await beginMeeting(lead, roundId);
    const [first] = (await roomOf(lead, roundId)).items;
    const itemId = first?.id ?? '';
    await expect(writeDownItem(lead, roundId, { itemId, agreed: 2 })).rejects.toThrow(
      refused('agreed_needs_reason', 'reason'),
    );
    await expect(writeDownItem(lead, roundId, { itemId, ownerId: lead.userId })).rejects.toThrow(
      refused('not_a_member', 'ownerId'),
    );
    await writeDownItem(lead, roundId, {
      ...{ itemId, agreed: 2, reason: 'Only the main branch is built.', note: 'Ask Ana.' },
      ownerId: one.userId,
    });
    const slower = writeDownItem(lead, roundId, { itemId, agreed: 3 }, { agreed: null });
    await expect(slower).rejects.toThrow(ChangedMeanwhile);
    await writeDownItem(lead, roundId, { itemId, note: 'Ask Ana on Friday.' }, { note: 'Ask Ana.' });
    const made = (await roomOf(lead, roundId)).items.find(({ id }) => id === itemId)?.made;
    expect(made).toMatchObject({
      state: 'discussed',
      agreed: 2,
      reason: 'Only the main branch is built.',
      note: 'Ask Ana on Friday.',
      owner: { id: one.userId },
    });
    await publishRound(lead, roundId);
    const results = await getResults(await teamAccess(one, teamId), roundId);
    const row = results?.rows.find(({ id }) => id === itemId);
    expect(row?.score).toBe(first?.seen?.score);
    await expect(writeDownItem(lead, roundId, { itemId, agreed: null })).rejects.toThrow(
      refused('round_closed'),
    );
  });
});
