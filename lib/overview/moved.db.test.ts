import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { plans, rounds, steps } from '@/db/schema';
import { makePerson, makeTeam, organizationAccess, putInTeam, type TestPerson } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { answeredRound, scoredWorld } from '@/lib/plans/testing/closed-round';
import { filtersFrom } from './filters';
import { movedPage } from './moved';

withDatabase();

type World = Awaited<ReturnType<typeof scoredWorld>>;

const backTo = (roundId: string, day: string) =>
  systemDatabase()
    .update(rounds)
    .set({ closedAt: new Date(`${day}T12:00:00-03:00`) })
    .where(eq(rounds.id, roundId));

const now = new Date('2030-01-01T12:00:00Z');

async function moved(
  world: World,
  params: Record<string, string> = {},
  person: TestPerson = world.facilitator,
) {
  const access = await organizationAccess(person, world.organizationId);
  return movedPage(access, {
    filters: filtersFrom({ since: '2026-02-01', ...params }),
    lang: 'en',
    now,
    page: 1,
  });
}

const toldOf = ({ blocks }: Awaited<ReturnType<typeof moved>>, teamId: string) =>
  blocks
    .filter(({ team }) => team.teamId === teamId)
    .flatMap(({ group, rows, team }) =>
      rows.length === 0
        ? [[group, team.why ?? team.reason]]
        : rows.map(({ id, change }) => [
            group,
            id,
            change?.verdict ?? null,
            change?.delta == null ? null : Number(change.delta.toFixed(9)),
          ]),
    );

/** A second team in the same organization, with a round of its own. */
async function anotherTeam(
  world: World,
  size: number,
  values: readonly number[],
  mode: 'quick' | 'full' = 'full',
) {
  const teamId = await makeTeam(world.organizationId, ['DEV']);
  const members: TestPerson[] = [];
  for (let i = 0; i < size; i++) {
    const person = await makePerson(world.organizationId);
    await putInTeam(world.organizationId, teamId, person, 'DE');
    members.push(person);
  }
  const found: string[] = [];
  for (const value of values) {
    found.push(
      await answeredRound({ facilitator: world.facilitator, teamId, members }, mode, () => value as 1),
    );
  }
  return { teamId, members, rounds: found };
}

describe('movedPage', () => {
  it('tells the published change where the newest was compared with the round as of that day', async () => {
    const world = await scoredWorld(6, () => 1, ['DEV']);
    await backTo(world.roundId, '2026-01-15');
    const second = await answeredRound(world, 'full', () => 2);
    const page = await moved(world);
    expect(page.finding).toMatchObject({
      compared: 1,
      improved: 1,
      declined: 0,
      largest: { delta: expect.closeTo(1, 9) },
    });
    expect(toldOf(page, world.teamId).slice(0, 2)).toEqual([
      ['improved', 'overall', 'improved', 1],
      ['improved', 'DEV', 'improved', 1],
    ]);
    // Each person went up everywhere: more principles than chance brings, so these may be named.
    const named = page.blocks.flatMap(({ rows }) => rows.filter(({ scope }) => scope === 'principle'));
    expect(named.length).toBeGreaterThan(3);
    expect(named.every(({ change }) => change?.named)).toBe(true);
    expect(page.blocks[0]?.team.later?.id).toBe(second);
    expect(page.details.get(world.teamId)?.rows.get('overall')).toMatchObject({ score: 2, n: 6 });
  });

  it('works a change out of the rows of both where they were not compared', async () => {
    const world = await scoredWorld(6, () => 1, ['DEV']);
    await backTo(world.roundId, '2026-01-15');
    const second = await answeredRound(world, 'full', () => 2);
    await backTo(second, '2026-03-15');
    await answeredRound(world, 'full', () => 4);
    const page = await moved(world);
    expect(toldOf(page, world.teamId)).toEqual([
      ['improved', 'overall', 'improved', 3],
      ['improved', 'DEV', 'improved', 3],
    ]);
    expect(toldOf(await moved(world, { at: '2026-03-15' }), world.teamId)[0]?.[3]).toBe(1);
    expect(page.blocks[0]?.rows.every(({ scope }) => scope !== 'principle')).toBe(true);
  });

  it('says why nothing can be said', async () => {
    const world = await scoredWorld(6, () => 1, ['DEV']);
    await backTo(world.roundId, '2026-01-15');
    expect(toldOf(await moved(world), world.teamId)).toEqual([['unclear', 'nothingNew']]);
    expect(toldOf(await moved(world, { since: '2026-01-01' }), world.teamId)).toEqual([['unclear', 'first']]);
    expect(toldOf(await moved(world, { since: '2025-01-01', at: '2025-06-01' }), world.teamId)).toEqual([
      ['unclear', 'noResult'],
    ]);
    await answeredRound(world, 'quick', () => 3);
    const page = await moved(world);
    expect(toldOf(page, world.teamId)).toEqual([['unclear', 'kind']]);
    expect(page.finding).toMatchObject({ compared: 0 });
  });

  it('has the steps that were finished between the two rounds', async () => {
    const world = await scoredWorld(6, () => 1, ['DEV']);
    await backTo(world.roundId, '2026-01-15');
    const { organizationId, teamId, roundId } = world;
    const planId = newId();
    await systemDatabase().insert(plans).values({ organizationId, id: planId, teamId });
    const step = (practiceId: string, doneAt: string | null, droppedAt: string | null = null) => ({
      organizationId,
      planId,
      practiceId,
      roundId,
      targetLevel: 2,
      effort: 1,
      doneAt: doneAt && new Date(doneAt),
      droppedAt: droppedAt ? new Date(droppedAt) : null,
    });
    await systemDatabase()
      .insert(steps)
      .values([
        step('DEV-CI-1', '2026-01-10T12:00:00Z'),
        step('DEV-CI-2', '2026-03-01T12:00:00Z'),
        step('DEV-CI-3', null),
        step('DEV-CI-4', '2026-03-02T12:00:00Z', '2026-03-03T12:00:00Z'),
      ] as (typeof steps.$inferInsert)[]);
    await answeredRound(world, 'full', () => 2);
    const detail = (await moved(world)).details.get(teamId);
    expect(detail?.steps.map(({ practiceId }) => practiceId)).toEqual(['DEV-CI-2']);
  });

  it('gives nothing of a hidden team away, whatever its people answered', async () => {
    const told: Record<string, unknown>[] = [];
    for (const values of [
      [1, 4],
      [4, 0],
    ]) {
      const world = await scoredWorld(6, () => 1, ['DEV']);
      await backTo(world.roundId, '2026-01-15');
      await answeredRound(world, 'full', () => 2);
      // Three people: shown inside, and to nobody outside.
      const hidden = await anotherTeam(world, 3, values);
      await backTo(hidden.rounds[0] ?? '', '2026-01-16');
      const page = await moved(world);
      const { finding, sizes } = page;
      told.push({
        sizes: [...sizes],
        finding: { ...finding, largest: finding.largest?.delta },
        hidden: toldOf(page, hidden.teamId),
        steps: page.details.get(hidden.teamId)?.steps ?? null,
      });
      const [insider] = hidden.members;
      if (!insider) throw new Error('A team has people.');
      // Who is in it sees its change, and no other team.
      const own = await moved(world, {}, insider);
      expect(own.teams).toBe(1);
      expect(own.finding).toMatchObject({ compared: 1, improved: values[1] === 4 ? 1 : 0 });
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.hidden).toEqual([['unclear', 'hidden']]);
  });
});
