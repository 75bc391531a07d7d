import { expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { phase } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { hiddenRow, row } from '@/lib/results/testing';
import { phaseScores } from './cycle';

const model = tinyModel();
const create = (rows: Parameters<typeof phaseScores>[1]) =>
  phaseScores(model, rows).find(({ id }) => id === 'create');

it('is the mean of the practices with a score', () => {
  const rows = [
    row('practice', 'DEV-AA-1', { score: 1 }),
    row('practice', 'DEV-AA-2', { score: 2.5 }),
    row('principle', 'DEV-AA', { score: 4 }),
    row('overall', 'overall', { score: 4 }),
  ];
  expect(create(rows)).toEqual({ id: 'create', score: 1.75, level: 2, n: 2, all: 6 });
});

it('leaves out what is hidden from the viewer, not applicable or not scored', () => {
  const rows = [
    row('practice', 'DEV-AA-1', { score: 3 }),
    hiddenRow('practice', 'DEV-AA-2'),
    row('practice', 'DEV-AA-3', { status: 'not_applicable', score: null }),
    row('practice', 'MLO-CC-1', { status: 'insufficient', score: null }),
  ];
  expect(create(rows)).toEqual({ id: 'create', score: 3, level: 3, n: 1, all: 6 });
});

it('counts an answer of nothing as an answer', () =>
  expect(create([row('practice', 'DEV-AA-1', { score: 0 })])).toMatchObject({ score: 0, level: 0, n: 1 }));

it('has no score where no practice has one, as in a quick round', () => {
  const scores = phaseScores(model, [row('principle', 'DEV-AA')]);
  expect(scores.map(({ id }) => id)).toEqual(phase.options);
  expect(scores.every(({ score, level, n }) => score === null && level === null && n === 0)).toBe(true);
});

it('gives every practice of the built-in model to one phase', () =>
  expect(phaseScores(builtInModel(), []).reduce((sum, { all }) => sum + all, 0)).toBe(112));
