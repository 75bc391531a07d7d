import { LEVELS } from '@/lib/model/levels';
import type { Level } from '@/lib/model/schema';

/** What a cell of the heat map shows: a score whose level is firm or not, or why there is none. */
export type HeatState = 'level' | 'provisional' | 'unknown' | 'not_applicable' | 'hidden' | 'not_asked';

/** The word for the change of a cell; `none` where nothing can be said. */
export type HeatMove = 'improved' | 'declined' | 'possibleUp' | 'possibleDown' | 'same' | 'none';

/** A cell without a score says nothing but its state: whatever is hidden looks alike. */
export type HeatCode =
  | { state: Exclude<HeatState, 'level' | 'provisional'> }
  | {
      state: 'level' | 'provisional';
      /** Step of the scale that it is coloured with: the level, or the nearest one where there is none. */
      tone: Level;
      /** With two decimals, as it is shown. */
      score: number;
      move: HeatMove;
      /** The target in force; null where the level may not be told, and so nothing about reaching it. */
      target: Level | null;
      reached: boolean;
    };

const STATES = {
  level: 'L',
  provisional: 'P',
  unknown: 'U',
  not_applicable: 'N',
  hidden: 'H',
  not_asked: '-',
} as const satisfies Record<HeatState, string>;

const MOVES = {
  improved: 'i',
  declined: 'd',
  possibleUp: 'u',
  possibleDown: 'v',
  same: 's',
  none: 'n',
} as const satisfies Record<HeatMove, string>;

const turned = <K extends string>(table: Readonly<Record<K, string>>): ReadonlyMap<string, K> =>
  new Map((Object.keys(table) as K[]).map((key) => [table[key], key]));
const stateOf = turned(STATES);
const moveOf = turned(MOVES);

/** A row of cells as a text: a page has a thousand and more, and the browser gets each of them twice. */
export const heatText = (cells: readonly HeatCode[]): string =>
  cells
    .map((cell) => {
      if (!('tone' in cell)) return STATES[cell.state];
      const { state, tone, move, target, reached, score } = cell;
      return `${STATES[state]}${tone}${MOVES[move]}${target ?? 0}${reached ? '+' : '.'}${Math.round(score * 100)}`;
    })
    .join(' ');

const levelIn = (sign: string | undefined): Level => LEVELS.find((level) => String(level) === sign) ?? 0;

function cellFrom(text: string): HeatCode {
  const state = stateOf.get(text[0] ?? '') ?? 'not_asked';
  if (state !== 'level' && state !== 'provisional') return { state };
  return {
    state,
    tone: levelIn(text[1]),
    move: moveOf.get(text[2] ?? '') ?? 'none',
    target: text[3] === '0' ? null : levelIn(text[3]),
    reached: text[4] === '+',
    score: Number(text.slice(5)) / 100,
  };
}

/** Reads what `heatText` wrote. */
export const heatCells = (text: string): HeatCode[] => (text === '' ? [] : text.split(' ').map(cellFrom));
