import { describe, expect, it } from 'vitest';
import { parentIn, suppress } from './suppression';
import { makeModel } from './testing';

type Row = Parameters<typeof suppress>[0][number];
const row = (id: string, n: number, more: Partial<Row> = {}): Row => ({
  scope: 'practice',
  id,
  status: 'ok',
  score: 2,
  n,
  ...more,
});
/** Ids hidden at a threshold of three; `parents` says what stands above what. */
const hidden = (parents: Record<string, string>, ...rows: Row[]) =>
  [...suppress(rows, { threshold: 3, parentOf: ({ id }) => parents[id] ?? null })].sort();
const under = (parent: string, ...children: string[]) =>
  Object.fromEntries(children.map((id) => [id, parent]));

describe('what is hidden', () => {
  it('are rows of one or two people, and not those of none or of what does not apply', () => {
    const na = row('D', 1, { status: 'not_applicable', score: null });
    expect(hidden({}, row('A', 1), row('B', 2), row('C', 3), na, row('E', 0, { score: null }))).toEqual([
      'A',
      'B',
    ]);
  });

  it('is one more beside a single thin row: that of fewest people, then of the smaller id', () => {
    const family = under('P', 'A', 'B', 'C', 'D');
    expect(hidden(family, row('P', 9), row('A', 2), row('B', 5), row('C', 4), row('D', 6))).toEqual([
      'A',
      'C',
    ]);
    expect(hidden(family, row('P', 9), row('D', 2), row('C', 4), row('B', 4), row('A', 10))).toEqual([
      'B',
      'D',
    ]);
  });

  it('is one more beside two thin rows too: the same people may be behind both', () => {
    expect(hidden(under('P', 'A', 'B', 'C'), row('P', 9), row('A', 2), row('B', 2), row('C', 4))).toEqual([
      'A',
      'B',
      'C',
    ]);
    expect(hidden(under('P', 'A', 'B'), row('P', 4), row('A', 2), row('B', 2))).toEqual(['A', 'B']);
  });

  it('is the mean itself where its only child is hidden, up to the top', () => {
    const chain = { A: 'P', P: 'F', F: 'O' };
    expect(hidden(chain, row('O', 3), row('F', 3), row('P', 3), row('A', 2))).toEqual(['A', 'F', 'O', 'P']);
    expect(hidden(chain, row('O', 3), row('F', 3), row('P', 3), row('A', 3))).toEqual([]);
  });

  it('takes a child along where it hides a mean, or the mean could be put together again', () => {
    const family = { ...under('P', 'A', 'G'), ...under('G', 'G1', 'G2') };
    const rows = [row('P', 9), row('A', 2), row('G', 6), row('G1', 5), row('G2', 6)];
    expect(hidden(family, ...rows)).toEqual(['A', 'G', 'G1']);
    // One of its children is hidden as a cover already.
    const again = { ...family, ...under('G', 'G0') };
    expect(hidden(again, ...rows, row('G0', 1))).toEqual(['A', 'G', 'G0', 'G1']);
  });

  it('is nothing for the sake of a row without a score: it is in no mean', () => {
    const family = under('P', 'A', 'B');
    const unscored = row('A', 2, { score: null, status: 'insufficient' });
    expect(hidden(family, row('P', 9), unscored, row('B', 5))).toEqual(['A']);
    expect(hidden(family, row('P', 9, { score: null }), row('A', 2), row('B', 5))).toEqual(['A']);
  });
});

it('above a practice is its leaf, then its group, its framework and the whole', () => {
  const parentOf = parentIn(
    makeModel({
      principles: [{ id: 'MLO-CX' }, { id: 'MLO-CI', parent: 'MLO-CX' }],
      practices: [{ id: 'MLO-CI-1' }],
    }),
  );
  expect(parentOf({ scope: 'practice', id: 'MLO-CI-1' })).toBe('MLO-CI');
  expect(parentOf({ scope: 'principle', id: 'MLO-CI' })).toBe('MLO-CX');
  expect(parentOf({ scope: 'principle', id: 'MLO-CX' })).toBe('MLO');
  expect(parentOf({ scope: 'framework', id: 'MLO' })).toBe('overall');
  expect(parentOf({ scope: 'overall', id: 'overall' })).toBeNull();
  expect(parentOf({ scope: 'practice', id: 'X' })).toBeNull();
  expect(parentOf({ scope: 'principle', id: 'X' })).toBeNull();
});
