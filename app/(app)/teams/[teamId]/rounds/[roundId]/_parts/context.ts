import { changeReachText, fewerOf, verdictText } from '@/app/_results/change-words';
import { fewText, reachText as reachIn } from '@/app/_results/row-words';
import { isolated } from '@/lib/i18n/names';
import { type Words, words } from '@/lib/i18n/words';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Level } from '@/lib/model/schema';
import type { FinishedStep } from '@/lib/plans/finished';
import type { FinishedSteps } from '@/lib/plans/outcomes';
import { type Arranged, arrange, isAnswered, leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { provisionalRange, reachOf } from '@/lib/results/look';
import type { PastPoint } from '@/lib/results/past';
import type { Results } from '@/lib/results/queries';
import type { History, ResultChange, ResultRow, RoundBefore } from '@/lib/results/types';
import { type Target, type TargetInForce, targetFor } from '@/lib/targets/target';
import { keptOf } from './kept';

/** What every part of the page needs to put a result into words. */
export interface ResultContext {
  w: Words;
  lang: Lang;
  results: Results;
  arranged: Arranged;
  /** The round that changes are against; null for the first of its kind. */
  before: RoundBefore | null;
  /** Finished steps of the plan that this round measures, and how many of them kept what they promised. */
  finished: FinishedSteps;
  /** Steps of the team's plans that were finished by when this round was published, in that order. */
  steps: readonly FinishedStep[];
  /** Names that principles of several frameworks share, so that the name alone does not say which is meant. */
  shared: ReadonlySet<string>;
  /** The target in force of a row; a statement of people, and not made of answers. */
  target(id: string): TargetInForce;
  /** What was made under this name of the same rows before, else what is made now; never of anybody's name. */
  keep<T>(name: string, make: () => T): T;
}

/** Names of rounds, to stand in sentences, tables and charts without turning what is beside them. */
const isolatedHistory = (history: History): History =>
  new Map(
    [...history].map(([scope, points]) => [
      scope,
      points.map((point) => ({ ...point, roundName: isolated(point.roundName) })),
    ]),
  );

/** The same of all else that people wrote and called things. */
function withIsolatedNames(results: Results, history: History): Results {
  const { round, before, decisions } = results;
  return {
    ...results,
    history,
    round: { ...round, name: isolated(round.name) },
    before: before && { ...before, name: isolated(before.name) },
    decisions: new Map(
      [...decisions].map(([item, decision]) => [
        item,
        {
          ...decision,
          reason: isolated(decision.reason),
          by: decision.by === null ? null : isolated(decision.by),
        },
      ]),
    ),
  };
}

/** Names that principles of several frameworks share. */
function sharedNames(arranged: Arranged, lang: Lang): ReadonlySet<string> {
  const names = leavesOf(arranged).map(({ principle }) => text(principle.title, lang));
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

/** What stands beside the rows of a result, and is not made of its answers alone. */
interface Beside {
  targets?: readonly Target[];
  finished?: FinishedSteps;
  steps?: readonly FinishedStep[];
}

/** What the parts of a page share; names of people are those of this reading, so nothing that has them is kept for the next one. */
export function resultContext(
  read: Results,
  lang: Lang,
  { targets = [], finished = { kept: 0, of: 0 }, steps: all = [] }: Beside = {},
): ResultContext {
  const made = keptOf(read, lang, targets);
  const keep = <T>(name: string, make: () => T): T => {
    const found = made.has(name) ? (made.get(name) as T) : make();
    made.set(name, found);
    return found;
  };
  const arranged = keep('arranged', () => arrange(read.model, read.rows));
  const results = withIsolatedNames(
    read,
    keep('history', () => isolatedHistory(read.history)),
  );
  const target = (id: string) => targetFor(read.model, targets, read.teamId, id);
  const shared = keep('shared', () => sharedNames(arranged, lang));
  const { closedAt } = read.round;
  const steps = all.filter(({ doneAt }) => closedAt !== null && doneAt <= closedAt);
  const { before } = results;
  return { w: words(lang), lang, results, arranged, before, finished, steps, shared, target, keep };
}

/** The value that the team agreed on for an item in its meeting about a round; null where it agreed on none. */
export const agreedOn = (
  { results }: ResultContext,
  itemId: string,
  roundId = results.round.id,
): Level | null => results.agreed.get(roundId)?.get(itemId)?.value ?? null;

/** "agreed in the meeting: 2, because …"; null where nothing was agreed. */
export function agreedText({ w, results }: ResultContext, itemId: string): string | null {
  const agreed = results.agreed.get(results.round.id)?.get(itemId);
  return agreed ? w('results.agreedBecause', { value: agreed.value, reason: isolated(agreed.reason) }) : null;
}

/** How far a score can be trusted, in words. */
export const rowReach = (
  { w, lang }: ResultContext,
  row: Pick<ResultRow, 'ci95' | 'margin'>,
): string | null => reachIn(w, lang, row);

/** The interval to draw, which one that says nothing is not. */
export function drawnInterval(row: Pick<ResultRow, 'ci95' | 'margin'>): {
  lo: number | null;
  hi: number | null;
} {
  const reach = reachOf(row);
  return reach?.kind === 'interval' ? { lo: reach.lo, hi: reach.hi } : { lo: null, hi: null };
}

/** The same for a change, inside a sentence and never against its word. */
export const changeReach = ({ w, lang }: ResultContext, change: ResultChange): string =>
  changeReachText(w, lang, change);

/** The fewest people behind a change in either round; null where that may not be told. */
export const peopleBehind = (
  { results, before }: ResultContext,
  { scope, id, n }: ResultRow,
): number | null =>
  fewerOf(n, results.history.get(`${scope} ${id}`)?.find(({ roundId }) => roundId === before?.id)?.n);

/** The word for the change of a row, the same wherever it stands. */
export const verdictOn = (ctx: ResultContext, row: ResultRow): string =>
  verdictText(ctx.w, row, peopleBehind(ctx, row));

/** That a change covers less than the two scores do, and is not their difference then; null where it is. */
export const overSome = ({ w }: ResultContext, { over, of }: ResultChange): string | null =>
  over < of ? w('results.overSome', { over, of }) : null;

/** "between level 1 and level 2" of a provisional level, or null. */
export function provisionalText({ w }: ResultContext, row: ResultRow): string | null {
  const range = provisionalRange(row);
  return range && w('common.levels.range', { lo: range[0], hi: range[1] });
}

/** What a round of the past is compared with, where it is not simply the one before; null where there is nothing to say. */
export function comparedText(
  { w, results }: ResultContext,
  points: readonly PastPoint[],
  index: number,
): string | null {
  const point = points[index];
  const joins = point?.joins ?? null;
  // Agreed values are never compared; the footnote says so once.
  const silent = point?.score == null || results.round.format === 'consensus';
  if (silent || index === 0 || joins === index - 1) return null;
  const round = joins === null ? null : points[joins]?.roundName;
  return round ? w('results.why.comparedWith', { round }) : w('results.why.notCompared');
}

/** Whether a row's change can be told: number, line and outline all go by this. */
export const isCompared = ({ change }: ResultRow): boolean =>
  change !== null && change.verdict !== 'not_comparable';

/** Whether any of these rows has a margin in place of an interval, so that the name of their column says so. */
export const hasMargin = (rows: readonly ResultRow[]): boolean =>
  rows.some((row) => row.score !== null && reachOf(row)?.kind === 'margin');

/** Whether any of these rows, or the change of one, has a margin, so that it is to be explained. */
export const tellsMargin = (rows: readonly ResultRow[]): boolean =>
  hasMargin(rows) || rows.some(({ change }) => change !== null && reachOf(change)?.kind === 'margin');

/** A level as a cell says it: "2", "1–2" or "2 (few answers)". */
export function levelCell(ctx: ResultContext, row: ResultRow): string {
  const { w } = ctx;
  const range = provisionalRange(row);
  if (range) return w('results.radar.levelRange', { lo: range[0], hi: range[1] });
  if (row.level === null) return '';
  const few = fewText(w, row);
  return few ? w('results.radar.few', { level: row.level, few }) : String(row.level);
}

/** Levels and frameworks are called what the round's model calls them. */
export const levelName = ({ lang, results }: ResultContext, level: Level): string =>
  text(results.model.scale[level].name, lang);

export const scopeName = ({ w, lang, results }: ResultContext, id: FrameworkId | 'overall'): string =>
  frameworkTitle(results.model, id, lang) ?? w(`common.frameworks.${id}`);

/** How many of the parts that an entry is made of are hidden from this viewer. */
export const hiddenIn = ({ practices, children }: PrincipleEntry): number =>
  [...practices, ...children].filter(({ row }) => row.status === 'hidden').length;

/** What a row is made of, which decides why it may have no score. */
export type Kind = 'item' | 'leaf' | 'group' | 'framework' | 'overall';

export const entryKind = (entry: PrincipleEntry, { results }: ResultContext): Kind =>
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
  const word = agreed ? 'agreed' : row.n === null ? 'few' : 'item';
  return {
    short: w(`results.reason.insufficient.${word}`, { n: row.n ?? 0 }),
    long: w(`results.reason.insufficientWhy.${agreed ? 'agreed' : 'item'}`),
  };
}
