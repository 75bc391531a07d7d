import { describe, expect, it } from 'vitest';
import { changes } from './change';
import { makeModel, makeRound, respondentsFrom } from './testing';
import type { ChangeRow, RoundInput } from './types';
import { doubtOf } from './verdict';

const IDS = ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3', 'DEV-CI-4'];
const makeDev = (modelVersion = '1.0.0', ids: readonly string[] = IDS) =>
  makeModel({ principles: [{ id: 'DEV-CI' }], practices: ids.map((id) => ({ id })), modelVersion });

/** A round; `prefix` makes other people of the same answers. */
function round(table: Record<string, string>, change: Partial<RoundInput> = {}, prefix = ''): RoundInput {
  const respondents = respondentsFrom(table).map((r) => ({ ...r, id: prefix + r.id }));
  return makeRound({ model: makeDev(), respondents, ...change });
}

const row = (rows: readonly ChangeRow[], id: string): ChangeRow => {
  const found = rows.find((r) => r.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};

/** Seven people; d = .5 .25 .75 0 .5 .25 −.25 over four practices, as in E9. */
const BEFORE = {
  'DEV-CI-1': '1 1 1 1 1 1 2',
  'DEV-CI-2': '2 2 2 2 2 2 2',
  'DEV-CI-3': '1 1 1 3 1 1 1',
  'DEV-CI-4': '0 0 0 0 0 0 1',
};
const AFTER = {
  'DEV-CI-1': '2 2 2 1 2 2 1',
  'DEV-CI-2': '3 2 3 2 3 2 2',
  'DEV-CI-3': '1 1 2 3 1 1 1',
  'DEV-CI-4': '0 0 0 0 0 0 1',
};

describe('linked change', () => {
  const rows = changes(round(BEFORE), round(AFTER));

  it('E9: mean of personal changes, exact sign flips, t interval', () => {
    const got = row(rows, 'DEV-CI');
    expect(got).toMatchObject({
      method: 'linked',
      verdict: 'possible',
      teamChanged: false,
      n: 7,
      scope: 'principle',
    });
    expect(got.delta).toBeCloseTo(2 / 7, 12);
    expect(got.p).toBeCloseTo(0.125, 12);
    // Sample variance of d is 19/168, t(6) = 2.4469….
    const reach = 2.446911851144969 * Math.sqrt(19 / 168 / 7);
    expect(got.ci95?.lo).toBeCloseTo(2 / 7 - reach, 9);
    expect(got.ci95?.hi).toBeCloseTo(2 / 7 + reach, 9);
  });

  it('reports practices, the framework and overall too', () => {
    expect(rows.map((r) => r.id)).toEqual(['overall', 'DEV', 'DEV-CI', ...IDS]);
    expect(row(rows, 'DEV-CI-1').delta).toBeCloseTo(4 / 7, 12);
    expect(row(rows, 'DEV-CI-4')).toMatchObject({ delta: 0, p: 1, verdict: 'no_detectable_change' });
    expect(row(rows, 'overall').delta).toBeCloseTo(2 / 7, 12);
  });

  it('turns round with the rounds', () => {
    const back = row(changes(round(AFTER), round(BEFORE)), 'DEV-CI');
    expect(back.delta).toBeCloseTo(-2 / 7, 12);
    expect(back.p).toBeCloseTo(0.125, 12);
  });

  it('keeps the rounding floor when everybody moves alike: √(1/6M) with M = 20 pairs', () => {
    const same = (level: number) => Object.fromEntries(IDS.map((id) => [id, Array(5).fill(level).join(' ')]));
    const got = row(changes(round(same(1)), round(same(2))), 'DEV-CI');
    const reach = 2.7764451051977934 * Math.sqrt(1 / 120);
    expect(got).toMatchObject({ delta: 1, verdict: 'possible' });
    expect(got.p).toBeCloseTo(0.0625, 12);
    expect(got.ci95?.lo).toBeCloseTo(1 - reach, 9);
    expect(got.ci95?.hi).toBeCloseTo(1 + reach, 9);
  });

  it('calls six people who all rise improved, and the reverse declined', () => {
    const low = Object.fromEntries(IDS.map((id) => [id, '1 1 1 1 1 1']));
    const high = Object.fromEntries(IDS.map((id) => [id, '2 2 3 2 2 2']));
    expect(row(changes(round(low), round(high)), 'DEV-CI').verdict).toBe('improved');
    expect(row(changes(round(high), round(low)), 'DEV-CI').verdict).toBe('declined');
  });

  it('uses only what a person answered in both rounds', () => {
    const later = { ...AFTER, 'DEV-CI-1': '2 2 2 1 D 2 1' };
    // r5: d over the three other practices is 1/3 instead of 0.5.
    expect(row(changes(round(BEFORE), round(later)), 'DEV-CI').delta).toBeCloseTo((1.5 + 1 / 3) / 7, 12);
  });
});

describe('unlinked change', () => {
  it('compares residual composites of two teams', () => {
    const got = row(changes(round(BEFORE), round(AFTER, {}, 'new-')), 'DEV-CI');
    expect(got).toMatchObject({ method: 'unlinked', teamChanged: true, n: 7 });
    expect(got.delta).toBeCloseTo(2 / 7, 12);
    expect(got.ci95?.lo).toBeLessThan(2 / 7);
  });

  it('E9: one practice, five against five, exact over 252 relabelings', () => {
    const one = (line: string) => ({ 'DEV-CI-1': line });
    const model = makeDev('1.0.0', ['DEV-CI-1']);
    const got = row(
      changes(round(one('0 0 0 0 0'), { model }), round(one('1 1 1 1 1'), { model }, 'x')),
      'DEV-CI-1',
    );
    expect(got.p).toBeCloseTo(2 / 252, 12);
    expect(got).toMatchObject({ delta: 1, verdict: 'improved' });
    // No spread at all: only both rounds' rounding floors remain, √(1/60 + 1/60), t(8).
    expect(got.ci95?.lo).toBeCloseTo(1 - 2.306004135204166 * Math.sqrt(1 / 30), 9);
  });

  it('is not fooled by who was asked what', () => {
    // The same two practices at 4 and 0; the later people answered more of the high one.
    const model = makeDev('1.0.0', ['DEV-CI-1', 'DEV-CI-2']);
    const before = round({ 'DEV-CI-1': '4 4 4 - - -', 'DEV-CI-2': '0 0 0 0 0 0' }, { model });
    const after = round({ 'DEV-CI-1': '4 4 4 4 4 4', 'DEV-CI-2': '0 0 0 - - -' }, { model }, 'x');
    expect(row(changes(before, after), 'DEV-CI')).toMatchObject({ delta: 0, p: 1 });
  });

  it('marks a changed team below half of the same people', () => {
    const flag = (same: number) => {
      const after = round(AFTER);
      const respondents = after.respondents.map((r, i) => (i < same ? r : { ...r, id: `new-${r.id}` }));
      return row(changes(round(BEFORE), { ...after, respondents }), 'DEV-CI');
    };
    expect(flag(4)).toMatchObject({ teamChanged: false, method: 'linked', n: 4 });
    expect(flag(3)).toMatchObject({ teamChanged: true, method: 'linked', n: 3 });
    expect(flag(2)).toMatchObject({ teamChanged: true, method: 'unlinked' });
  });
});

describe('not comparable', () => {
  const verdict = (before: RoundInput, after: RoundInput, id = 'DEV-CI') =>
    row(changes(before, after), id).verdict;
  const quick = { mode: 'quick' as const };

  it('across families of models, whatever their versions', () => {
    const [own, builtIn] = [{ modelFamily: 'own' }, { modelFamily: 'built-in' }];
    expect(row(changes(round(BEFORE, builtIn), round(AFTER, own)), 'overall').verdict).toBe('not_comparable');
    expect(row(changes(round(BEFORE, own), round(AFTER, own)), 'overall').delta).toBeCloseTo(2 / 7, 12);
  });

  it('across MAJOR versions, but across MINOR ones', () => {
    expect(verdict(round(BEFORE), round(AFTER, { model: makeDev('2.0.0') }))).toBe('not_comparable');
    expect(verdict(round(BEFORE), round(AFTER, { model: makeDev('1.4.2') }))).toBe('possible');
  });

  it('between a quick round and one that asks practices, but between two quick ones', () => {
    const answers = { 'DEV-CI': '1 2 3 1' };
    expect(verdict(round(answers, quick), round(AFTER))).toBe('not_comparable');
    expect(verdict(round(answers, quick), round(answers, quick))).toBe('no_detectable_change');
  });

  it('between weightings', () => {
    expect(verdict(round(BEFORE), round(AFTER, { weighting: 'raci' }))).toBe('not_comparable');
  });

  it('when less than 60 % of the weight is ok in both rounds', () => {
    const { 'DEV-CI-1': first, 'DEV-CI-2': second, 'DEV-CI-3': third } = AFTER;
    const thin = round({ 'DEV-CI-1': first, 'DEV-CI-2': second });
    const got = changes(round(BEFORE), thin);
    expect(row(got, 'DEV-CI')).toEqual({
      scope: 'principle',
      id: 'DEV-CI',
      verdict: 'not_comparable',
      delta: null,
      ci95: null,
      p: null,
      method: null,
      n: 0,
      teamChanged: false,
    });
    expect(got.filter((r) => r.scope === 'practice').map((r) => r.id)).toEqual(['DEV-CI-1', 'DEV-CI-2']);
    const enough = round({ 'DEV-CI-1': first, 'DEV-CI-2': second, 'DEV-CI-3': third });
    expect(verdict(round(BEFORE), enough)).not.toBe('not_comparable');
  });

  it('counts a practice that is new in a MINOR version against the common weight', () => {
    const grown = makeDev('1.1.0', [...IDS, 'DEV-CI-5', 'DEV-CI-6', 'DEV-CI-7']);
    expect(verdict(round(BEFORE), round(AFTER, { model: grown }))).toBe('not_comparable');
  });

  it('when a round is a consensus or empty, or overall covers other frameworks', () => {
    const agreed = round({ 'DEV-CI-1': '3', 'DEV-CI-2': '3', 'DEV-CI-3': '3' }, { format: 'consensus' });
    expect(verdict(agreed, round(AFTER))).toBe('not_comparable');
    expect(verdict(round({}), round(AFTER))).toBe('not_comparable');
    expect(verdict(round(BEFORE, { scope: ['DEV', 'DAT'] }), round(AFTER), 'overall')).toBe('not_comparable');
  });
});

describe('doubtOf', () => {
  it('is what 3 people who all rose are told: the test cannot go below 1 in 4', () => {
    const answered = (values: string) => round(Object.fromEntries(IDS.map((id) => [id, values])));
    const got = row(changes(answered('1 1 2'), answered('3 3 4')), 'DEV-CI');
    expect(got).toMatchObject({ verdict: 'no_detectable_change', delta: 2, p: 0.25, n: 3 });
    expect(doubtOf(got)).toBe('chance');
  });
});
