import { describe, expect, it } from 'vitest';
import { score } from './score';
import { makeModel, makeRound, respondentsFrom } from './testing';
import type { RoundInput, ScoreRow } from './types';

const model = makeModel({
  principles: [{ id: 'DEV-AA' }, { id: 'DEV-BB', weight: 3 }, { id: 'DAT-AA' }],
  practices: [{ id: 'DEV-AA-1' }, { id: 'DEV-AA-2' }, { id: 'DEV-BB-1' }, { id: 'DAT-AA-1' }],
});
const table = {
  'DEV-AA-1': '0 0 4 4 4',
  'DEV-AA-2': '4 4 4 4 4',
  'DEV-BB-1': '1 1 1 2 2',
  'DAT-AA-1': '3 3 3 3 3',
};
const rowsOf = (answers: Record<string, string> = table, more: Partial<RoundInput> = {}) =>
  new Map<string, ScoreRow>(
    score(makeRound({ model, respondents: respondentsFrom(answers), ...more })).rows.map((row) => [
      row.id,
      row,
    ]),
  );

describe('what a row says at its place', () => {
  const rows = rowsOf();

  it('has a median and two camps where it was answered itself', () => {
    expect(rows.get('DEV-AA-1')).toMatchObject({ median: 4, polarised: true });
    expect(rows.get('DEV-AA')).toMatchObject({
      median: null,
      polarised: false,
      agreement: expect.any(String),
    });
    for (const id of ['DEV', 'overall'])
      expect(rows.get(id)).toMatchObject({ median: null, polarised: false, ad: null, agreement: null });
  });

  it('has a range of levels but for the whole', () => {
    expect(rows.get('overall')).toMatchObject({ level: null, levelRange: null, ci80: expect.anything() });
    expect(rows.get('DEV')?.levelRange).toHaveLength(2);
  });

  it('names the weakest below a framework and the whole, wherever it stands', () => {
    expect([...rows].flatMap(([id, { weakest }]) => (weakest ? [[id, weakest]] : []))).toEqual([
      ['overall', 'DEV'],
      ['DEV', 'DEV-BB'],
      ['DAT', 'DAT-AA'],
    ]);
  });

  it('counts nobody behind what nobody answered, and as many as there are behind a mean', () => {
    expect(rowsOf({ 'DEV-AA-1': 'D D D' }).get('DEV-AA-1')).toMatchObject({ n: 0, effectiveN: 0 });
    expect(rows.get('DEV')).toMatchObject({ n: 5, effectiveN: 5 });
  });
});

it('a consensus has no interval, however many agreed', () => {
  expect(rowsOf(table, { format: 'consensus' }).get('DEV-AA-2')).toMatchObject({
    status: 'consensus',
    se: null,
    ci95: null,
    ci80: null,
    levelRange: null,
  });
});

it('a quick round has rows of its leaves, which weigh what they do', () => {
  const rows = rowsOf({ 'DEV-AA': '0 0 0', 'DEV-BB': '4 4 4', 'DAT-AA': '2 2 2' }, { mode: 'quick' });
  expect([...rows.keys()]).toEqual(['overall', 'DEV', 'DAT', 'DEV-AA', 'DEV-BB', 'DAT-AA']);
  expect(rows.get('DEV')?.score).toBe(3);
  const round = makeRound({ model, mode: 'quick', respondents: respondentsFrom({ 'DEV-AA': '1 1 1' }) });
  expect(score(round).rows).toHaveLength(6);
});
