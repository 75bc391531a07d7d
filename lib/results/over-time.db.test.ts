import { expect, it } from 'vitest';
import { makeWorld, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { listFinishedSteps } from '@/lib/plans/finished';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { overTime } from './over-time';
import { getResults } from './queries';

withDatabase();

async function world(size: number) {
  const made = await makeWorld({ size, scope: ['DEV'] });
  const first = await answeredRound(made, 'full', () => 1);
  const quick = await answeredRound(made, 'quick', () => 3);
  const last = await answeredRound(made, 'full', () => 2);
  const [insider] = made.members;
  if (!insider) throw new Error('A team has people.');
  return { ...made, rounds: [first, quick, last], insider: await teamAccess(insider, made.teamId) };
}

it('has rounds of every kind in order of time, each joined to the one it compares with and to no other', async () => {
  const { rounds, insider } = await world(6);
  const seen = await overTime(insider, ['overall', 'framework']);
  expect(seen.rounds.map(({ id, quick }) => [id, quick])).toEqual(rounds.map((id, i) => [id, i === 1]));
  const line = seen.history.get('overall overall') ?? [];
  expect(line.map(({ score, comparedWith }) => [score, comparedWith])).toEqual([
    [1, null],
    [3, null],
    [2, rounds[0]],
  ]);
  expect(seen.history.has('principle DEV-CI')).toBe(false);
});

it('reads one principle alone as it stands among all', async () => {
  const { insider } = await world(6);
  const all = await overTime(insider, ['principle']);
  const one = await overTime(insider, ['principle'], 'DEV-CI');
  const key = 'principle DEV-CI';
  expect(one.history.get(key)).toHaveLength(3);
  expect([...one.history]).toEqual([[key, all.history.get(key)]]);
  for (const { id } of all.rounds) {
    expect(one.changeIn(id, 'principle', 'DEV-CI')).toEqual(all.changeIn(id, 'principle', 'DEV-CI'));
    expect(one.changeIn(id, 'principle', 'DEV-VC')?.delta ?? null).toBeNull();
  }
});

it('says of each row what the result says', async () => {
  const { rounds, insider } = await world(6);
  const seen = await overTime(insider, ['overall', 'framework', 'principle']);
  const last = rounds[2] ?? '';
  const result = await getResults(insider, last);
  expect(result?.rows.length).toBeGreaterThan(0);
  for (const row of result?.rows.filter(({ scope }) => scope !== 'practice') ?? [])
    expect(seen.changeIn(last, row.scope, row.id)).toEqual(row.change);
});

it('has no number of four people for somebody outside, wherever one may look', async () => {
  const { facilitator, teamId, rounds, insider } = await world(4);
  const outside = await overTime(await teamAccess(facilitator, teamId), [
    'overall',
    'framework',
    'principle',
  ]);
  for (const points of outside.history.values()) {
    for (const { score, ci95, margin, n, comparedWith } of points)
      expect([score, ci95, margin, n, comparedWith]).toEqual([null, null, null, null, null]);
  }
  for (const id of rounds) expect(outside.changeIn(id, 'overall', 'overall')?.delta ?? null).toBeNull();
  const inside = await overTime(insider, ['overall']);
  expect(inside.history.get('overall overall')?.map(({ score }) => score)).toEqual([1, 3, 2]);
});

it('lists no step of a team that finished none', async () => {
  const { insider } = await world(3);
  expect(await listFinishedSteps(insider)).toEqual([]);
});
