import { describe, expect, it } from 'vitest';
import type { RoleId } from '@/lib/model/schema';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import { countsUpTo } from './counts';
import { EVERYBODY } from './types';

const raci = { DE: 'R', MLE: 'I' } as const;
const model = makeModel({
  principles: [{ id: 'DEV-AA' }],
  practices: [{ id: 'DEV-AA-1' }, { id: 'DEV-AA-2', rolesOverride: raci }],
});
const under = new Map([
  ['DEV-AA', ['DEV-AA-1', 'DEV-AA-2']],
  ['DEV-AA-1', ['DEV-AA-1']],
  ['DEV-AA-2', ['DEV-AA-2']],
]);

/** Highest thresholds of the row and its two items, among data engineers, asked both, and ML engineers, asked the first. */
function upTo(dataEngineers: number, mlEngineers: number, counts = (_: string) => true) {
  const roles: RoleId[] = [
    ...Array.from({ length: dataEngineers }, () => 'DE' as const),
    ...Array.from({ length: mlEngineers }, () => 'MLE' as const),
  ];
  const respondents = roles.map((role, i) => ({ id: `${role}${i}`, role, answers: {} }));
  const found = countsUpTo({ input: makeRound({ model, respondents }), counts }, under);
  return ['DEV-AA', 'DEV-AA-1', 'DEV-AA-2'].map((row) => found.get(row));
}

describe('counts of a row', () => {
  it('are shown as far as the people asked the same are many', () => {
    expect(upTo(6, 0)).toEqual([6, 6, 6]);
    expect(upTo(6, 3)).toEqual([3, 9, 6]);
    // Two were asked the first only: six numbers there and six people in all would tell that both of them gave one.
    expect(upTo(6, 2)).toEqual([2, 8, 6]);
    expect(upTo(1, 6)).toEqual([1, 7, 1]);
  });

  it('are of nobody where nobody was asked', () => {
    expect(upTo(0, 5)).toEqual([5, 5, EVERYBODY]);
  });

  it('are not told where somebody does not count: another one may know all of those', () => {
    expect(upTo(6, 3, (id) => id !== 'MLE8')).toEqual([0, 0, 6]);
    expect(upTo(6, 3, (id) => id.startsWith('DE'))).toEqual([0, 0, 6]);
    expect(upTo(6, 3, (id) => id !== 'DE0')).toEqual([0, 0, 0]);
  });
});
