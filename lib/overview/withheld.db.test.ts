import { and, eq, inArray, lt, notInArray } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { memberships, publishedChanges, publishedRows, rounds, steps } from '@/db/schema';
import {
  makePerson,
  makeTeam,
  organizationAccess,
  putInTeam,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { gapsCsv } from '@/lib/exports/gaps-csv';
import { heatCsv } from '@/lib/exports/heat-csv';
import { movedCsv } from '@/lib/exports/moved-csv';
import { rolesCsv } from '@/lib/exports/roles-csv';
import { workCsv } from '@/lib/exports/work-csv';
import { addToPlan, moveStep } from '@/lib/plans/commands';
import { listSteps } from '@/lib/plans/queries';
import { answeredRound, scoredWorld } from '@/lib/plans/testing/closed-round';
import { sideBySide } from '@/lib/results/side-by-side';
import { filtersFrom } from './filters';
import { heatMapPage } from './heat';
import { heatAddressFrom } from './heat-address';
import { movedPage } from './moved';
import { organizationLine } from './org-line';
import { readWork, readWorkForFile } from './read-work';
import { listTeamRoles } from './roles';
import { steadiedTeams } from './steadied-teams';
import { summaryFacts } from './summary';
import { weaknessSentence } from './weakness-words';
import { findWeaknesses } from './weaknesses';

// What is remembered would hide that something else was read.
vi.mock('@/lib/kept', () => ({
  Kept: class {
    get() {}
    set() {}
  },
}));

withDatabase();

const PRACTICE = 'DEV-COL-1';
const EARLIER = new Date('2026-02-01T12:00:00Z');
const given = (seed: number) => (item: string, person: number) =>
  ((item.charCodeAt(item.length - 1) + item.charCodeAt(4) + person * seed) % 5) as 0 | 1 | 2 | 3 | 4;

/** Teams of six to two people with two rounds each; some people say nothing in one of them, and each team finished a step. */
async function organization() {
  const world = await scoredWorld(6, given(1));
  const teams: { teamId: string; members: readonly TestPerson[]; rounds: string[] }[] = [
    { ...world, rounds: [world.roundId] },
  ];
  for (const [index, size] of [5, 5, 5, 4, 3, 2].entries()) {
    const teamId = await makeTeam(world.organizationId, ['DEV']);
    const members: TestPerson[] = [];
    for (let i = 0; i < size; i++) {
      const person = await makePerson(world.organizationId);
      await putInTeam(world.organizationId, teamId, person, 'DE');
      members.push(person);
    }
    const first = await answeredRound({ ...world, teamId, members }, 'full', given(index + 2));
    teams.push({ teamId, members, rounds: [first] });
  }
  for (const [index, { teamId, members, rounds }] of teams.entries()) {
    const [one] = members;
    if (!one || !rounds[0]) throw new Error('A team has people and a round.');
    const access = await teamAccess(one, teamId);
    const step = { roundId: rounds[0], practiceId: PRACTICE, ownerId: null, dueDate: null };
    // Who sees no score of the practice cannot plan it.
    await addToPlan(access, { ...step, targetLevel: 4 }).catch(() => null);
    const [planned] = await listSteps(access);
    if (planned) await moveStep(access, { stepId: planned.id, move: 'finish' });
    // In one of the larger teams too few answer again: its older round is what people outside see.
    const value = given(index + 5);
    const again = await answeredRound({ ...world, teamId, members }, 'full', (item, person) =>
      (index === 1 && person > 2) || (index === 2 && person === 0 && item === PRACTICE)
        ? 'SKIP'
        : value(item, person),
    );
    rounds.push(again);
  }
  for (const [index, { rounds: own }] of teams.entries()) {
    const [first = '', second = ''] = own;
    await systemDatabase().update(rounds).set({ closedAt: EARLIER }).where(eq(rounds.id, first));
    // Of some the two were not compared when the later one was published: what is told of them is made of both rounds' rows.
    if (index % 2 === 0)
      await systemDatabase().update(rounds).set({ comparedWith: null }).where(eq(rounds.id, second));
  }
  return { ...world, teams };
}

type World = Awaited<ReturnType<typeof organization>>;

/** Everything that the pages and files of an organization are made of, and every team's rounds side by side. */
async function allOf(person: TestPerson, { organizationId, teams }: World) {
  const access = await organizationAccess(person, organizationId);
  const now = new Date(Date.parse('2099-01-01'));
  const lang = 'en' as const;
  const told: unknown[] = [];
  for (const said of [{}, { framework: 'DEV', at: '2098-12-31', since: '2026-03-01' }]) {
    const filters = filtersFrom(said);
    for (const address of [{}, { sort: 'overall', dir: 'desc' }, { columns: 'DEV-COL', sort: PRACTICE }]) {
      const look = { filters, address: heatAddressFrom(address), lang, now };
      const page = await heatMapPage(access, look);
      told.push(page, heatCsv(page, { lang, timeZone: access.timeZone }));
    }
    const pages = { page: 1, load: 1, open: 1, due: 1 };
    const chosen = { state: 'done' as const, owner: null };
    const weaknesses = await findWeaknesses(access, filters, lang);
    const roles = await listTeamRoles(access, filters);
    told.push(
      await movedPage(access, { filters, lang, now, page: 1 }),
      await organizationLine(access, { filters, now, kind: null }),
      await steadiedTeams(access, { filters, kind: 'practices', lang }),
      movedCsv(await movedPage(access, { filters, lang, now, page: 'all' }), {
        lang,
        timeZone: access.timeZone,
      }),
      weaknesses,
      gapsCsv(weaknesses, lang),
      weaknessSentence(lang, weaknesses),
      roles,
      rolesCsv(roles.teams, roles.needed, lang),
      await summaryFacts(access, { filters, lang, now }),
      await readWork(access, filters, chosen, pages, now),
      workCsv(await readWorkForFile(access, filters, chosen, now), lang),
    );
  }
  for (const { teamId, rounds } of teams) {
    const [from, to] = rounds;
    const both = await sideBySide(await teamAccess(person, teamId), { from, to });
    if (!both) continue;
    const { changeOf, partsOf, ...rest } = both;
    const rows = both.to.rows.map(({ scope, id }) => [id, changeOf(scope, id), partsOf(scope, id)]);
    told.push(rest, rows);
  }
  return JSON.stringify(told, (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

/** Makes everything else that is published say something else: what is meant for higher thresholds only stays. */
async function scramble({ organizationId, teams }: World, threshold: number, inside: readonly string[]) {
  const others = [...inside, organizationId];
  const rows = and(
    eq(publishedRows.organizationId, organizationId),
    lt(publishedRows.upTo, threshold),
    notInArray(publishedRows.roundId, others),
  );
  const numbers = {
    score: 3.21,
    lo95: 3,
    hi95: 3.4,
    level: 3,
    levelLo: 3,
    levelHi: 3,
    n: 99,
    weakest: 'DEV-CI',
  };
  const changed = await systemDatabase()
    .update(publishedRows)
    .set({ ...numbers, status: 'ok', margin: 0.3 })
    .where(rows)
    .returning({ roundId: publishedRows.roundId });
  await systemDatabase()
    .update(publishedChanges)
    .set({
      verdict: 'improved',
      reason: null,
      delta: 2.5,
      lo: 2,
      hi: 3,
      named: true,
      partItems: 1,
      partLeavers: 1,
      partJoiners: 1,
      partStayers: 1,
    })
    .where(
      and(
        eq(publishedChanges.organizationId, organizationId),
        lt(publishedChanges.upTo, threshold),
        notInArray(publishedChanges.roundId, others),
      ),
    );
  const hidden = teams.slice(4).flatMap(({ rounds }) => rounds.filter((id) => !inside.includes(id)));
  await systemDatabase()
    .update(steps)
    .set({ fromScore: 0.12, targetLevel: 3, effort: 77, gainOverall: 1, gainPrinciple: 2 })
    .where(and(eq(steps.organizationId, organizationId), inArray(steps.roundId, hidden)));
  return changed.length;
}

it('makes nothing of what the publishing rule withholds from whoever looks', async () => {
  const world = await organization();
  const outside = await makePerson(world.organizationId, 'manager');
  const [inside] = world.teams[4]?.members ?? [];
  if (!inside) throw new Error('A team has people.');
  await systemDatabase()
    .update(memberships)
    .set({ role: 'manager' })
    .where(and(eq(memberships.organizationId, world.organizationId), eq(memberships.userId, inside.userId)));
  const [before, own] = [await allOf(outside, world), await allOf(inside, world)];
  expect(own).not.toBe(before);
  // First what neither of them sees, then what only the one outside does not.
  expect(await scramble(world, 5, world.teams[4]?.rounds ?? [])).toBeGreaterThan(0);
  expect(await allOf(inside, world)).toBe(own);
  expect(await allOf(outside, world)).toBe(before);
  expect(await scramble(world, 5, [])).toBeGreaterThan(0);
  expect(await allOf(outside, world)).toBe(before);
  expect(await allOf(inside, world)).not.toBe(own);
}, 240_000);
