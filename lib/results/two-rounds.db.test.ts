import { describe, expect, it } from 'vitest';
import { makePerson, makeWorld, putInTeam, respondentAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { builtInModel } from '@/lib/model/load';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { askedItems } from '@/lib/scoring';
import { getResults } from './queries';

withDatabase();

const ITEMS = askedItems(builtInModel(), 'quick', null, ['DEV']);
type World = Awaited<ReturnType<typeof makeWorld>>;
type Person = World['members'][number];

async function round(
  world: World,
  people: readonly Person[],
  value: number,
  mode: 'quick' | 'full' = 'quick',
) {
  const lead = await teamAccess(world.facilitator, world.teamId);
  const id = await openRound(lead, { name: `Round ${value}`, mode, format: 'anonymous' });
  for (const person of people) {
    const items = mode === 'quick' ? ITEMS : askedItems(builtInModel(), mode, 'DE', ['DEV']);
    const answers = items.map((itemId) => ({ itemId, value, answeredAt: Date.now() }));
    await saveAnswers(await respondentAccess(person, id), answers);
  }
  await closeRound(lead, id);
  return id;
}

const overall = async (world: World, person: Person, id: string) => {
  const results = await getResults(await teamAccess(person, world.teamId), id);
  return { results, row: results?.rows.find(({ scope }) => scope === 'overall') };
};

describe('a change between two rounds', () => {
  it('is for those who may see both: who came later sees the new score and not what it was before', async () => {
    const world = await makeWorld({ size: 4, scope: ['DEV'] });
    await round(world, world.members, 1);
    const newcomer = await makePerson(world.organizationId);
    await putInTeam(world.organizationId, world.teamId, newcomer, 'DE');
    const second = await round(world, [...world.members, newcomer], 3);
    const [old] = world.members as [Person];
    expect((await overall(world, old, second)).row).toMatchObject({
      score: 3,
      change: { delta: expect.closeTo(2, 9) },
    });
    const { row, results } = await overall(world, newcomer, second);
    expect(row).toMatchObject({ score: 3, change: null });
    // Neither the line nor the outline tells it.
    const past = results?.history.get('overall overall') ?? [];
    expect(past.map(({ score, comparedWith }) => [score, comparedWith])).toEqual([
      [null, null],
      [3, null],
    ]);
  });

  it('is not drawn, nor told, between quick rounds and others', async () => {
    const world = await makeWorld({ size: 4, scope: ['DEV'] });
    await round(world, world.members, 1, 'full');
    const second = await round(world, world.members, 3);
    const { row, results } = await overall(world, world.members[0] as Person, second);
    expect(row).toMatchObject({ score: 3, change: null });
    expect(results?.before).toBeNull();
    expect(results?.history.get('overall overall')).toHaveLength(1);
  });
});
