import { describe, expect, it } from 'vitest';
import golden from './golden.json';
import { meanAndMedianDiffer } from './median-apart';
import { score } from './score';
import { makeModel, makeRound, respondentsFrom } from './testing';
import type { RoundInput, ScoreRow } from './types';

const PRACTICES = ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3', 'DEV-CI-4', 'DEV-CI-5'];
const model = makeModel({ principles: [{ id: 'DEV-CI' }], practices: PRACTICES.map((id) => ({ id })) });

function rowsOf(table: Record<string, string>, change: Partial<RoundInput> = {}): (id: string) => ScoreRow {
  const card = score(makeRound({ model, respondents: respondentsFrom(table), ...change }));
  return (id) => {
    const found = card.rows.find((r) => r.id === id);
    if (!found) throw new Error(`no row ${id}`);
    return found;
  };
}

describe('status of a practice', () => {
  it.each([
    ['2 D D D', 'unknown'],
    ['2 3', 'insufficient'],
    ['2 3 D', 'insufficient'],
    ['2 3 1 D D D', 'ok'],
    ['2 3 1 D D D D', 'unknown'],
    ['D D', 'insufficient'],
    ['N N N', 'insufficient'],
    ['S S S 1 1', 'insufficient'],
    ['2 3 1', 'ok'],
  ])('%s is %s', (line, status) => {
    const row = rowsOf({ 'DEV-CI-1': line })('DEV-CI-1');
    expect(row.status).toBe(status);
    if (status !== 'ok')
      expect(row).toMatchObject({ score: null, level: null, median: null, ad: null, ci95: null });
  });

  it('proposes "not applicable" from two people and half of the answers', () => {
    const proposed = (line: string) => rowsOf({ 'DEV-CI-1': line })('DEV-CI-1').naProposed;
    expect([proposed('N N 1 2'), proposed('N N 1 2 3'), proposed('N'), proposed('N N D D D')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('counts every kind of answer', () => {
    expect(rowsOf({ 'DEV-CI-1': '1 2 3 D N S -' })('DEV-CI-1')).toMatchObject({
      n: 3,
      answers: 3,
      dontKnow: 1,
      notApplicable: 1,
      skipped: 1,
    });
  });

  it('flags a mean far from the median', () => {
    expect(meanAndMedianDiffer(rowsOf({ 'DEV-CI-1': '4 4 4 0 0' })('DEV-CI-1'))).toBe(true);
    expect(meanAndMedianDiffer(rowsOf({ 'DEV-CI-1': '3 3 4 2' })('DEV-CI-1'))).toBe(false);
    expect(meanAndMedianDiffer(rowsOf({})('DEV-CI-1'))).toBe(false);
  });

  it('E5 keeps a unanimous practice from an interval of no width', () => {
    const row = rowsOf({ 'DEV-CI-1': '3 3 3 3 3' })('DEV-CI-1');
    expect(row.se).toBeCloseTo(golden.golden.E5.se, 12);
    expect(row.ci95?.lo).toBeCloseTo(golden.golden.E5.lo, 12);
    expect(row.ci95?.hi).toBeCloseTo(golden.golden.E5.hi, 12);
  });

  it('reports two camps', () => {
    expect(rowsOf({ 'DEV-CI-1': '0 1 2 4 4' })('DEV-CI-1')).toMatchObject({
      polarised: true,
      agreement: 'split',
    });
  });
});

describe('coverage', () => {
  const three = { 'DEV-CI-1': '1 1 1', 'DEV-CI-2': '2 2 2', 'DEV-CI-3': '3 3 3' };

  it('is enough at exactly 60 %', () => {
    expect(rowsOf(three)('DEV-CI')).toMatchObject({ status: 'ok', score: 2, coverage: 0.6, answers: 9 });
    const two = { 'DEV-CI-1': '1 1 1', 'DEV-CI-2': '2 2 2', 'DEV-CI-3': '3 3' };
    expect(rowsOf(two)('DEV-CI')).toMatchObject({
      status: 'insufficient',
      score: null,
      coverage: 0.4,
      answers: 8,
    });
    expect(rowsOf(two)('DEV')).toMatchObject({ status: 'insufficient', score: null });
    expect(rowsOf(two)('overall')).toMatchObject({ status: 'insufficient', score: null });
  });

  it('leaves confirmed "not applicable" out of both sides, even where people answered', () => {
    const confirmed = { notApplicable: new Set(['DEV-CI-3', 'DEV-CI-4', 'DEV-CI-5']) };
    const row = rowsOf(three, confirmed);
    expect(row('DEV-CI-3')).toMatchObject({ status: 'not_applicable', score: null });
    expect(row('DEV-CI')).toMatchObject({ status: 'ok', score: 1.5, coverage: 1, answers: 6 });
    const nothing = rowsOf(three, { notApplicable: new Set(PRACTICES) });
    expect(nothing('DEV-CI')).toMatchObject({ status: 'not_applicable', coverage: 0 });
    expect(nothing('DEV').status).toBe('not_applicable');
    expect(nothing('overall').status).toBe('insufficient');
  });

  it('counts only respondents behind the score', () => {
    const row = rowsOf({ ...three, 'DEV-CI-4': '- - - 1 1' })('DEV-CI');
    expect(row).toMatchObject({ n: 3, answers: 9 });
  });
});

describe('group', () => {
  const children = ['MLO-CI', 'MLO-CD', 'MLO-CT', 'MLO-CM'];
  const grouped = makeModel({
    principles: [
      { id: 'MLO-CX', raci: null },
      ...children.map((id) => ({ id, parent: 'MLO-CX', weight: 3 })),
    ],
    practices: children.flatMap((id) => [{ id: `${id}-1` }, { id: `${id}-2` }]),
  });
  const both = (id: string, first: string, second = first) => ({ [`${id}-1`]: first, [`${id}-2`]: second });
  const groupOf = (table: Record<string, string>, notApplicable = new Set<string>()) =>
    score(makeRound({ model: grouped, respondents: respondentsFrom(table), notApplicable })).rows;

  it('is the mean of its scored children (example of scoring reference 3.4)', () => {
    const rows = groupOf({
      ...both('MLO-CI', '2 2 2'),
      ...both('MLO-CD', '1 1 1'),
      ...both('MLO-CT', '4 4'),
      ...both('MLO-CM', '0 0 0', '1 1 1'),
    });
    const group = rows.find((r) => r.id === 'MLO-CX');
    expect(group).toMatchObject({ status: 'ok', coverage: 0.75, n: 3, level: 1 });
    expect(group?.score).toBeCloseTo(3.5 / 3, 12);
    expect(rows.find((r) => r.id === 'MLO')).toMatchObject({ score: group?.score, weakest: 'MLO-CX' });
  });

  it('needs half of the children that apply', () => {
    const status = (table: Record<string, string>, notApplicable?: Set<string>) =>
      groupOf(table, notApplicable).find((r) => r.id === 'MLO-CX')?.status;
    const one = both('MLO-CI', '2 2 2');
    expect(status(one)).toBe('insufficient');
    expect(status({ ...one, ...both('MLO-CD', '1 1 1') })).toBe('ok');
    expect(status(one, new Set(['MLO-CD-1', 'MLO-CD-2', 'MLO-CT-1', 'MLO-CT-2']))).toBe('ok');
  });
});

describe('formats and modes', () => {
  it('takes the one answer of a consensus round, without interval or agreement', () => {
    const line = Object.fromEntries(PRACTICES.map((id) => [id, '3']));
    const row = rowsOf(line, { format: 'consensus' });
    for (const id of ['DEV-CI-1', 'DEV-CI', 'DEV', 'overall']) {
      expect(row(id)).toMatchObject({
        status: 'consensus',
        score: 3,
        ci95: null,
        se: null,
        levelRange: null,
      });
      expect(row(id)).toMatchObject({ ad: null, agreement: null, n: 1 });
    }
    expect(row('DEV-CI').level).toBe(3);
    expect(rowsOf({ 'DEV-CI-1': 'D' }, { format: 'consensus' })('DEV-CI-1').status).toBe('insufficient');
  });

  it('scores leaves directly in a quick round', () => {
    const row = rowsOf({ 'DEV-CI': '1 2 4 D', 'DEV-CI-1': '0 0 0 0' }, { mode: 'quick' });
    expect(row('DEV-CI')).toMatchObject({
      scope: 'principle',
      status: 'ok',
      level: 2,
      median: 2,
      dontKnow: 1,
      coverage: 1,
    });
    expect(row('DEV-CI').score).toBeCloseTo(7 / 3, 12);
    expect(() => row('DEV-CI-1')).toThrow();
    expect(
      rowsOf({ 'DEV-CI': '1 2 4' }, { mode: 'quick', notApplicable: new Set(['DEV-CI']) })('DEV-CI').status,
    ).toBe('not_applicable');
    expect(rowsOf({ 'DEV-CI': '1 D D' }, { mode: 'quick' })('DEV-CI').status).toBe('unknown');
  });

  it('sees nothing but key practices in a key round', () => {
    const keyed = makeModel({
      principles: [{ id: 'DEV-CI' }],
      practices: PRACTICES.map((id, i) => ({ id, key: i === 0 })),
    });
    const row = rowsOf({ 'DEV-CI-1': '3 3 3', 'DEV-CI-2': '0 0 0' }, { model: keyed, mode: 'key' });
    expect(row('DEV-CI')).toMatchObject({ status: 'ok', score: 3, coverage: 1 });
    expect(() => row('DEV-CI-2')).toThrow();
  });
});

describe('whatever arrives', () => {
  it('accepts a round nobody answered', () => {
    const card = score(makeRound({ model }));
    expect(card.respondents).toBe(0);
    expect(card.rows).toHaveLength(8);
    for (const row of card.rows)
      expect(row).toMatchObject({ status: 'insufficient', score: null, n: 0, coverage: 0 });
  });

  it('ignores unknown items, answers off the scale and people without an answer', () => {
    const junk = { 'DEV-XX-1': 4, 'DEV-CI-1': 7, 'DEV-CI-2': 1.5, 'DEV-CI-3': 'yes', 'DEV-CI-4': Number.NaN };
    const respondents = [
      ...respondentsFrom({ 'DEV-CI-1': '1 2 3' }),
      { id: 'x', role: null, answers: JSON.parse(JSON.stringify(junk)) },
      { id: 'y', role: null, answers: {} },
    ];
    const card = score(makeRound({ model, respondents }));
    expect(card.respondents).toBe(3);
    expect(card.rows.find((r) => r.id === 'DEV-CI-1')).toMatchObject({ score: 2, n: 3 });
    expect(card.rows.find((r) => r.id === 'DEV-CI-2')).toMatchObject({ n: 0 });
  });

  it('does not score frameworks out of scope', () => {
    const two = makeModel({
      principles: [{ id: 'DEV-CI' }, { id: 'DAT-QUA' }],
      practices: [{ id: 'DEV-CI-1' }, { id: 'DAT-QUA-1' }],
    });
    const respondents = respondentsFrom({ 'DEV-CI-1': '2 2 2', 'DAT-QUA-1': '4 4 4' });
    const card = score(makeRound({ model: two, respondents, scope: ['DEV'] }));
    expect(card.rows.map((r) => r.id)).toEqual(['overall', 'DEV', 'DEV-CI', 'DEV-CI-1']);
    expect(card.rows[0]).toMatchObject({ status: 'ok', score: 2, weakest: 'DEV' });
  });
});
