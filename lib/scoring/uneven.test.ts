import { describe, expect, it } from 'vitest';
import { askedItems } from './routing';
import { score } from './score';
import { makeModel, makeRound, respondentsFrom } from './testing';

/** Three frameworks of unequal weight, a group of unequal children, unequal practices, and deprecated ones. */
const model = makeModel({
  weights: { DEV: 1, DAT: 3, MLO: 2 },
  principles: [
    { id: 'DEV-AA' },
    { id: 'DAT-GRP', weight: 3 },
    { id: 'DAT-AA', parent: 'DAT-GRP', weight: 1 },
    { id: 'DAT-BB', parent: 'DAT-GRP', weight: 3 },
    { id: 'DAT-CC', weight: 2 },
    { id: 'MLO-AA' },
  ],
  practices: [
    { id: 'DEV-AA-1', key: true },
    { id: 'DEV-AA-2', key: true, deprecated: { since: '1.0.0', replacedBy: [] } },
    { id: 'DAT-AA-1', key: true },
    { id: 'DAT-BB-1', key: true },
    { id: 'DAT-CC-1', weight: 1 },
    { id: 'DAT-CC-2', weight: 3 },
    { id: 'MLO-AA-1' },
    { id: 'MLO-AA-2', deprecated: { since: '1.0.0', replacedBy: [] } },
  ],
});
const ALL = ['DEV', 'DAT', 'MLO'] as const;

const answers = {
  'DEV-AA-1': '1 1 1',
  'DEV-AA-2': '4 4 4',
  'DAT-AA-1': '0 0 0',
  'DAT-BB-1': '4 4 4',
  'DAT-CC-1': '4 4 4',
  'DAT-CC-2': '0 0 0',
  'MLO-AA-1': '4 4 4',
  'MLO-AA-2': '0 0 0',
};
const rowsOf = (table: Record<string, string>, more: { notApplicable?: ReadonlySet<string> } = {}) => {
  const card = score(makeRound({ model, respondents: respondentsFrom(table), ...more }));
  return new Map(card.rows.map((row) => [row.id, row]));
};
const without = (...ids: (keyof typeof answers)[]) =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !(ids as string[]).includes(id)));

describe('a model of unequal parts', () => {
  it('weighs practices, principles and frameworks, and the children of a group equally', () => {
    const rows = rowsOf(answers);
    const scores = Object.fromEntries([...rows].map(([id, row]) => [id, row.score]));
    expect(scores).toMatchObject({ 'DAT-CC': 1, 'DAT-GRP': 2, DEV: 1, MLO: 4 });
    expect(scores.DAT).toBeCloseTo((3 * 2 + 2 * 1) / 5, 12);
    expect(scores.overall).toBeCloseTo((1 * 1 + 3 * 1.6 + 2 * 4) / 6, 12);
  });

  it('has an overall score only with every framework, however little the missing one weighs', () => {
    const rows = rowsOf(without('DEV-AA-1'));
    expect(rows.get('overall')).toMatchObject({ score: null, status: 'insufficient' });
    expect(rows.get('overall')?.coverage).toBeCloseTo(5 / 6, 12);
    const decided = rowsOf(without('DEV-AA-1'), { notApplicable: new Set(['DEV-AA-1']) });
    expect(decided.get('DEV')?.status).toBe('not_applicable');
    expect(decided.get('overall')).toMatchObject({ score: null, status: 'insufficient' });
  });

  it('needs three fifths of the weight of what applies, and of a group half of its children', () => {
    // Of DAT-CC one practice in two: a quarter of its weight, or three quarters.
    expect(rowsOf(without('DAT-CC-2')).get('DAT-CC')).toMatchObject({ score: null, coverage: 0.25 });
    expect(rowsOf(without('DAT-CC-1')).get('DAT-CC')).toMatchObject({ score: 0, coverage: 0.75 });
    // Whatever the child weighs elsewhere.
    expect(rowsOf(without('DAT-AA-1')).get('DAT-GRP')).toMatchObject({ score: 4, coverage: 0.5 });
    expect(rowsOf(without('DAT-BB-1')).get('DAT-GRP')).toMatchObject({ score: 0, coverage: 0.5 });
  });

  it('asks nobody a deprecated practice, and scores none', () => {
    for (const mode of ['full', 'key'] as const) {
      expect(askedItems(model, mode, null, ALL)).not.toContain('DEV-AA-2');
      expect(askedItems(model, mode, 'DE', ALL)).not.toContain('MLO-AA-2');
    }
    const rows = rowsOf(answers);
    expect([rows.has('DEV-AA-2'), rows.has('MLO-AA-2')]).toEqual([false, false]);
    expect(rows.get('MLO-AA')).toMatchObject({ score: 4, coverage: 1, answers: 3 });
  });

  it('counts people, not answers, also where there is no score', () => {
    const few = { 'DAT-AA-1': '3 - -', 'DAT-BB-1': '2 - -', 'DAT-CC-1': '- 2 -' };
    const rows = rowsOf({ ...few, 'DEV-AA-1': '- - 2' });
    expect(rows.get('DAT-GRP')?.n).toBe(1);
    expect(rows.get('DAT')).toMatchObject({ n: 2 });
    expect(rows.get('overall')).toMatchObject({ score: null, n: 3, answers: 4 });
  });
});
