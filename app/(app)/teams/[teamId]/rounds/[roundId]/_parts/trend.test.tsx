import { expect, it } from 'vitest';
import type { FinishedStep } from '@/lib/plans/finished';
import { point, results, tinyRows } from '@/lib/results/testing';
import { resultContext } from './context';
import { placedOf, textIn } from './testing/markup';
import { TrendFigure } from './trend';

const history = new Map([
  ['overall overall', [point('a', 1), point('b', 91, { comparedWith: 'a' }), point('now', 159)]],
]);
const on = (day: number, id: string): FinishedStep => ({
  id,
  practiceId: `practice ${id}`,
  doneAt: new Date(Date.UTC(2026, 0, day, 12)),
});

const drawn = (steps: readonly FinishedStep[]) => {
  const read = results({ rows: tinyRows(), history });
  const ctx = resultContext(read, 'en', { steps });
  return placedOf(ctx, TrendFigure({ ctx }));
};

it('marks the steps that were finished between its first round and this one, and says which', () => {
  const markup = drawn([on(0, 'before'), on(40, 'one'), on(100, 'two'), on(400, 'after')]);
  const words = textIn(markup);
  expect(words).toContain('Finished steps: practice one (Feb 9, 2026) · practice two (Apr 10, 2026)');
  expect(words).toContain('Triangles are finished steps of the plan.');
  expect(words).not.toMatch(/practice (before|after)/);
  // Drawn for a wide place and for a phone.
  expect(markup.match(/<title>practice one/g)).toHaveLength(2);
});

it('says nothing of steps where there are none', () => {
  const markup = drawn([]);
  expect(markup).toContain('chart-trend');
  expect(textIn(markup)).not.toMatch(/Finished steps|Triangles/);
});
