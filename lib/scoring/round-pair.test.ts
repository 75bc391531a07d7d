import { describe, expect, it } from 'vitest';
import { commonItems, haveSameScope, itemShares, itemsCarryEnough, pairRounds } from './round-pair';
import { makeModel, makeRound, respondentsFrom } from './testing';
import type { RoundInput } from './types';

const sketch = {
  weights: { DEV: 1, DAT: 3 },
  principles: [
    { id: 'DEV-AA', weight: 2 },
    { id: 'DEV-GG' },
    { id: 'DEV-BB', parent: 'DEV-GG', weight: 9 },
    { id: 'DEV-CC', parent: 'DEV-GG' },
    { id: 'DAT-AA' },
  ],
  practices: [
    { id: 'DEV-AA-1', weight: 3 },
    { id: 'DEV-AA-2' },
    { id: 'DEV-BB-1' },
    { id: 'DEV-CC-1' },
    { id: 'DAT-AA-1' },
  ],
};
const model = makeModel(sketch);
const IDS = sketch.practices.map(({ id }) => id);
const answered = (...ids: string[]) => respondentsFrom(Object.fromEntries(ids.map((id) => [id, '1 2 3'])));
const round = (more: Partial<RoundInput> = {}) =>
  makeRound({ model, respondents: answered(...IDS), ...more });
const pairOf = (before: Partial<RoundInput>, after: Partial<RoundInput>) => {
  const pair = pairRounds(round(before), round(after));
  if (!pair) throw new Error('They can be compared.');
  return pair;
};

describe('two rounds', () => {
  it('are compared within a family, a major version, a kind and a weighting', () => {
    const other = (more: Partial<RoundInput>) => [
      pairRounds(round(), round(more)) !== null,
      pairRounds(round(more), round()) !== null,
    ];
    expect(other({})).toEqual([true, true]);
    expect(other({ mode: 'key' })).toEqual([true, true]);
    expect(other({ model: makeModel({ ...sketch, modelVersion: '1.9.0' }) })).toEqual([true, true]);
    expect(other({ mode: 'quick' })).toEqual([false, false]);
    expect(other({ weighting: 'raci' })).toEqual([false, false]);
    expect(other({ modelFamily: 'own' })).toEqual([false, false]);
    expect(other({ model: makeModel({ ...sketch, modelVersion: '2.0.0' }) })).toEqual([false, false]);
    expect(pairRounds(round({ mode: 'quick' }), round({ mode: 'quick' }))).not.toBeNull();
  });

  it('have the same scope in whatever order', () => {
    const same = (a: RoundInput['scope'], b: RoundInput['scope']) =>
      haveSameScope(round({ scope: a }), round({ scope: b }));
    expect(same(['DEV', 'DAT'], ['DAT', 'DEV'])).toBe(true);
    expect(same(['DEV'], ['DEV', 'DAT'])).toBe(false);
    expect(same(['DEV', 'DAT'], ['DEV'])).toBe(false);
  });
});

describe('what an item counts in a row', () => {
  const { after } = pairOf({}, {});
  const shares = (id: string, ...items: string[]) =>
    Object.fromEntries(
      [...itemShares(after, id, new Set(items))].map(([item, share]) => [item, Number(share.toFixed(9))]),
    );
  const r = (share: number) => Number(share.toFixed(9));

  it('follows the weights, and the children of a group alike', () => {
    expect(shares('overall', ...IDS)).toEqual({
      'DEV-AA-1': r(1 / 8),
      'DEV-AA-2': r(1 / 24),
      'DEV-BB-1': r(1 / 24),
      'DEV-CC-1': r(1 / 24),
      'DAT-AA-1': 0.75,
    });
    expect(shares('DEV-GG', ...IDS)).toEqual({ 'DEV-BB-1': 0.5, 'DEV-CC-1': 0.5 });
    expect(shares('DEV-AA', ...IDS)).toEqual({ 'DEV-AA-1': 0.75, 'DEV-AA-2': 0.25 });
  });

  it('is shared among those that are there', () => {
    expect(shares('overall', 'DEV-AA-2', 'DEV-CC-1')).toEqual({ 'DEV-AA-2': r(2 / 3), 'DEV-CC-1': r(1 / 3) });
    expect(shares('DEV', 'DEV-AA-2')).toEqual({ 'DEV-AA-2': 1 });
    expect(shares('DEV-AA-1', 'DEV-AA-1')).toEqual({ 'DEV-AA-1': 1 });
    expect([shares('DAT', 'DEV-AA-1'), shares('X', ...IDS)]).toEqual([{}, {}]);
  });

  it('is that of a leaf in a quick round', () => {
    const leaves = ['DEV-AA', 'DEV-BB', 'DEV-CC', 'DAT-AA'];
    const quick = { mode: 'quick' as const, respondents: answered(...leaves) };
    const found = itemShares(pairOf(quick, quick).after, 'DEV', new Set(leaves));
    expect([...found.keys()]).toEqual(['DEV-AA', 'DEV-BB', 'DEV-CC']);
    expect(found.get('DEV-AA')).toBeCloseTo(2 / 3, 12);
  });
});

describe('what two rounds have in common', () => {
  it('are the items with a score in both', () => {
    const pair = pairOf(
      { respondents: answered('DEV-AA-1', 'DEV-BB-1') },
      { respondents: answered('DEV-BB-1', 'DEV-AA-2', 'DEV-AA-1') },
    );
    expect(commonItems(pair, 'overall')).toEqual(['DEV-AA-1', 'DEV-BB-1']);
    expect(commonItems(pair, 'DEV-AA')).toEqual(['DEV-AA-1']);
    expect(commonItems(pair, 'DAT')).toEqual([]);
  });

  it('is enough from three fifths of the weight that applied in either', () => {
    const pair = pairOf({}, {});
    const enough = (...items: string[]) => itemsCarryEnough(pair, 'DEV', new Set(items));
    // The weights of practices alone: 3, 1, 1 and 1.
    expect(enough('DEV-AA-1')).toBe(false);
    expect(enough('DEV-AA-1', 'DEV-AA-2')).toBe(true);
    expect(enough('DEV-AA-2', 'DEV-BB-1', 'DEV-CC-1')).toBe(false);
    expect(enough('DEV-AA-1', 'DAT-AA-1')).toBe(false);
    expect(enough()).toBe(false);
  });

  it('leaves out what applied in neither, and keeps what applied in one', () => {
    const na = { notApplicable: new Set(['DEV-AA-2', 'DEV-BB-1']) };
    expect(itemsCarryEnough(pairOf(na, na), 'DEV', new Set(['DEV-AA-1']))).toBe(true);
    expect(itemsCarryEnough(pairOf(na, {}), 'DEV', new Set(['DEV-AA-1']))).toBe(false);
    expect(itemsCarryEnough(pairOf({}, na), 'DEV', new Set(['DEV-AA-1']))).toBe(false);
  });
});
