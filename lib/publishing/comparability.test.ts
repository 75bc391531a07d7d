import { describe, expect, it } from 'vitest';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import type { RoundInput } from '@/lib/scoring/types';
import { roundToCompare, shareOfWeight, whyNotComparable } from './comparability';

const sketch = {
  principles: [{ id: 'DEV-AA', weight: 3 }, { id: 'DEV-BB' }, { id: 'DAT-CC' }],
  practices: [
    { id: 'DEV-AA-1', key: true, weight: 2 },
    { id: 'DEV-AA-2' },
    { id: 'DEV-BB-1', key: true },
    { id: 'DEV-BB-2' },
    { id: 'DAT-CC-1', key: true },
    { id: 'DAT-CC-2' },
  ],
};
const model = makeModel(sketch);
const round = (more: Partial<RoundInput> = {}) => makeRound({ model, modelFamily: 'built-in', ...more });
const version = (modelVersion: string) => makeModel({ ...sketch, modelVersion });

describe('two rounds of a team', () => {
  it.each([
    ['as they were', {}, null],
    ['quick and not', { mode: 'quick' }, 'kind'],
    ['answered and agreed', { format: 'consensus' }, 'format'],
    ['models of two families', { modelFamily: 'own' }, 'model'],
    ['a new MAJOR version', { model: version('2.0.0') }, 'version'],
    ['a new MINOR version', { model: version('1.9.0') }, null],
    ['weighted otherwise', { weighting: 'raci' }, 'weighting'],
    // Of 7 points of weight key practices carry 4.
    ['key practices and all', { mode: 'key' }, 'weight'],
    // 5 of 7 points are in common without DataOps.
    ['one framework less', { scope: ['DEV'] }, null],
    ['one that was not asked for', { scope: ['DAT'] }, 'weight'],
    ['so much that does not apply', { notApplicable: new Set(['DEV-AA-1', 'DEV-BB-1']) }, 'weight'],
  ] as const)('%s: %s', (_, more, reason) => {
    const [before, after] = [round(), round(more as Partial<RoundInput>)];
    expect(whyNotComparable(before, after)).toBe(reason);
    // The same whichever came first.
    expect(whyNotComparable(after, before)).toBe(reason);
  });

  it('weigh an item as the later one does, and a leaf of a quick round as the model does', () => {
    const share = shareOfWeight(
      new Map([
        ['a', 1],
        ['b', 1],
      ]),
      new Map([['a', 3]]),
      ['a'],
    );
    expect(share).toBe(0.75);
    const quick = round({ mode: 'quick' });
    expect(whyNotComparable(quick, round({ mode: 'quick', notApplicable: new Set(['DEV-AA']) }))).toBe(
      'weight',
    );
    expect(whyNotComparable(quick, round({ mode: 'quick', notApplicable: new Set(['DEV-BB']) }))).toBeNull();
  });
});

describe('the round to compare with', () => {
  const full = { name: 'full', input: round() };
  const key = { name: 'key', input: round({ mode: 'key' }) };
  const quick = { name: 'quick', input: round({ mode: 'quick' }) };

  it('is the newest on the same scale: a key round between two full ones is passed over', () => {
    expect(roundToCompare([full, key], full)).toEqual({ round: full, reason: null });
    expect(roundToCompare([full, { ...full, name: 'newer' }, quick], full)?.round.name).toBe('newer');
  });

  it('says why where there is none, and nothing for the first of its kind', () => {
    expect(roundToCompare([full], key)).toEqual({ round: full, reason: 'weight' });
    expect(roundToCompare([quick], full)).toBeNull();
    expect(roundToCompare([], full)).toBeNull();
  });
});
