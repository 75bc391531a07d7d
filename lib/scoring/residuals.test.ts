import { expect, it } from 'vitest';
import { residualComposites } from './residuals';

const answers = (values: Record<string, number>) =>
  Object.entries(values).map(([person, value]) => ({ person, value }));

it('a composite is how far somebody stands from all who answered the same', () => {
  const found = residualComposites([
    answers({ a: 4, b: 2, c: 0 }),
    answers({ a: 1, b: 3 }),
    answers({ d: 3 }),
  ]);
  expect(Object.fromEntries(found)).toEqual({ a: 0.5, b: 0.5, c: -2, d: 0 });
  expect(residualComposites([[]]).size).toBe(0);
});
