import { changeReachText, fewerOf, verdictText } from '@/app/_results/change-words';
import { formatDelta, formatList, formatScore } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { leavesOf, type PrincipleEntry } from '@/lib/results/arrange';
import { movedOf } from '@/lib/results/look';
import type { Move } from '@/lib/results/moves';
import type { SideBySide } from '@/lib/results/side-by-side';
import type { ResultRow } from '@/lib/results/types';
import { type ResultContext, resultContext } from '../rounds/[roundId]/_parts/context';
import { principleName } from '../rounds/[roundId]/_parts/names';

/** Two results with the words for them. */
export interface Sides {
  w: Words;
  lang: Lang;
  of: SideBySide;
  from: ResultContext;
  to: ResultContext;
  /** Names of the two rounds, to stand in sentences. */
  names: { from: string; to: string };
}

/** Puts two rounds into words of one language. */
export function sidesOf(of: SideBySide, w: Words, lang: Lang): Sides {
  const [from, to] = [resultContext(of.from, lang), resultContext(of.to, lang)];
  return { w, lang, of, from, to, names: { from: from.results.round.name, to: to.results.round.name } };
}

const rowIn = ({ results }: ResultContext, { scope, id }: Pick<ResultRow, 'scope' | 'id'>) =>
  results.rows.find((row) => row.scope === scope && row.id === id);

/** A row of the later round beside the same of the earlier one. */
export function moveOf({ of, from }: Sides, row: ResultRow): Move {
  const { scope, id } = row;
  const change = of.changeOf(scope, id);
  return { scope, id, was: rowIn(from, row)?.score ?? null, is: row.score, change };
}

/** The principles of the later round that have no parts of their own, in the order of the model. */
export const leavesIn = ({ to }: Sides): PrincipleEntry[] => leavesOf(to.arranged);

/** The word for a change between the two, with its points; a few words where there is none to show. */
export function moveText(sides: Sides, move: Move): { delta: string | null; word: string } {
  const { w, lang, from, to } = sides;
  if (!move.change) return { delta: null, word: w('overTime.compare.hidden') };
  const people = fewerOf(rowIn(from, move)?.n, rowIn(to, move)?.n);
  const { delta } = move.change;
  return {
    delta: delta === null ? null : formatDelta(lang, delta),
    word: verdictText(w, { scope: move.scope, change: move.change }, people),
  };
}

/** What came of the whole, in one sentence or two. */
export function findingBetween(sides: Sides): string {
  const { w, lang, of, to, names } = sides;
  const reason = (key: NonNullable<SideBySide['reason']>) =>
    `${w(`results.notComparable.${key}`)} ${w(`results.comparable.${key}`)}`;
  if (of.reason) return `${w('overTime.compare.apart', names)} ${reason(of.reason)}`;
  const { overall } = to.arranged;
  const move = overall && moveOf(sides, overall);
  const [was, is] = [move?.was ?? null, move?.is ?? null].map((score) =>
    score === null ? null : formatScore(lang, score),
  );
  if (was != null && is != null && to.results.round.format === 'consensus')
    return w('overTime.compare.agreed', { ...names, was, is });
  if (move?.change?.reason)
    return `${w('overTime.compare.overallApart', names)} ${reason(move.change.reason)}`;
  const { change } = move ?? {};
  if (!move || !change || change.delta === null || was == null || is == null)
    return w('overTime.compare.overallHidden', names);
  const { delta, word } = moveText(sides, move);
  const reach = changeReachText(w, lang, change);
  const some =
    change.over < change.of ? ` ${w('results.overSome', { over: change.over, of: change.of })}` : '';
  return (
    w('overTime.compare.overall', { ...names, was, is, delta: delta ?? '', verdict: word, reach }) + some
  );
}

/** Principles named in one sentence: more would be a second list. */
const NAMED = 5;

/**
 * Why rows may have a word where the whole has none, and which of them sentences may name (methods reference, h): rows keep
 * their own words, and of so many some come by chance. Null where no row has one.
 */
export function chanceBetween(sides: Sides): string | null {
  const { w, lang, of, to } = sides;
  const { overall } = to.arranged;
  const moves = leavesIn(sides).map(({ principle, row }) => ({ principle, move: moveOf(sides, row) }));
  const wordOf = ({ change }: Move) => movedOf({ change });
  const isSure = (move: Move) => ['improved', 'declined'].includes(wordOf(move));
  const isWord = (move: Move) => isSure(move) || ['possibleUp', 'possibleDown'].includes(wordOf(move));
  const count = moves.filter(({ move }) => move.change !== null).length;
  if (count < 2 || !moves.some(({ move }) => isWord(move))) return null;
  const sure = moves.filter(({ move }) => isSure(move));
  const whole = overall && moveOf(sides, overall);
  const unclear = whole !== null && ['same', 'possibleUp', 'possibleDown'].includes(wordOf(whole));
  const first =
    unclear && sure.length > 0
      ? w('overTime.compare.chance.apart', { moved: sure.length, count })
      : w('results.list.chance', { count });
  if (sure.length === 0) return first;
  const named = sure.filter(({ move }) => move.change?.named);
  const names = named.slice(0, NAMED).map(({ principle }) => principleName(to, principle));
  const second =
    named.length === 0
      ? w(`overTime.compare.chance.${of.published ? 'unnamed' : 'untested'}`)
      : w('overTime.compare.chance.named', {
          names:
            named.length > NAMED
              ? w('overTime.compare.chance.more', { names: names.join(', '), n: named.length - NAMED })
              : formatList(lang, names),
        });
  return `${first} ${second}`;
}
