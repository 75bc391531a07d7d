import { describe, expect, it } from 'vitest';
import { makePerson, makeTeam, organizationAccess, putInTeam, type TestPerson } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { FrameworkId } from '@/lib/model/schema';
import { answeredRound, scoredWorld } from '@/lib/plans/testing/closed-round';
import { filtersFrom } from './filters';
import { heatMapPage } from './heat';
import { heatAddressFrom } from './heat-address';
import { organizationLine } from './org-line';
import { steadiedTeams } from './steadied-teams';
import { summaryFacts } from './summary';
import { summarySheet } from './summary-sheet';
import { weaknessSentence } from './weakness-words';

withDatabase();

type World = Awaited<ReturnType<typeof scoredWorld>>;

async function anotherTeam(
  world: World,
  size: number,
  value: (person: number) => 0 | 1 | 2 | 3 | 4,
  scope: FrameworkId[] = ['DEV'],
) {
  const teamId = await makeTeam(world.organizationId, scope);
  const members: TestPerson[] = [];
  for (let i = 0; i < size; i++) {
    const person = await makePerson(world.organizationId);
    await putInTeam(world.organizationId, teamId, person, 'DE');
    members.push(person);
  }
  await answeredRound({ facilitator: world.facilitator, teamId, members }, 'full', (_, person) =>
    value(person),
  );
  return teamId;
}

const now = () => new Date(Date.now() + 1_000);

/** Three teams that answered 1, 2 and 3, and what a facilitator reads of all. */
async function threeTeams() {
  const world = await scoredWorld(5, () => 1, ['DEV']);
  await anotherTeam(world, 5, () => 2);
  await anotherTeam(world, 5, () => 3);
  const access = await organizationAccess(world.facilitator, world.organizationId);
  const look = { filters: filtersFrom({}), lang: 'en' as const, now: now() };
  return { world, access, look };
}

describe('the line, the steadied scores and the summary', () => {
  it('are of the teams that are shown', async () => {
    const { world, access, look } = await threeTeams();
    const facts = await summaryFacts(access, { ...look, now: now() });
    expect(facts).toMatchObject({ teams: 3, shown: 3, hidden: 0 });
    const [point] = facts.line.lines[0]?.points.slice(-1) ?? [];
    expect(point?.mean).toBeCloseTo(2, 9);
    expect(point).toMatchObject({ teams: 3, of: 3 });
    // Two of three are below 3 in every principle that they share.
    expect(facts.weaknesses[0]).toMatchObject({ below: 2, of: 3, far: 1 });
    const said = weaknessSentence('en', facts);
    expect(said).toMatch(
      /^Teams are furthest below .* 1 of 3 with a result are two levels or more below in each\./,
    );
    // The mean is the map's: of quick and longer rounds together, as it says.
    const address = heatAddressFrom({ columns: 'frameworks' });
    const { means } = await heatMapPage(access, { ...look, address });
    expect(facts.where).toEqual(means.get('overall'));
    expect(summarySheet(facts, 'en', null).answers[0]?.answer).toBe(
      '2.00 out of 4 overall on average, over the newest results of 3 of 3 teams.',
    );
    expect(facts.roles.missing.every(({ role, teams }) => role !== 'DE' && teams === 3)).toBe(true);
    expect(facts.work).toMatchObject({ open: 0, overdue: 0, lateRounds: 0, dueTeams: 0 });
    expect(await steadiedTeams(access, { ...look, kind: 'practices' })).toBeNull();
    await anotherTeam(world, 5, () => 2);
    await anotherTeam(world, 5, () => 1);
    const scores = await steadiedTeams(access, { ...look, kind: 'practices' });
    expect(scores?.teams).toHaveLength(5);
    expect(scores?.mean).toBeCloseTo(1.8, 1);
  });

  it('give nothing of a hidden team away', async () => {
    const told: unknown[] = [];
    for (const value of [0, 4] as const) {
      const { world, access, look } = await threeTeams();
      const before = await summaryFacts(access, { ...look, now: now() });
      await anotherTeam(world, 3, () => value);
      const after = await summaryFacts(access, { ...look, now: now() });
      expect(after).toMatchObject({ teams: 4, shown: 3, hidden: 1 });
      expect(after.line).toEqual(before.line);
      expect(after.weaknesses).toEqual(before.weaknesses);
      expect(after.moved.finding).toEqual(before.moved.finding);
      told.push({ ...after, moved: after.moved.finding });
    }
    expect(told[0]).toEqual(told[1]);
  });

  it('are of one framework where the page is narrowed down to it', async () => {
    const world = await scoredWorld(5, () => 1, ['DEV', 'DAT']);
    for (const value of [1, 2] as const) await anotherTeam(world, 5, () => value, ['DEV', 'DAT']);
    const access = await organizationAccess(world.facilitator, world.organizationId);
    const narrowed = { filters: filtersFrom({ framework: 'DAT' }), lang: 'en' as const, now: now() };
    const { weaknesses, line } = await summaryFacts(access, narrowed);
    expect(new Set(weaknesses.map(({ framework }) => framework))).toEqual(new Set(['DAT']));
    expect(line.lines.map(({ id }) => id)).toEqual(['DAT']);
  });

  it('say that plans are told as they are today, whatever day the rest is as of', async () => {
    const { access } = await threeTeams();
    const workOn = async (params: Record<string, string>) => {
      const look = {
        filters: filtersFrom(params),
        lang: 'en' as const,
        now: new Date('2031-03-10T15:00:00Z'),
      };
      const sheet = summarySheet(await summaryFacts(access, look), 'en', null);
      return sheet.answers.find(({ id }) => id === 'work')?.answer;
    };
    expect(await workOn({})).toBe('No plan has steps yet.');
    expect(await workOn({ at: '2031-03-10' })).toBe('No plan has steps yet.');
    expect(await workOn({ at: '2031-03-09' })).toBe('Told as of today. No plan has steps yet.');
  });

  it('are of a member’s own teams only', async () => {
    const { world } = await threeTeams();
    const [member] = world.members;
    if (!member) throw new Error('A team has people.');
    const access = await organizationAccess(member, world.organizationId);
    const facts = await summaryFacts(access, { filters: filtersFrom({}), lang: 'en', now: now() });
    expect(facts).toMatchObject({ teams: 1, shown: 1 });
    const line = await organizationLine(access, { filters: filtersFrom({}), now: now(), kind: null });
    expect(line.lines).toEqual([]);
  });
});
