import { formatScore } from '@/lib/i18n/format';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Level } from '@/lib/model/schema';
import { type Arranged, arrange, isAnswered, type PrincipleEntry } from '@/lib/results/arrange';
import { provisionalRange } from '@/lib/results/look';
import { roundBefore } from '@/lib/results/past';
import type { Results } from '@/lib/results/queries';
import type { ResultRow } from '@/lib/results/types';
import { type ResultWords, resultWords } from '@/lib/results/words';
import type { Interval } from '@/lib/scoring/types';

/** What every part of the page needs to put a result into words. */
export interface ResultContext {
  w: ResultWords;
  lang: Lang;
  results: Results;
  arranged: Arranged;
  /** The round before this one, of the same kind; null for the first. */
  before: ReturnType<typeof roundBefore>;
}

const known = new WeakMap<Results['rows'], Map<Lang, ResultContext>>();

/** One context per rows and language, as long as the query keeps the rows: what is made of it can be kept too. */
export function resultContext(results: Results, lang: Lang): ResultContext {
  const byLang = known.get(results.rows) ?? new Map<Lang, ResultContext>();
  known.set(results.rows, byLang);
  const context = byLang.get(lang) ?? {
    w: resultWords(lang),
    lang,
    results,
    arranged: arrange(results.model, results.rows),
    before: roundBefore(results.history, results.round.id),
  };
  byLang.set(lang, context);
  return context;
}

/** Makes something of a context once: closed rounds do not change, and drawing one takes longer than sending it. */
export function once<T extends object>(make: (ctx: ResultContext) => T): (ctx: ResultContext) => T {
  const made = new WeakMap<ResultContext, T>();
  return (ctx) => {
    const value = made.get(ctx) ?? make(ctx);
    made.set(ctx, value);
    return value;
  };
}

/** An interval as "1.85 to 3.02". */
export const rangeText = ({ w, lang }: ResultContext, { lo, hi }: Interval): string =>
  w('results.range', { lo: formatScore(lang, lo), hi: formatScore(lang, hi) });

/** "between level 1 and level 2" of a provisional level, or null. */
export function provisionalText({ w }: ResultContext, row: ResultRow): string | null {
  const range = provisionalRange(row);
  return range && w('common.levels.range', { lo: range[0], hi: range[1] });
}

/** Levels and frameworks are called what the round's model calls them. */
export const levelName = ({ lang, results }: ResultContext, level: Level): string =>
  text(results.model.scale[level].name, lang);

export const scopeName = ({ w, lang, results }: ResultContext, id: FrameworkId | 'overall'): string =>
  frameworkTitle(results.model, id, lang) ?? w(`common.frameworks.${id}`);

/** What a row is made of, which decides why it may have no score. */
export type Kind = 'item' | 'leaf' | 'group' | 'framework' | 'overall';

export const kindOf = (entry: PrincipleEntry, { results }: ResultContext): Kind =>
  entry.children.length > 0 ? 'group' : isAnswered(entry, results.round.mode) ? 'item' : 'leaf';

/** Why a row has no score: a few words, and a sentence. Null when it has one. */
export function reasonOf(
  { w, results }: ResultContext,
  row: ResultRow,
  kind: Kind,
): { short: string; long: string } | null {
  const { status } = row;
  const agreed = results.round.format === 'consensus';
  if (status === 'ok' || status === 'consensus') return null;
  if (status === 'hidden') {
    return {
      short: w('results.reason.hidden'),
      long: w('results.reason.hiddenWhy', { threshold: results.threshold }),
    };
  }
  if (status !== 'insufficient') {
    return { short: w(`results.reason.${status}`), long: w(`results.reason.${status}Why`) };
  }
  if (kind !== 'item') {
    return {
      short: w('results.reason.insufficient.parts'),
      long: w(`results.reason.insufficientWhy.${kind}`),
    };
  }
  const word = agreed ? 'agreed' : 'item';
  return {
    short: w(`results.reason.insufficient.${word}`, { n: row.n ?? 0 }),
    long: w(`results.reason.insufficientWhy.${word}`),
  };
}
