import { expect, it } from 'vitest';
import { makeWorld, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { sideBySide } from './side-by-side';

withDatabase();

/** Three full rounds with a quick one between them, all answered by the same people. */
async function world(size: number) {
  const made = await makeWorld({ size, scope: ['DEV', 'DAT'] });
  const a = await answeredRound(made, 'full', (item, person) =>
    item.startsWith('DEV') && person % 2 ? 0 : 1,
  );
  const quick = await answeredRound(made, 'quick', () => 3);
  const b = await answeredRound(made, 'full', (_, person) => (person === 0 ? 1 : 2));
  const c = await answeredRound(made, 'full', (item) => (item.startsWith('DEV') ? 3 : 2));
  const [first] = made.members;
  if (!first) throw new Error('A team has people.');
  const insider = await teamAccess(first, made.teamId);
  const outsider = await teamAccess(made.facilitator, made.teamId);
  return { a, quick, b, c, insider, outsider };
}

it('adds the parts of neighbours up to the difference of the first and the last score', async () => {
  const { a, b, c, insider } = await world(6);
  const seen = await sideBySide(insider, { from: a, to: c });
  if (!seen) throw new Error('There are two rounds.');
  expect([seen.published, seen.reason, seen.from.round.id, seen.to.round.id]).toEqual([false, null, a, c]);
  for (const [scope, id] of [
    ['overall', 'overall'],
    ['framework', 'DEV'],
    ['framework', 'DAT'],
  ] as const) {
    const scoreIn = (of: typeof seen.from) =>
      of.rows.find((row) => row.scope === scope && row.id === id)?.score;
    const parts = seen.partsOf(scope, id);
    const total = (parts?.items ?? 0) + (parts?.leavers ?? 0) + (parts?.joiners ?? 0) + (parts?.stayers ?? 0);
    expect(parts?.links).toBe(2);
    expect(total).toBeCloseTo((scoreIn(seen.to) ?? 0) - (scoreIn(seen.from) ?? 0), 9);
    // Everything that counts in both is asked in both: the change is the difference of the scores, too.
    expect(seen.changeOf(scope, id)?.delta).toBeCloseTo(total, 9);
  }
  const neighbours = await sideBySide(insider, { from: b, to: c });
  expect(neighbours?.published).toBe(true);
  expect(neighbours?.changeOf('overall', 'overall')).toEqual(
    neighbours?.to.rows.find(({ scope }) => scope === 'overall')?.change,
  );
});

it('tells no change between rounds of two kinds, and says why', async () => {
  const { a, quick, insider } = await world(6);
  const seen = await sideBySide(insider, { from: a, to: quick });
  expect(seen?.reason).toBe('kind');
  for (const { scope, id } of seen?.to.rows ?? [])
    expect(seen?.changeOf(scope, id)).toMatchObject({ verdict: 'not_comparable', delta: null });
  expect(seen?.partsOf('overall', 'overall')).toBeNull();
});

it('has no number of four people for somebody outside, in whichever order and between whichever rounds', async () => {
  const { a, b, c, quick, insider, outsider } = await world(4);
  for (const [from, to] of [
    [a, c],
    [c, a],
    [b, c],
    [a, quick],
  ] as const) {
    const seen = await sideBySide(outsider, { from, to });
    for (const { rows } of [seen?.from, seen?.to].flatMap((one) => one ?? [])) {
      expect(rows.length).toBeGreaterThan(0);
      for (const { score, ci95, margin, n } of rows)
        expect([score, ci95, margin, n]).toEqual([null, null, null, null]);
      for (const { scope, id } of rows) {
        expect(seen?.changeOf(scope, id)?.delta ?? null).toBeNull();
        expect(seen?.partsOf(scope, id)).toBeNull();
      }
    }
  }
  const inside = await sideBySide(insider, { from: a, to: c });
  expect(inside?.changeOf('overall', 'overall')?.delta).toBeGreaterThan(1);
});

it('is nothing before the second round, and never the rounds of another team', async () => {
  const { a, c, insider } = await world(3);
  const other = await makeWorld({ size: 3, scope: ['DEV'] });
  const [stranger] = other.members;
  if (!stranger) throw new Error('A team has people.');
  const access = await teamAccess(stranger, other.teamId);
  expect(await sideBySide(access, {})).toBeNull();
  await answeredRound(other, 'quick', () => 1);
  expect(await sideBySide(access, { from: a, to: c })).toBeNull();
  expect((await sideBySide(insider, { from: a, to: 'not-an-id' }))?.gone).toBe(true);
});
