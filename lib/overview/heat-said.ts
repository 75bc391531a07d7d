import type { HeatCode, HeatMove, HeatState } from './heat-code';

/** The words of a cell in one language, ready to be put together in a browser. */
export interface HeatSaid {
  /** By level. */
  levels: readonly string[];
  provisional: readonly string[];
  /** Beside a score that has no level. */
  few: string;
  state: Readonly<Record<Exclude<HeatState, 'level' | 'provisional'>, string>>;
  /** `unclear` is what "possible" is called of the overall score. */
  move: Readonly<Record<Exclude<HeatMove, 'none'> | 'unclear', string>>;
  /** By target. */
  reached: readonly string[];
  below: readonly string[];
}

/**
 * What a cell says besides its number, in words: level, change and target, or why there is no score.
 * @param overall it is the overall score, which has no level
 */
export function heatWords(said: HeatSaid, cell: HeatCode, overall: boolean): string {
  if (!('score' in cell)) return said.state[cell.state];
  const { state, tone, move, target, reached } = cell;
  const provisional = state === 'provisional';
  const without = overall || target === null;
  const level = without
    ? provisional
      ? said.few
      : null
    : (provisional ? said.provisional : said.levels)[tone];
  const goal = target === null ? null : (reached ? said.reached : said.below)[target];
  const word = overall && (move === 'possibleUp' || move === 'possibleDown') ? 'unclear' : move;
  return [level, word === 'none' ? null : said.move[word], goal].filter((one) => one).join('; ');
}
