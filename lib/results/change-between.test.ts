import { describe, expect, it } from 'vitest';
import type { AnswerValue, Model } from '@/lib/model/schema';
import { publish, published, versionsAt } from '@/lib/publishing/publish';
import type { PublishedRound } from '@/lib/publishing/types';
import { tQuantile } from '@/lib/scoring/student-t';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import type { Respondent, RoundInput } from '@/lib/scoring/types';
import { changeBetween } from './change-between';
import type { RoundSeen } from './round-seen';
import type { ResultRow } from './types';

const sketch = {
  principles: [
    { id: 'DEV-AA' },
    { id: 'DEV-BB', weight: 2 },
    { id: 'DEV-GG' },
    { id: 'DEV-CC', parent: 'DEV-GG' },
    { id: 'DAT-DD' },
  ],
  practices: [
    { id: 'DEV-AA-1' },
    { id: 'DEV-AA-2', weight: 3 },
    { id: 'DEV-AA-3' },
    { id: 'DEV-BB-1' },
    { id: 'DEV-BB-2' },
    { id: 'DEV-CC-1' },
    { id: 'DAT-DD-1' },
    { id: 'DAT-DD-2' },
  ],
};
const model = makeModel(sketch);

type Answers = (item: string, person: number) => AnswerValue | null;

const people = (ids: readonly string[], answers: Answers, own: Model = model): Respondent[] =>
  ids.map((id, person) => ({
    id,
    role: null,
    answers: Object.fromEntries(
      own.practices.flatMap(({ id: item }) => {
        const value = answers(item, person);
        return value === null ? [] : [[item, value]];
      }),
    ),
  }));

/** A row as `lib/results` has it. */
const asRow = ({ upTo: _, ...row }: { upTo: number } & Omit<ResultRow, 'change'>): ResultRow => ({
  ...row,
  change: null,
});

/** Two rounds, published one after the other, as viewers of a threshold see them, and what was published of the change. */
function twoRounds(rounds: readonly [RoundInput, RoundInput], threshold: number) {
  let before: PublishedRound | undefined;
  const seen = rounds.map((input) => {
    const publication = publish({ input, counts: () => true }, { before, outside: 5 });
    before = published({ input, counts: () => true }, publication);
    const round: RoundSeen = { ...input, rows: versionsAt(publication.rows, threshold).map(asRow) };
    return { round, changes: versionsAt(publication.changes, threshold) };
  });
  const [one, other] = seen;
  if (!one || !other) throw new Error('There are two rounds.');
  return { earlier: one.round, later: other.round, changes: other.changes };
}

const letters = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => String.fromCharCode(97 + from + i));

const round = (respondents: Respondent[], more: Partial<RoundInput> = {}) =>
  makeRound({ model, modelFamily: 'built-in', respondents, ...more });

