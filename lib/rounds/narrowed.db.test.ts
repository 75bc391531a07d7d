import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { respondents, rounds } from '@/db/schema';
import { makePerson, makeWorld, putInTeam, respondentAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { builtInModel } from '@/lib/model/load';
import { getResults } from '@/lib/results/queries';
import { askedItems } from '@/lib/scoring';
import { joinTeam } from '@/lib/teams/commands';
import { saveAnswers } from './answers';
import { roundChoices } from './choices';
import { openRound } from './commands';
import { openRoundForm } from './schema';
import { closeRound } from './testing';

withDatabase();

const form = { name: 'Q1', mode: 'quick', format: 'anonymous' } as const;
const ALL = ['DEV', 'DAT', 'MLO'] as const;

async function openWorld(size = 6) {
  const world = await makeWorld({ size, scope: [...ALL] });
  return { ...world, lead: await teamAccess(world.facilitator, world.teamId) };
}

const askedIds = async (roundId: string) =>
  (await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId))).map(
    ({ userId }) => userId,
  );

describe('a round of some people', () => {
  it('asks those and nobody else who was there, and whoever joins while it is open', async () => {
    const { lead, members, organizationId, teamId } = await openWorld();
    const chosen = members.slice(0, 4).map(({ userId }) => userId);
    const stranger = await makePerson(organizationId);
    const id = await openRound(lead, { ...form, people: [...chosen, stranger.userId] });
    expect((await askedIds(id)).toSorted()).toEqual(chosen.toSorted());
    const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, id));
    expect(round?.askedAtOpening).toBe(4);
    const late = await makePerson(organizationId, 'facilitator');
    await joinTeam(await teamAccess(late, teamId));
    expect(await askedIds(id)).toContain(late.userId);
    expect(await askedIds(id)).not.toContain(members[5]?.userId);
  });

  it('needs somebody, and only the one who writes where a consensus is written', async () => {
    const { lead, members, organizationId } = await openWorld(3);
    const stranger = await makePerson(organizationId);
    await expect(openRound(lead, { ...form, people: [stranger.userId] })).rejects.toThrow('no_team_members');
    const people = members.map(({ userId }) => userId);
    const id = await openRound(lead, { ...form, format: 'consensus', people });
    expect(await askedIds(id)).toEqual([lead.userId]);
  });

  it('is shown from as many answers on as any other', async () => {
    const { lead, members, teamId } = await openWorld();
    const chosen = members.slice(0, 3);
    const id = await openRound(lead, { ...form, people: chosen.map(({ userId }) => userId) });
    for (const person of chosen) {
      const items = askedItems(builtInModel(), 'quick', null, [...ALL]);
      await saveAnswers(
        await respondentAccess(person, id),
        items.map((itemId) => ({ itemId, value: 2, answeredAt: Date.now() })),
      );
    }
    await closeRound(lead, id);
    const shown = async (person: (typeof members)[number]) =>
      (await getResults(await teamAccess(person, teamId), id))?.rows.filter(({ score }) => score !== null)
        .length;
    expect(await shown(chosen[0] as never)).toBeGreaterThan(0);
    // Of the team, and not asked: from five on, like everybody else outside.
    expect(await shown(members[5] as never)).toBe(0);
  });
});

describe('a round about some frameworks', () => {
  it('asks and scores those, and is not compared with a whole one', async () => {
    const { lead, members, teamId } = await openWorld(5);
    async function publish(scope?: ('DEV' | 'DAT' | 'MLO')[]) {
      const id = await openRound(lead, { ...form, ...(scope ? { scope } : {}) });
      for (const person of members) {
        const items = askedItems(builtInModel(), 'quick', null, scope ?? [...ALL]);
        const access = await respondentAccess(person, id);
        const { saved } = await saveAnswers(
          access,
          askedItems(builtInModel(), 'quick', null, [...ALL]).map((itemId) => ({
            itemId,
            value: scope ? 1 : 3,
            answeredAt: Date.now(),
          })),
        );
        expect(saved.toSorted()).toEqual(items.toSorted());
      }
      await closeRound(lead, id);
      return id;
    }
    await publish();
    const id = await publish(['DAT']);
    const results = await getResults(await teamAccess(members[0] as never, teamId), id);
    const frameworks = results?.rows.filter(({ scope }) => scope === 'framework').map(({ id: of }) => of);
    expect(frameworks).toEqual(['DAT']);
    const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, id));
    expect(round).toMatchObject({ scope: ['DAT'], notComparable: 'weight' });
    expect(results?.rows.every(({ change }) => change?.delta == null)).toBe(true);
    // The next whole one goes on from the whole one before.
    const next = await publish();
    const [after] = await systemDatabase().select().from(rounds).where(eq(rounds.id, next));
    expect(after?.notComparable).toBeNull();
    expect(after?.comparedWith).not.toBe(id);
  });

  it('has none that the team is not scored on', async () => {
    const world = await makeWorld({ size: 3, scope: ['DEV'] });
    const lead = await teamAccess(world.facilitator, world.teamId);
    await expect(openRound(lead, { ...form, scope: ['MLO'] })).rejects.toThrow('model_asks_nothing');
  });
});

describe('what a round would ask', () => {
  it('follows who and what is chosen', async () => {
    const { lead, members, organizationId, teamId } = await openWorld(2);
    const owner = await makePerson(organizationId);
    await putInTeam(organizationId, teamId, owner, 'PO');
    const all = await roundChoices(lead, 'en', 5);
    expect([all.people, all.team.length]).toEqual([3, 3]);
    const some = await roundChoices(lead, 'en', 5, {
      scope: ['DEV'],
      people: [owner.userId, members[0]?.userId ?? ''],
    });
    expect([some.people, some.team.length]).toEqual([2, 3]);
    const [whole, part] = [all, some].map(({ models }) => models[0]?.loads.quick);
    expect(part?.questions).toBe(19 - askedItems(builtInModel(), 'quick', null, ['DAT']).length);
    expect(part?.questions).toBeLessThan(whole?.questions ?? 0);
    expect(part?.roles.map(({ people }) => people)).toEqual([1, 1]);
    expect(part?.unscored).toBe(part?.questions);
    expect((await roundChoices(lead, 'en', 5, { scope: [], people: [] })).people).toBe(0);
  });
});

describe('the form of a round', () => {
  const sent = { name: 'Q1', mode: 'quick', format: 'anonymous' };

  it('asks for one tick where it asks, and takes everything where it does not', () => {
    expect(openRoundForm.parse(sent)).toMatchObject({ name: 'Q1' });
    expect(openRoundForm.parse({ ...sent, scope: ['', 'DEV'] })).toMatchObject({ scope: ['DEV'] });
    const none = openRoundForm.safeParse({ ...sent, scope: '', people: '' });
    expect(none.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['scope', 'tick_one'],
      ['people', 'tick_one'],
    ]);
    expect(openRoundForm.safeParse({ ...sent, format: 'consensus', people: '' }).success).toBe(true);
  });
});
