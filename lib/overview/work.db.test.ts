import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rounds, steps, teams } from '@/db/schema';
import { makePerson, organizationAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { OrganizationAccess } from '@/lib/access/types';
import { workCsv } from '@/lib/exports/work-csv';
import { adviceFor } from '@/lib/plans/advice';
import { addToPlan, editStep, moveStep } from '@/lib/plans/commands';
import { shownSteps } from '@/lib/plans/overview';
import { listSteps } from '@/lib/plans/queries';
import { answeredRound, scoredWorld } from '@/lib/plans/testing/closed-round';
import { openRound } from '@/lib/rounds/commands';
import { filtersFrom } from './filters';
import { readWork } from './read-work';
import { workFiltersFrom } from './work-filters';

withDatabase();

const all = filtersFrom({});
const first = { page: 1, load: 1, open: 1, due: 1 };
const TODAY = new Date('2031-03-10T15:00:00Z');
const work = (access: OrganizationAccess, asked: Record<string, string> = {}, now = TODAY, pages = first) =>
  readWork(access, filtersFrom(asked), workFiltersFrom(asked), pages, now);

const [HIDDEN, SHOWN] = ['DEV-COL-1', 'DEV-COL-3'];

/** Three of six answered what one of two steps is about: it is hidden outside. */
async function planned(level: 1 | 2) {
  const world = await scoredWorld(6, (item, person) => (item !== HIDDEN ? 1 : person > 2 ? 'DK' : level));
  const { insider, roundId } = world;
  for (const [practiceId, targetLevel] of [
    [HIDDEN, level === 1 ? 2 : 3],
    [SHOWN, 2],
  ] as const) {
    await addToPlan(insider, { roundId, practiceId, targetLevel, ownerId: null, dueDate: null });
  }
  const outside = await makePerson(world.organizationId, 'manager');
  return { ...world, outsider: await organizationAccess(outside, world.organizationId), outside };
}

describe('what is being done', () => {
  it('puts late steps first, then those nobody has taken, then those due soon, and counts each state', async () => {
    const { insider, insiderId, roundId, organizationId, facilitator } = await scoredWorld(6, () => 1, [
      'DEV',
      'DAT',
      'MLO',
    ]);
    const ready = (await adviceFor(insider, roundId))?.advice.ranking.slice(0, 5) ?? [];
    const dates = ['2031-03-20', null, '2031-03-09', '2031-03-12', null];
    const owners = [insiderId, null, insiderId, insiderId, insiderId];
    for (const [i, { step }] of ready.entries()) {
      await addToPlan(insider, {
        roundId,
        practiceId: step.practiceId,
        targetLevel: step.to,
        ownerId: owners[i] ?? null,
        dueDate: dates[i] ?? null,
      });
    }
    const added = await listSteps(insider);
    await moveStep(insider, { stepId: added[4]?.id ?? '', move: 'finish' });
    await moveStep(insider, { stepId: added[3]?.id ?? '', move: 'start' });
    const access = await organizationAccess(facilitator, organizationId);
    const found = await work(access);
    const order = [2, 1, 3, 0].map((i) => added[i]?.id);
    expect(found.steps.map(({ id }) => id)).toEqual(order);
    expect(found.counts).toMatchObject({ open: 4, overdue: 1, unowned: 1, started: 1, planned: 3, done: 1 });
    expect(found.counts.teams).toBe(1);
    const ids = async (asked: Record<string, string>) =>
      (await work(access, asked)).steps.map(({ id }) => id);
    expect(await ids({ state: 'overdue' })).toEqual([added[2]?.id]);
    expect(await ids({ state: 'unowned' })).toEqual([added[1]?.id]);
    expect(await ids({ state: 'done' })).toEqual([added[4]?.id]);
    expect(await ids({ owner: insiderId })).toEqual([2, 3, 0].map((i) => added[i]?.id));
    const ofDat = order.filter((id) => added.find((one) => one.id === id)?.practiceId.startsWith('DAT-'));
    expect(await ids({ framework: 'DAT' })).toEqual(ofDat);
    expect(found.loads.rows).toMatchObject([{ steps: 4, hidden: 0, capacity: 10 }]);
    const effort = ready.slice(0, 4).reduce((sum, { step }) => sum + step.effort, 0);
    expect(found.loads.rows[0]?.effort).toBeCloseTo(effort, 9);
  });

  it('shows people who may not see all teams their own only', async () => {
    const mine = await planned(1);
    const [member] = mine.members;
    await systemDatabase()
      .insert(teams)
      .values({ organizationId: mine.organizationId, name: 'Other', scope: ['DEV'] });
    if (!member) throw new Error('A team has people.');
    const found = await work(await organizationAccess(member, mine.organizationId));
    expect(found.teams).toBe(1);
    const other = await scoredWorld(4);
    const elsewhere = await work(await organizationAccess(other.facilitator, other.organizationId));
    expect(elsewhere).toMatchObject({ steps: [], counts: { open: 0, teams: 0 } });
  });

  it('tells of level and effort what the plan of the team tells the same person, whatever round a step came from', async () => {
    const world = await scoredWorld(6, () => 1, ['DEV']);
    const quick = await answeredRound(world, 'quick', () => 2);
    const key = await answeredRound(world, 'key', () => 1);
    for (const roundId of [world.roundId, quick, key]) {
      const ready = (await adviceFor(world.insider, roundId))?.advice.ranking ?? [];
      // The first, and the first whose practice the round did not ask.
      const asked = ready.find(({ step }) => step.practiceId.endsWith('-1'))?.step;
      const estimated = ready.find(({ step }) => !step.practiceId.endsWith('-1'))?.step;
      for (const step of [asked, estimated]) {
        if (!step) continue;
        const form = {
          roundId,
          practiceId: step.practiceId,
          targetLevel: step.to,
          ownerId: null,
          dueDate: null,
        };
        await addToPlan(world.insider, form);
      }
    }
    const outside = await makePerson(world.organizationId, 'manager');
    for (const person of [world.members[0], outside]) {
      if (!person) throw new Error('A team has people.');
      const plan = await shownSteps(await teamAccess(person, world.teamId));
      const found = await work(await organizationAccess(person, world.organizationId));
      const levels = (list: readonly { id: string; to: number | null }[]) =>
        Object.fromEntries(list.map(({ id, to }) => [id, to]));
      expect(levels(found.steps.map(({ id, seen }) => ({ id, to: seen?.toLevel ?? null })))).toEqual(
        levels(plan.map(({ id, promised }) => ({ id, to: promised?.toLevel ?? null }))),
      );
      expect(found.steps.length).toBeGreaterThan(4);
    }
  });

  it('is to who is outside the same, whatever a hidden score was', async () => {
    const told = async (level: 1 | 2) => {
      const { outsider, insider, ...world } = await planned(level);
      const inside = await work(
        await organizationAccess(world.members[0] ?? world.facilitator, world.organizationId),
      );
      const found = await work(outsider);
      const names = ({ steps }: typeof found) =>
        steps.map(({ practice, seen, status }) => [practice.id, seen, status]);
      const csv = workCsv({ ...found, outcomes: new Map() }, 'en');
      const loads = found.loads.rows.map(({ effort, steps, hidden }) => ({ effort, steps, hidden }));
      return { seen: names(found), csv: csv.replaceAll(/Team [^,]+/g, ''), loads, inside: names(inside) };
    };
    const [low, high] = [await told(1), await told(2)];
    expect(low.inside).not.toEqual(high.inside);
    expect(low.seen).toEqual(high.seen);
    expect(low.loads).toEqual(high.loads);
    expect(low.loads).toMatchObject([{ steps: 2, hidden: 1 }]);
    expect(low.seen.find(([id]) => id === HIDDEN)?.[1]).toBeNull();
  });

  it('knows what became of finished steps of all teams', async () => {
    const world = await scoredWorld(6, () => 1, ['DEV', 'DAT']);
    const form = {
      roundId: world.roundId,
      practiceId: SHOWN,
      targetLevel: 2 as const,
      ownerId: null,
      dueDate: null,
    };
    await addToPlan(world.insider, form);
    const [step] = await listSteps(world.insider);
    await editStep(world.insider, { stepId: step?.id ?? '', note: '=1+1' });
    await moveStep(world.insider, { stepId: step?.id ?? '', move: 'finish' });
    await answeredRound(world, 'full', (item) => (item === SHOWN ? 2 : 1));
    const access = await organizationAccess(world.facilitator, world.organizationId);
    const found = await work(access, { state: 'done' });
    expect([...found.outcomes.values()]).toMatchObject([{ kind: 'measured', kept: true, net: 1 }]);
    // It is a step of DevOps: of another framework nothing was finished, and nothing is counted.
    expect((await work(access, { state: 'done', framework: 'DEV' })).outcomes.size).toBe(1);
    const other = await work(access, { state: 'done', framework: 'DAT' });
    expect([other.outcomes.size, other.counts.done, other.steps]).toEqual([0, 0, []]);
    const csv = workCsv(found, 'pt-BR');
    expect(csv).toContain('Cumprido');
    expect(csv).toContain(';1,0000;1,0000;0,0000;');
    expect(csv).toContain(";'=1+1");
  });
});

describe('rounds that run and teams that are due', () => {
  it('tells how far people are in steps only, and which round runs late', async () => {
    const world = await scoredWorld(6, () => 1);
    const lead = await teamAccess(world.facilitator, world.teamId);
    const id = await openRound(lead, { name: 'Autumn', mode: 'quick', format: 'anonymous' });
    const access = await organizationAccess(world.facilitator, world.organizationId);
    const now = new Date();
    const found = await work(access, {}, now);
    expect(found.running).toMatchObject({
      all: 1,
      late: 0,
      rows: [{ id, progress: { begun: 'none', stepped: 6 } }],
    });
    expect(JSON.stringify(found.running.rows)).not.toContain('askedAtOpening');
    // Beyond the end of a list is its last page, with its counts.
    const beyond = await work(access, {}, now, { page: 99, load: 99, open: 99, due: 99 });
    expect(beyond.running).toEqual(found.running);
    expect(beyond.pages).toEqual(first);
    const later = new Date(now.getTime() + 15 * 86_400_000);
    expect((await work(access, {}, later)).running.late).toBe(1);
    await systemDatabase().update(rounds).set({ frozenAt: now }).where(eq(rounds.id, id));
    expect((await work(access, {}, later)).running.late).toBe(0);
  });

  it('finds teams without a result for a quarter, and no team with a round under way', async () => {
    const world = await scoredWorld(4, () => 1);
    const access = await organizationAccess(world.facilitator, world.organizationId);
    const now = new Date();
    const quarter = new Date(now.getTime() + 92 * 86_400_000);
    expect((await work(access, {}, now)).due.rows).toEqual([]);
    expect((await work(access, {}, quarter)).due).toMatchObject({
      all: 1,
      rows: [{ teamId: world.teamId, lastAt: expect.any(Date) }],
    });
    const lead = await teamAccess(world.facilitator, world.teamId);
    await openRound(lead, { name: 'Autumn', mode: 'quick', format: 'anonymous' });
    expect((await work(access, {}, quarter)).due.rows).toEqual([]);
    const empty = { organizationId: world.organizationId, name: 'Empty', scope: ['DEV' as const] };
    await systemDatabase().insert(teams).values(empty);
    expect((await work(access, {}, now)).due.rows).toEqual([]);
    expect((await work(access, {}, quarter)).due.rows).toMatchObject([{ team: 'Empty', lastAt: null }]);
  });
});

it('tells of one framework only of rounds that ask it', async () => {
  const world = await scoredWorld(4, () => 1, ['DEV', 'DAT']);
  const access = await organizationAccess(world.facilitator, world.organizationId);
  const lead = await teamAccess(world.facilitator, world.teamId);
  const now = new Date();
  const quarter = new Date(now.getTime() + 92 * 86_400_000);
  // As of a model that asks nothing of it.
  await systemDatabase()
    .update(rounds)
    .set({ scope: ['DEV'] })
    .where(eq(rounds.id, world.roundId));
  const due = async (asked: Record<string, string>) => (await work(access, asked, quarter)).due.rows;
  expect(await due({ framework: 'DAT' })).toMatchObject([{ lastAt: null }]);
  expect(await due({ framework: 'DEV' })).toMatchObject([{ lastAt: expect.any(Date) }]);
  const id = await openRound(lead, { name: 'Autumn', mode: 'quick', format: 'anonymous' });
  await systemDatabase()
    .update(rounds)
    .set({ scope: ['DEV'] })
    .where(eq(rounds.id, id));
  const running = async (asked: Record<string, string>) => (await work(access, asked, now)).running.all;
  expect([
    await running({}),
    await running({ framework: 'DEV' }),
    await running({ framework: 'DAT' }),
  ]).toEqual([1, 1, 0]);
  // One of another framework takes its place for nobody.
  expect(await due({ framework: 'DAT' })).toHaveLength(1);
  expect(await due({ framework: 'DEV' })).toEqual([]);
});

it('is empty where there is nothing', async () => {
  const { organizationId, facilitator } = await scoredWorld(3, () => 1);
  const access = await organizationAccess(facilitator, organizationId);
  expect(await work(access)).toMatchObject({
    teams: 1,
    steps: [],
    counts: { open: 0, teams: 0 },
    loads: { all: 0 },
  });
  expect(all.group).toBeNull();
  await systemDatabase().delete(steps);
});
