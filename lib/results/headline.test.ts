import { describe, expect, it } from 'vitest';
import type { RoundMode } from '@/lib/model/schema';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { arrange, type PrincipleEntry } from './arrange';
import { headline } from './headline';
import { change, hiddenRow, row, tinyRows } from './testing';
import type { ResultRow, RoundBefore } from './types';

const BEFORE: RoundBefore = { id: 'a', name: 'Round a', reason: null };
const of = (rows: readonly ResultRow[], before: RoundBefore | null = BEFORE, mode: RoundMode = 'full') =>
  headline(arrange(tinyModel(), rows), before, mode);
const idOf = ({ principle }: PrincipleEntry) => principle.id;
const overall = (more: Partial<ResultRow>) => of(tinyRows({ overall: more }));

describe('the first sentence', () => {
  it.each([
    ['improved', 0.5, 'improved'],
    ['declined', -0.5, 'declined'],
    ['possible', 0.4, 'unclear'],
    ['possible', -0.4, 'unclear'],
    ['no_detectable_change', 0.1, 'same'],
    ['not_comparable', null, 'overallNotComparable'],
  ] as const)('says %s (%s) as %s', (verdict, delta, key) => {
    expect(overall({ change: change(verdict, delta) }).change).toBe(key);
  });

  it('tells a first round from one whose change is hidden', () => {
    expect(of(tinyRows(), null).change).toBe('first');
    expect(of(tinyRows()).change).toBe('changeHidden');
  });

  it('tells rounds that cannot be compared from an overall score that cannot', () => {
    const none = { change: change('not_comparable', null) };
    expect(of(tinyRows({ overall: none }), { ...BEFORE, reason: 'version' }).change).toBe('notComparable');
    expect(overall(none).change).toBe('overallNotComparable');
  });

  it('does not report a change where there is no score', () => {
    expect(of([hiddenRow('overall', 'overall')]).change).toBe('hidden');
    expect(of([]).change).toBe('hidden');
    expect(overall({ status: 'insufficient', score: null }).change).toBe('unscored');
    expect(overall({ status: 'consensus', change: change('not_comparable', null) }).change).toBe('agreed');
  });

  it('names what improved when the whole did not, the largest change first', () => {
    const rows = tinyRows({
      overall: { change: change('no_detectable_change', 0.1) },
      'DEV-AA': { change: change('improved', 0.5, { named: true }) },
      'MLO-CC': { change: change('improved', 0.9, { named: true }) },
    });
    const { change: key, improved } = of(rows);
    expect(key).toBe('same');
    expect(improved.map(({ principle }) => principle.id)).toEqual(['MLO-CC', 'DEV-AA']);
  });

  it('names what declined as well', () => {
    const rows = tinyRows({
      overall: { change: change('possible', -0.3) },
      'DEV-AA': { change: change('declined', -0.5, { named: true }) },
      'MLO-CC': { change: change('improved', 0.9, { named: true }) },
    });
    const { change: key, improved, declined } = of(rows);
    expect(key).toBe('unclear');
    expect([improved, declined].map((leaves) => leaves.map(idOf))).toEqual([['MLO-CC'], ['DEV-AA']]);
  });

  it('names nothing that chance alone may have brought', () => {
    const rows = tinyRows({
      overall: { change: change('no_detectable_change', 0.1) },
      'DEV-AA': { change: change('improved', 0.5) },
      'MLO-CC': { change: change('possible', 0.9, { named: true }) },
    });
    expect(of(rows)).toMatchObject({ change: 'same', improved: [] });
  });

  it('says that the team changed, wherever that is known', () => {
    expect(of(tinyRows()).teamChanged).toBe(false);
    expect(
      of(tinyRows({ 'MLO-CC': { change: change('improved', 0.5, { teamChanged: true }) } })).teamChanged,
    ).toBe(true);
  });
});

describe('what to do', () => {
  it('points at the leaf with the lowest score, never at a group', () => {
    const { step, weakest } = of(tinyRows({ 'MLO-GG': { score: 0.1 }, 'MLO-CC': { score: 1.2 } }));
    expect([step, ...weakest.map(idOf)]).toEqual(['room', 'MLO-CC']);
  });

  it('points at all that share the lowest score', () => {
    expect(of(tinyRows()).weakest.map(idOf)).toEqual(['DEV-AA', 'MLO-CC']);
  });

  it('finds no room to grow at the top level', () => {
    const top = { score: 4, level: 4 } as const;
    const unknown = { status: 'unknown', score: null, level: null } as const;
    const { step, weakest, scored } = of(tinyRows({ 'DEV-AA': top, 'MLO-CC': unknown }));
    expect([step, weakest.length, scored]).toEqual(['ask', 0, true]);
    const { weakest: below } = of(tinyRows({ 'DEV-AA': top, 'MLO-CC': { score: 3.8, level: 3 } }));
    expect(below.map(idOf)).toEqual(['MLO-CC']);
  });

  it('does not claim the lowest of all when something is hidden', () => {
    const rows = [...tinyRows().filter(({ id }) => id !== 'DEV-AA'), hiddenRow('principle', 'DEV-AA')];
    const { step, weakest } = of(rows);
    expect([step, ...weakest.map(idOf)]).toEqual(['roomShown', 'MLO-CC']);
  });

  it('keeps a team going that stands at level 3 everywhere', () => {
    const high = { score: 3.2, level: 3 } as const;
    expect(of(tinyRows({ 'DEV-AA': high, 'MLO-CC': high })).step).toBe('keep');
    expect(of(tinyRows({ 'DEV-AA': high, 'MLO-CC': high }), BEFORE, 'key').step).toBe('keepKey');
    const unknown = { status: 'unknown', score: null, level: null } as const;
    expect(of(tinyRows({ 'DEV-AA': high, 'MLO-CC': unknown })).step).toBe('room');
    const apart = { status: 'not_applicable', score: null, level: null } as const;
    expect(of(tinyRows({ 'DEV-AA': high, 'MLO-CC': apart })).step).toBe('keep');
  });

  it('asks for answers when nothing is scored', () => {
    expect(of([row('overall', 'overall', { score: null, status: 'insufficient' })]).step).toBe('ask');
  });
});