/** Small numbers that look like chance and are the same each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

describe('the number of a change', () => {
  it('is the published one, whatever is hidden', () => {
    let compared = 0;
    let partly = 0;
    let stricter = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const roll = dice(seed);
      const answers: Answers = () => {
        const value = roll(11);
        return value < 8 ? ((value % 5) as AnswerValue) : value === 8 ? null : value === 9 ? 'DK' : 'SKIP';
      };
      const size = 3 + roll(6);
      const left = roll(3);
      const notApplicable = new Set(roll(3) === 0 ? ['DEV-AA-2'] : []);
      const rounds = [
        round(people(letters(size), answers)),
        round(people(letters(size, left), answers), { notApplicable }),
      ] as const;
      for (const threshold of [3, 5]) {
        const { earlier, later, changes } = twoRounds(rounds, threshold);
        const between = changeBetween(earlier, later);
        expect(between.reason).toBeNull();
        for (const { id, verdict, reason, delta, over, of } of changes) {
          const found = between.changeOf(id);
          if (verdict === null) expect(found, `${seed} ${id}`).toBeNull();
          else if (delta === null) expect(found).toMatchObject({ verdict: 'not_comparable', reason });
          // A principle that is hidden although its questions are shown: whether they count above it is not told.
          else if (found === null || found.over < over) stricter++;
          else {
            expect(found.delta, `${seed} ${id}`).toBeCloseTo(delta, 9);
            expect(found).toMatchObject({ over, of, linked: false, named: false, parts: null });
            compared++;
            if (over < of) partly++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
    expect(partly).toBeGreaterThan(20);
    expect(stricter).toBeLessThan(compared / 100);
  });

  it('is the difference of the scores over the same items', () => {
    const answers: Answers = (item, person) => ((item.length + item.charCodeAt(4) + person) % 5) as 0;
    const { earlier, later } = twoRounds(
      [
        round(people(letters(6), answers)),
        round(people(letters(7, 3), (item, person) => answers(item, person + 3))),
      ],
      3,
    );
    for (const { id, score } of later.rows) {
      const was = earlier.rows.find((row) => row.id === id)?.score ?? 0;
      expect(changeBetween(earlier, later).changeOf(id)?.delta).toBeCloseTo((score ?? 0) - was, 12);
    }
  });
});

describe('interval and word', () => {
  const seen = (rows: readonly Partial<ResultRow>[], more: Partial<RoundSeen> = {}): RoundSeen => ({
    ...round([]),
    model: makeModel({ principles: [{ id: 'DEV-AA' }], practices: [{ id: 'DEV-AA-1' }] }),
    rows: ['overall', 'DEV', 'DEV-AA', 'DEV-AA-1'].map((id) => ({
      ...(twoRounds([round([]), round([])], 3).later.rows[0] as ResultRow),
      scope: id === 'overall' ? 'overall' : id === 'DEV' ? 'framework' : 'principle',
      id,
      status: 'ok',
      n: 6,
      ...Object.assign({}, ...rows),
    })),
    ...more,
  });

  it('are those of the two published intervals', () => {
    const se = [0.2, 0.3] as const;
    const around = (score: number, error: number, n: number) => {
      const reach = tQuantile(0.975, n - 1) * error;
      return { score, ci95: { lo: score - reach, hi: score + reach }, n };
    };
    const found = (to: number) =>
      changeBetween(seen([around(1.5, se[0], 6)]), seen([around(to, se[1], 9)])).changeOf('overall');
    const reach = tQuantile(0.975, 13) * Math.hypot(...se);
    expect(reach).toBeCloseTo(0.7789, 4);
    expect(found(2)?.ci95?.lo).toBeCloseTo(0.5 - reach, 12);
    expect(found(2)?.ci95?.hi).toBeCloseTo(0.5 + reach, 12);
    expect(found(1.5 + reach)?.verdict).toBe('improved');
    expect(found(1.5 + reach - 0.001)?.verdict).toBe('possible');
    expect(found(1.5 - reach)?.verdict).toBe('declined');
    // t(.9, 13) = 1.350
    expect(found(1.5 + 1.351 * Math.hypot(...se))?.verdict).toBe('possible');
    expect(found(1.5 + 1.349 * Math.hypot(...se))?.verdict).toBe('no_detectable_change');
  });

  it('is no word for less than a quarter of a point, however sure', () => {
    const sharp = (score: number) => ({ score, ci95: { lo: score - 0.02, hi: score + 0.02 } });
    const found = (to: number) => changeBetween(seen([sharp(2)]), seen([sharp(to)])).changeOf('DEV')?.verdict;
    expect(found(2.24)).toBe('no_detectable_change');
    expect(found(2.25)).toBe('improved');
  });

  it('reckon an interval that an end of the scale cut by its other side', () => {
    const cut = seen([{ score: 0.25, ci95: { lo: 0, hi: 1 } }]);
    const whole = seen([{ score: 2, ci95: { lo: 1.25, hi: 2.75 } }]);
    const reach = (tQuantile(0.975, 10) / tQuantile(0.975, 5)) * Math.hypot(0.75, 0.75);
    expect(changeBetween(cut, whole).changeOf('overall')?.ci95?.lo).toBeCloseTo(1.75 - reach, 12);
    const nothing = seen([{ score: 2, ci95: { lo: 0, hi: 4 } }]);
    expect(changeBetween(nothing, whole).changeOf('overall')?.ci95?.lo).toBeLessThan(-3);
  });

  it('take an interval of people whose number is not told for the least sure', () => {
    const told = seen([{ score: 1, ci95: { lo: 0.5, hi: 1.5 } }]);
    const untold = seen([{ score: 1, ci95: { lo: 0.5, hi: 1.5 }, n: null }]);
    const width = (one: RoundSeen) => changeBetween(one, one).changeOf('overall')?.ci95?.hi ?? 0;
    expect(width(untold)).toBeCloseTo(Math.hypot(0.5, 0.5), 2);
    expect(width(told)).toBeLessThan(width(untold));
  });

  it('are a margin from the numbers of people where a side is small', () => {
    const few = seen([{ score: 1, ci95: null, margin: (1.96 * 0.83) / 2, n: 4 }]);
    const many = seen([{ score: 2.2, ci95: { lo: 1.7, hi: 2.7 }, n: 9 }]);
    const margin = 1.96 * 0.83 * Math.sqrt(1 / 4 + 1 / 9);
    const found = changeBetween(few, many).changeOf('DEV-AA-1');
    expect(found?.margin).toBeCloseTo(margin, 12);
    expect(found).toMatchObject({ ci95: null, verdict: 'improved' });
    expect(
      changeBetween(few, { ...many, rows: many.rows.map((r) => ({ ...r, score: 1.9 })) }).changeOf(
        'DEV-AA-1',
      ),
    ).toMatchObject({ verdict: 'no_detectable_change' });
  });
});

describe('what cannot be compared', () => {
  const full = round(people(letters(6), () => 2));

  it.each([
    ['another kind', { mode: 'quick' }, 'kind'],
    ['another format', { format: 'consensus' }, 'format'],
    ['another family', { modelFamily: 'own' }, 'model'],
    ['a new MAJOR version', { model: makeModel({ ...sketch, modelVersion: '2.0.0' }) }, 'version'],
    ['other weights of answers', { weighting: 'raci' }, 'weighting'],
    ['other frameworks', { scope: ['DAT'] }, 'weight'],
  ] as const)('%s has no number and says why', (_, more, reason) => {
    const { earlier, later } = twoRounds([full, { ...full, ...(more as Partial<RoundInput>) }], 3);
    const between = changeBetween(earlier, later);
    expect(between.reason).toBe(reason);
    expect(between.changeOf('overall')).toMatchObject({ verdict: 'not_comparable', reason, delta: null });
  });

  it('the whole is not, over other frameworks', () => {
    const { earlier, later } = twoRounds([full, { ...full, scope: ['DEV'] }], 3);
    const between = changeBetween(earlier, later);
    expect(between.changeOf('overall')).toMatchObject({ reason: 'scope', delta: null });
    expect(between.changeOf('DEV')).toMatchObject({ delta: 0, verdict: 'no_detectable_change' });
    expect(between.changeOf('DAT')).toMatchObject({ reason: 'unscored' });
  });

  it('values that a team agreed on are, but not by chance', () => {
    const agreed = { ...full, format: 'consensus' } as const;
    const { earlier, later } = twoRounds([agreed, agreed], 3);
    expect(changeBetween(earlier, later).changeOf('overall')).toBeNull();
  });
});

it('is made of shown rows alone: hidden answers change nothing', () => {
  // Two people more who are asked DataOps only, so that its practices are hidden for five and the rest is not.
  const with_ = (hidden: 0 | 4): [RoundInput, RoundInput] => [
    round(people(letters(6), (item, person) => (item.startsWith('DAT') ? (person < 3 ? hidden : null) : 2))),
    round(people(letters(6), (item, person) => (item.startsWith('DAT') ? (person < 3 ? hidden : null) : 3))),
  ];
  const found = ([0, 4] as const).map((hidden) => {
    const { earlier, later } = twoRounds(with_(hidden), 5);
    const shown = (seen: RoundSeen): RoundSeen => ({
      ...seen,
      rows: seen.rows.map((row) => (row.id === 'overall' ? { ...row, score: 2 } : row)),
    });
    const between = changeBetween(shown(earlier), shown(later));
    return later.rows.map(({ id }) => [id, between.changeOf(id)]);
  });
  expect(found[0]).toEqual(found[1]);
});
