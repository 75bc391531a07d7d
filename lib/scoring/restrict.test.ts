import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { restrictTo } from './restrict';
import { makeModel, makeRound, respondentsFrom } from './testing';

const model = makeModel({
  weights: { DEV: 1, DAT: 3 },
  principles: [
    { id: 'DEV-AA', weight: 2 },
    { id: 'DEV-GG', weight: 1 },
    { id: 'DEV-BB', parent: 'DEV-GG', weight: 9 },
    { id: 'DEV-CC', parent: 'DEV-GG', weight: 1 },
    { id: 'DAT-AA' },
  ],
  practices: [
    { id: 'DEV-AA-1', weight: 3 },
    { id: 'DEV-AA-2', weight: 1 },
    { id: 'DEV-BB-1' },
    { id: 'DEV-CC-1' },
    { id: 'DAT-AA-1' },
    { id: 'DAT-AA-2' },
  ],
});
const respondents = respondentsFrom({
  'DEV-AA-1': '4 4 4',
  'DEV-AA-2': '0 0 0',
  'DEV-BB-1': '1 1 1',
  'DEV-CC-1': '3 3 3',
  'DAT-AA-1': '2 2 2',
  'DAT-AA-2': '2 2',
});
const { overall, frameworks, principles, practices } = evaluate(makeRound({ model, respondents }));
const nodes = new Map([overall, ...frameworks, ...principles, ...practices].map((node) => [node.id, node]));
const over = (id: string, ...items: string[]) => {
  const node = nodes.get(id);
  if (!node) throw new Error(`no node ${id}`);
  return restrictTo(node, new Set(items));
};

describe('a row over some of its items', () => {
  it('is scored and levelled as if the others had not been asked', () => {
    expect(over('DEV-AA', 'DEV-AA-1', 'DEV-AA-2')?.estimate?.score).toBe(3);
    expect(over('DEV-AA', 'DEV-AA-1')).toMatchObject({ level: 4, estimate: { score: 4, answers: 3 } });
    expect(over('DEV-GG', 'DEV-BB-1', 'DEV-CC-1')?.estimate?.score).toBe(2);
    expect(over('DEV-GG', 'DEV-CC-1')).toMatchObject({ level: 3, estimate: { score: 3 } });
    expect(over('DEV', 'DEV-AA-2', 'DEV-BB-1')?.estimate?.score).toBeCloseTo((2 * 0 + 1) / 3, 12);
  });

  it('is nothing without any of them, or where it has no score', () => {
    expect(over('DEV-AA', 'DEV-BB-1')).toBeNull();
    expect(over('overall', 'DEV-AA-1')).toBeNull();
    expect(over('DAT-AA', 'DAT-AA-1')).toBeNull();
    expect(over('DEV-AA-1', 'DEV-AA-2')).toBeNull();
    expect(over('DEV-AA-1', 'DEV-AA-1')).toBe(nodes.get('DEV-AA-1'));
  });
});
