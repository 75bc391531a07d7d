import { describe, expect, it } from 'vitest';
import { formatDelta, formatScore } from '@/lib/i18n/format';
import type { AnswerValue, RoundMode } from '@/lib/model/schema';
import { runPublishJob } from '@/lib/publishing/job';
import { versionsAt } from '@/lib/publishing/publish';
import type { PublishedChange, PublishedRow } from '@/lib/publishing/types';
import { results } from '@/lib/results/testing';
import type { ResultChange, ResultRow } from '@/lib/results/types';
import { askedItems } from '@/lib/scoring/routing';
import { makeRound, referenceModel } from '@/lib/scoring/testing';
import { resultContext } from './context';
import { Opening } from './opening';
import { markupOf } from './testing/markup';

const model = referenceModel();
const NAMES = ['DEV', 'DAT', 'MLO'] as const;

/** Answers around a level, the same for the same seed; one in twenty-five does not know. */
function round(mode: RoundMode, people: readonly string[], seed: number, level: number) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const answer = (): AnswerValue => {
    if (random() < 0.04) return 'DK';
    const value = Math.round(level + (random() + random() - 1) * 1.6);
    return Math.max(0, Math.min(4, value)) as AnswerValue;
  };
  const respondents = people.map((id) => ({
    id,
    role: null,
    answers: Object.fromEntries(askedItems(model, mode, null, NAMES).map((item) => [item, answer()])),
  }));
  return { input: makeRound({ model, mode, respondents }), uncounted: new Set<string>() };
}

interface Pair {
  mode: RoundMode;
  before: string;
  after: string;
  seed: number;
  levels: readonly [number, number];
}

/** Two rounds of a team, published one after the other, as a viewer of a threshold sees the second and scored the first. */
function publishedPair({ mode, before, after, seed, levels }: Pair, threshold: number) {
  const one = round(mode, [...before], seed, levels[0]);
  const two = round(mode, [...after], seed + 1, levels[1]);
  const first = runPublishJob({ round: one, before: null, outside: 5 });
  const second = runPublishJob({ round: two, before: { ...one, ledger: first.ledger }, outside: 5 });
  const key = ({ scope, id }: Pick<PublishedRow, 'scope' | 'id'>) => `${scope} ${id}`;
  const changes = new Map(versionsAt(second.changes, threshold).map((row) => [key(row), row]));
  const earlier = new Map(versionsAt(first.rows, threshold).map((row) => [key(row), row.score]));
  const shown = ({ verdict, ...change }: PublishedChange): ResultChange | null =>
    verdict && { verdict, ...change };
  const rows = versionsAt(second.rows, threshold).map((row): ResultRow => {
    const change = changes.get(key(row));
    return { ...row, change: change ? shown(change) : null };
  });
  return { rows, scoreBefore: (row: ResultRow) => earlier.get(key(row)) ?? null };
}

const PAIRS: readonly Pair[] = [
  { mode: 'quick', before: 'abcd', after: 'abcd', seed: 3, levels: [1.6, 2.4] },
  { mode: 'quick', before: 'abcdef', after: 'cdefgh', seed: 14, levels: [2, 1.4] },
  { mode: 'quick', before: 'abcdefghijkl', after: 'abcdefghijkl', seed: 159, levels: [1.5, 1.9] },
  { mode: 'key', before: 'abcdefgh', after: 'abcdefghi', seed: 26, levels: [1.2, 1.3] },
  { mode: 'full', before: 'abcdefghi', after: 'defghijkl', seed: 53, levels: [2.2, 1.8] },
];

describe.each(PAIRS)('a $mode round of "$before", then of "$after"', (pair) => {
  it.each([3, 5])('changes by the difference of the scores it stands beside (threshold %i)', (threshold) => {
    const { rows, scoreBefore } = publishedPair(pair, threshold);
    const whole = rows.filter(({ change }) => change?.delta != null && change.over === change.of);
    for (const row of whole) {
      const difference = (row.score ?? Number.NaN) - (scoreBefore(row) ?? Number.NaN);
      expect(Math.abs((row.change?.delta ?? Number.NaN) - difference), row.id).toBeLessThan(1e-9);
    }
    // Outside, four people are too few for anything.
    expect(whole.length > 0).toBe(threshold === 3 || pair.before.length >= 5);
  });

  it('says so in its first sentence', () => {
    const { rows, scoreBefore } = publishedPair(pair, 3);
    const overall = rows.find(({ id }) => id === 'overall');
    if (!overall?.change || overall.score === null) throw new Error('The change is shown inside.');
    const { delta, over, of } = overall.change;
    const before = { id: 'a', name: 'Autumn', reason: null };
    const ctx = resultContext(results({ rows, model, mode: pair.mode, before }), 'en');
    const markup = markupOf(<Opening ctx={ctx} />);
    expect(markup).toContain(formatDelta('en', delta ?? Number.NaN));
    expect(markup.includes(`This is over ${over} of ${of} questions`)).toBe(over < of);
    if (over === of) {
      const difference = overall.score - (scoreBefore(overall) ?? Number.NaN);
      expect(formatDelta('en', delta ?? Number.NaN)).toBe(formatDelta('en', difference));
      expect(formatScore('en', overall.score)).toMatch(/^\d\.\d\d$/);
    }
  });
});
