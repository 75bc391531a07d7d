import { expect, it } from 'vitest';
import { changeMargin, itemDeviation, scoreMargin } from './margin';

// Written out from the publishing rule, section 3: 1.96 · deviation / √n.
it.each([
  ['item', 1, 1, 1.6268],
  ['item', 1, 4, 0.8134],
  ['item', 4, 4, 0.8134],
  ['principle', 1, 4, 0.8134],
  ['principle', 2, 4, 0.6436],
  ['principle', 3, 4, 0.539],
  ['principle', 9, 16, 0.2695],
  ['overall', 1, 4, 0.8134],
  ['overall', 2, 4, 0.6436],
  ['overall', 3, 4, 0.441],
] as const)('a score of kind %s over %i items of %i people has the margin %f', (kind, items, n, margin) =>
  expect(scoreMargin(kind, items, n)).toBeCloseTo(margin, 4),
);

it.each([
  ['item', 1, 4, 4, 1.1503],
  ['principle', 5, 4, 4, 0.7623],
  ['principle', 5, 4, 12, 0.6224],
  ['principle', 5, 12, 4, 0.6224],
  ['overall', 30, 9, 16, 0.3675],
] as const)(
  'a change of kind %s over %i items from %i to %i people has the margin %f',
  (kind, items, before, after, margin) =>
    expect(changeMargin(kind, items, before, after)).toBeCloseTo(margin, 4),
);

it('people stand about 0.83 points from their team in one item', () => expect(itemDeviation).toBe(0.83));
