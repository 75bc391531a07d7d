import type { RoundFormat } from '@/lib/model/schema';
import { byCodeUnit, sum } from './stats';

/** A score of a team: overall, or of one framework. */
export interface HeatMapCell {
  /** 0–4; null without a score. */
  score: number | null;
  /** People behind it; in a consensus the number says nothing. */
  n: number;
}

export interface HeatMapTeam {
  id: string;
  format: RoundFormat;
  /** By column; a framework that is not in the team's scope has none. */
  cells: ReadonlyMap<string, HeatMapCell>;
}

/** The column of the overall score; every other column is a framework. */
export const OVERALL = 'overall';

/**
 * `thin`: fewer people than the threshold. `cover`: hidden so that a thin one cannot be worked out from the rest. To
 * people, everything that is not shown looks alike.
 */
export type CellState = 'shown' | 'thin' | 'cover' | 'no_score';

/** A mean of several teams; people counts all of theirs. */
export interface TeamMean {
  mean: number;
  teams: number;
  people: number;
}

export interface HeatMap {
  /** State of each team's cells, by team and column. */
  cells: ReadonlyMap<string, ReadonlyMap<string, CellState>>;
  /** By column, from three teams on: equal weights, shown and measured cells only. */
  organization: ReadonlyMap<string, TeamMean | null>;
  /** By column: teams too small to be shown alone, weighted by people. */
  otherTeams: ReadonlyMap<string, TeamMean | null>;
}

/** Fewest teams in a mean of several (methods reference (a)). */
const MIN_TEAMS = 3;

function ownState({ score, n }: HeatMapCell, format: RoundFormat, threshold: number): CellState {
  if (score === null) return 'no_score';
  if (format === 'consensus') return 'shown';
  return n < threshold ? 'thin' : 'shown';
}

/** States of one team's cells: what is thin, and what covers it when the overall score would give it away. */
function statesOf({ format, cells }: HeatMapTeam, threshold: number): Map<string, CellState> {
  const states = new Map(
    [...cells].map(([column, cell]): [string, CellState] => [column, ownState(cell, format, threshold)]),
  );
  const frameworks = [...states].filter(([column, state]) => column !== OVERALL && state !== 'no_score');
  const isThin = frameworks.some(([, state]) => state === 'thin');
  if (states.get(OVERALL) !== 'shown' || !isThin) return states;
  const [smallest] = frameworks
    .filter(([, state]) => state === 'shown')
    .map(([column]) => ({ column, n: cells.get(column)?.n ?? 0 }))
    .sort((a, b) => a.n - b.n || byCodeUnit(a.column, b.column));
  if (smallest) states.set(smallest.column, 'cover');
  // The overall score of a team with one framework is that framework.
  else if (frameworks.length === 1) states.set(OVERALL, 'cover');
  return states;
}

type Scored = { score: number; n: number };

function meanOf(cells: readonly Scored[], weightOf: (cell: Scored) => number): TeamMean {
  const weights = sum(cells.map(weightOf));
  const mean = sum(cells.map((cell) => weightOf(cell) * cell.score)) / weights;
  return { mean, teams: cells.length, people: sum(cells.map((cell) => cell.n)) };
}

/**
 * What an organization's table of teams may show to a viewer of this threshold (methods reference (a)). Teams keep the
 * order given. Pool finished quarters only, and each once: with other teams in it a mean gives away the difference.
 * @param threshold fewest people behind a number that this viewer may see
 * @param columns 'overall' and ids of frameworks, in the order to be shown
 */
export function heatMap(
  teams: readonly HeatMapTeam[],
  columns: readonly string[],
  threshold: number,
): HeatMap {
  const states = new Map(teams.map((team) => [team.id, statesOf(team, threshold)]));
  const scoredIn = (column: string, members: readonly HeatMapTeam[], state: CellState): Scored[] =>
    members.flatMap((team) => {
      const cell = team.cells.get(column);
      const score = cell?.score ?? null;
      return cell && score !== null && states.get(team.id)?.get(column) === state
        ? [{ score, n: cell.n }]
        : [];
    });
  const measured = teams.filter((team) => team.format !== 'consensus');
  const small = teams.filter((team) => states.get(team.id)?.get(OVERALL) === 'thin');
  const byColumn = <T>(of: (column: string) => T) => new Map(columns.map((column) => [column, of(column)]));
  return {
    cells: states,
    organization: byColumn((column) => {
      const cells = scoredIn(column, measured, 'shown');
      return cells.length < MIN_TEAMS ? null : meanOf(cells, () => 1);
    }),
    otherTeams: byColumn((column) => {
      const cells = scoredIn(column, small, 'thin');
      const people = sum(cells.map((cell) => cell.n));
      // Whoever knows one team's own score must still look at enough other people.
      const isPooled = cells.every((cell) => people - cell.n >= threshold);
      return cells.length >= MIN_TEAMS && isPooled ? meanOf(cells, (cell) => cell.n) : null;
    }),
  };
}
