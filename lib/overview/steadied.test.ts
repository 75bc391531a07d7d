import { describe, expect, it } from 'vitest';
import { publish, versionsAt } from '@/lib/publishing/publish';
import { poolTeams } from '@/lib/scoring/pooling';
import { tQuantile } from '@/lib/scoring/student-t';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import { type SeenScore, steadied } from './steadied';

const around = (teamId: string, score: number, se: number, n: number): SeenScore => {
  const reach = tQuantile(0.975, n - 1) * se;
  return {
    teamId,
    principles: 9,
    row: { score, ci95: { lo: score - reach, hi: score + reach }, margin: null, n },
  };
};
const few = (teamId: string, score: number, n: number): SeenScore => ({
  teamId,
  principles: 9,
  row: { score, ci95: null, margin: (1.96 * 0.45) / Math.sqrt(n), n },
});

const teams = [
  around('a', 1.1, 0.2, 6),
  around('b', 2.9, 0.15, 9),
  around('c', 1.8, 0.25, 5),
  around('d', 2.2, 0.2, 7),
];

describe('steadied', () => {
  it('is the pooling of the errors behind the published intervals', () => {
    const errors: [string, number, number, number][] = [
      ['a', 1.1, 0.2, 6],
      ['b', 2.9, 0.15, 9],
      ['c', 1.8, 0.25, 5],
      ['d', 2.2, 0.2, 7],
      ['e', 2, 0.3, 8],
    ];
    const known = poolTeams(
      errors.map(([id, score, seJackknife, n]) => ({ id, score, seJackknife, n, answers: n * 9 })),
    );
    const found = steadied([...teams, around('e', 2, 0.3, 8)]);
    expect(found?.rows.map(({ score }) => score.toFixed(9))).toEqual(
      known?.rows.map(({ score }) => score.toFixed(9)),
    );
    expect(found?.betweenVariance).toBeCloseTo(known?.betweenVariance ?? 0, 9);
  });

  it('lets a small team in by its number of people, and shows no interval of it', () => {
    const small = steadied([...teams, few('e', 0.5, 4)])?.rows.find(({ id }) => id === 'e');
    expect(small).toMatchObject({ interval: null, side: 'not_distinguishable' });
    expect(small?.variance).toBeCloseTo(0.45 ** 2 / 4, 12);
    // Pulled towards the others.
    expect(small?.score).toBeGreaterThan(0.5);
  });

  it('leaves out what is hidden, agreed or unscored, and needs five teams', () => {
    const hidden: SeenScore = {
      teamId: 'h',
      principles: 9,
      row: { score: null, ci95: null, margin: null, n: null },
    };
    const agreed: SeenScore = {
      teamId: 'g',
      principles: 9,
      row: { score: 4, ci95: null, margin: null, n: null },
    };
    expect(steadied([...teams, hidden, agreed])).toBeNull();
    const five = [...teams, around('e', 2, 0.3, 8)];
    expect(steadied([...five, hidden, agreed])).toEqual(steadied(five));
  });

  it('cannot be reckoned without any spread', () => {
    expect(steadied(['a', 'b', 'c', 'd', 'e'].map((id, i) => few(id, i / 2, 4)))).toBeNull();
  });

  it('takes an interval of people whose number is not told for itself alone', () => {
    const untold = around('e', 2, 0.3, 8);
    const found = steadied([...teams, { ...untold, row: { ...untold.row, n: null } }]);
    const known = steadied([...teams, few('e', 2, 4)]);
    expect(found?.pooledVariance).toBe(known?.pooledVariance);
    expect(found?.rows.at(-1)?.variance).toBeGreaterThan(0.3 ** 2);
    expect(found?.rows.at(-1)?.interval).toBeNull();
  });
});

describe('the spread of few answers', () => {
  const model = makeModel({
    principles: [{ id: 'DEV-AA' }],
    practices: ['DEV-AA-1', 'DEV-AA-2', 'DEV-AA-3'].map((id) => ({ id })),
  });
  /** The overall row of four people who answer so, as their colleagues see it. */
  const seenOf = (answers: readonly (0 | 1 | 2 | 3 | 4)[]): SeenScore => {
    const respondents = answers.map((value, i) => ({
      id: `p${i}`,
      role: null,
      answers: Object.fromEntries(model.practices.map(({ id }) => [id, value])),
    }));
    const input = makeRound({ model, respondents });
    const { rows } = publish({ input, counts: () => true }, { outside: 5 });
    const row = versionsAt(rows, 3).find(({ id }) => id === 'overall');
    if (!row) throw new Error('There is an overall row.');
    return { teamId: 'few', principles: 1, row };
  };

  it('is in no pooled number: teams of one mean and size pull the others alike, however they differ', () => {
    const all = [
      [2, 2, 2, 2],
      [0, 4, 2, 2],
      [0, 0, 4, 4],
      [1, 2, 2, 3],
    ] as const;
    const [first, ...others] = all.map((answers) => steadied([...teams, seenOf(answers)]));
    expect(first?.rows).toHaveLength(5);
    for (const other of others) expect(other).toEqual(first);
    // That the spread would show if it were in there: the same teams of five pull unlike.
    const spread = (answers: readonly (0 | 1 | 2 | 3 | 4)[]) =>
      steadied([...teams, seenOf(answers)])?.rows[0]?.score;
    expect(spread([2, 2, 2, 2, 2])).not.toBe(spread([0, 4, 0, 4, 2]));
  });
});
