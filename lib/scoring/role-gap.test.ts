import { describe, expect, it } from 'vitest';
import goldenFile from './golden.json';
import { plainRoleGap } from './plain/role-gap';
import { residualComposites } from './residuals';
import { groupGap, roleGaps } from './role-gap';
import { makeModel, makeRound } from './testing';
import { describeOracle } from './testing/oracle';
import type { Respondent, RoundInput } from './types';

describeOracle('roleGap', plainRoleGap);

const { golden, roleGapData } = goldenFile;
const isNumber = (entry: [string, number | string]): entry is [string, number] =>
  typeof entry[1] === 'number';
const ITEMS = Object.values(roleGapData).map((answers) =>
  Object.entries(answers)
    .filter(isNumber)
    .map(([person, value]) => ({ person, value })),
);
const [ENGINEERS, MANAGERS] = ['e', 'm'].map((letter) => new Set([1, 2, 3, 4, 5].map((i) => letter + i)));

describe('E8', () => {
  it('composites', () => {
    const composites = residualComposites(ITEMS);
    for (const [person, y] of Object.entries(golden.E8.y)) expect(composites.get(person)).toBeCloseTo(y, 12);
  });

  it('gap and exact p', () => {
    const got = groupGap(ITEMS, ENGINEERS ?? new Set(), MANAGERS ?? new Set());
    expect(got?.gap).toBeCloseTo(golden.E8.gap, 12);
    expect(got?.p).toBeCloseTo(golden.E8.p, 12);
    expect(got).toMatchObject({ total: golden.E8.total, sizes: [5, 5] });
  });

  it('drops items with fewer than three answers from a group', () => {
    const few = ITEMS.map((answers) => answers.filter((a) => !['m1', 'm2', 'm3'].includes(a.person)));
    expect(groupGap(few, ENGINEERS ?? new Set(), MANAGERS ?? new Set())).toBeNull();
  });
});

describe('the gap by practices', () => {
  const by = (items: typeof ITEMS, how?: 'practices') =>
    groupGap(items, ENGINEERS ?? new Set(), MANAGERS ?? new Set(), how);

  it('is the mean of the differences between the groups of each practice', () => {
    // E8: 3.6 − 2.6, 3.0 − 1.6, 2.5 − 1.25 and 2.6 − 2.2.
    expect(by(ITEMS, 'practices')?.gap).toBeCloseTo((1 + 1.4 + 1.25 + 0.4) / 4, 12);
    expect(by(ITEMS, 'practices')?.p).toBe(by(ITEMS)?.p);
  });

  it('is that of composites where everybody answered everything', () => {
    const complete = ITEMS.filter((answers) => answers.length === 10);
    expect(complete.length).toBe(3);
    expect(by(complete, 'practices')?.gap).toBeCloseTo(by(complete)?.gap ?? Number.NaN, 12);
  });
});

describe('roleGaps', () => {
  const ids = Object.keys(roleGapData);
  const model = makeModel({
    principles: [{ id: 'DEV-CI' }, { id: 'DEV-VC' }],
    practices: ids.flatMap((_, i) => [{ id: `DEV-CI-${i + 1}` }, { id: `DEV-VC-${i + 1}` }]),
  });
  /** The people of E8; DEV-VC is answered 2 by everyone. */
  const people = (count: number): Respondent[] =>
    ['e', 'm'].flatMap((letter) =>
      Array.from({ length: count }, (_, i): Respondent => {
        const own = ITEMS.map((answers) => answers.find((a) => a.person === `${letter}${i + 1}`)?.value);
        const answers = own.flatMap((v, j): [string, 0 | 1 | 2 | 3 | 4 | 'DK'][] => [
          [`DEV-CI-${j + 1}`, ([0, 1, 2, 3, 4] as const).find((l) => l === v) ?? 'DK'],
          [`DEV-VC-${j + 1}`, 2],
        ]);
        return { id: letter + i, role: letter === 'e' ? 'DE' : 'MGR', answers: Object.fromEntries(answers) };
      }),
    );
  const roles = { first: ['DE'], second: ['MGR'] } as const;
  const gapsOf = (change: Partial<RoundInput>, minGroup?: number) =>
    new Map(roleGaps(makeRound({ model, ...change }), roles, minGroup).map((row) => [row.id, row]));

  it('labels a gap, corrected for the principles tested', () => {
    const rows = gapsOf({ respondents: people(5) });
    expect(rows.get('DEV-CI')?.gap).toBeCloseTo(golden.E8.gap, 12);
    expect(rows.get('DEV-CI')?.holmP).toBeCloseTo(2 * golden.E8.p, 12);
    expect(rows.get('DEV-CI')?.bhP).toBeCloseTo(2 * golden.E8.p, 12);
    expect(rows.get('DEV-CI')?.label).toBe('clear');
    expect(rows.get('DEV-VC')).toMatchObject({ gap: null, p: 1, label: 'not_distinguishable' });
    expect(rows.get('DEV')).toMatchObject({ scope: 'framework', gap: null });
  });

  it('shows nothing of groups that are too small', () => {
    const hidden = { gap: null, p: null, holmP: null, bhP: null, label: 'too_few_people' };
    expect(gapsOf({ respondents: people(4) }).get('DEV-CI')).toMatchObject(hidden);
    expect(gapsOf({ respondents: people(4) }, 3).get('DEV-CI')?.gap).not.toBeNull();
    expect(gapsOf({ respondents: people(2) }, 1).get('DEV-CI')).toMatchObject(hidden);
  });

  it('only hints at a large gap that few people support', () => {
    const far = people(3).map((r) => ({
      ...r,
      answers: Object.fromEntries(ids.map((_, i) => [`DEV-CI-${i + 1}`, r.role === 'DE' ? (1 as const) : 3])),
    }));
    expect(gapsOf({ respondents: far as Respondent[] }, 3).get('DEV-CI')).toMatchObject({
      gap: 2,
      label: 'indicative',
    });
  });
});
