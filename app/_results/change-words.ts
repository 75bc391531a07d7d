import { formatDelta, formatScore } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { intervalWord, reachOf, saidOf } from '@/lib/results/look';
import type { ResultChange, ResultRow } from '@/lib/results/types';

/** How far a change can be trusted, inside a sentence and never against its word: "plausibly +0.10 to +0.54". */
export function changeReachText(w: Words, lang: Lang, change: ResultChange): string {
  const reach = reachOf(change);
  switch (reach?.kind) {
    case 'interval':
      return w(`results.changeReach.${intervalWord(change)}`, {
        lo: formatDelta(lang, reach.lo),
        hi: formatDelta(lang, reach.hi),
      });
    case 'margin':
      return w('results.changeReach.margin', { margin: formatScore(lang, reach.margin) });
    default:
      return w('results.changeReach.tooWide');
  }
}

/** People, for the words that say that they are few: "5 people", or "so few people" where how many may not be told. */
export const fewPeople = (w: Words, people: number | null): string =>
  w('results.fewPeople', { n: people ?? 0 });

/**
 * The word for a change, the same wherever it stands.
 * @param people the fewest behind it in either round, as far as that may be told
 */
export const verdictText = (
  w: Words,
  row: Pick<ResultRow, 'scope' | 'change'>,
  people: number | null,
): string => w(`results.verdict.${saidOf(row)}`, { people: fewPeople(w, people) });

/** The fewer of the people in two rounds; null where one of the numbers may not be told. */
export const fewerOf = (one: number | null | undefined, other: number | null | undefined): number | null =>
  one == null || other == null ? null : Math.min(one, other);
