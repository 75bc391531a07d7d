import { roundHalfAway } from '@/lib/i18n/round';
import { LEVELS, type Level, type Model } from '@/lib/model/schema';
import { isFewAnswers, movedOf, provisionalRange } from '@/lib/results/look';
import type { ByRound, CellChange, CellRow } from '@/lib/results/published-cells';
import { levelOf } from '@/lib/scoring';
import { targetReach } from '@/lib/targets/reach';
import { type Target, targetFor } from '@/lib/targets/target';
import type { HeatCode, HeatMove } from './heat-code';
import type { HeatColumn } from './heat-columns';
import type { HeatTeam } from './heat-teams';

/** What the cells of a page are made of: all of it as one person may see it. */
export interface HeatParts {
  columns: readonly HeatColumn[];
  rows: ByRound<CellRow>;
  /** Since the day that changes are told since: what was published of it, else what follows from the rows of both rounds. */
  changes: ByRound<CellChange | null>;
  targets: readonly Target[];
  /** A model that one of the rounds was asked with. */
  modelOf: (versionId: string) => Model;
}

/** The change of a column between the newest round and the one of the day that changes are told since. */
function moveIn({ round }: HeatTeam, { id }: HeatColumn, { changes }: HeatParts): HeatMove {
  const moved = movedOf({ change: (round && changes.get(round.id)?.get(id)) ?? null });
  return moved === 'notComparable' ? 'none' : moved;
}

const asLevel = (level: number): Level | null => LEVELS.find((one) => one === level) ?? null;

/** A score of few answers, whatever it is of: its level is not firm, and neither is it where there is none. */
const isFirm = (row: CellRow, scope: HeatColumn['scope']): boolean =>
  row.status === 'consensus' ||
  (scope === 'overall'
    ? row.ci95 !== null
    : row.level !== null && provisionalRange(row) === null && !isFewAnswers(row));

/** One cell: nothing in it but what the published row says to this person. */
function cellOf(team: HeatTeam, column: HeatColumn, parts: HeatParts): HeatCode {
  const { round } = team;
  if (!round) {
    const asked = column.framework === null || team.scope.includes(column.framework);
    return { state: team.hidden && asked ? 'hidden' : 'not_asked' };
  }
  const row = parts.rows.get(round.id)?.get(column.id);
  if (!row) return { state: 'not_asked' };
  if (row.status === 'hidden' || row.status === 'not_applicable') return { state: row.status };
  if (row.score === null) return { state: 'unknown' };
  const overall = column.scope === 'overall';
  // The overall score has no level of its own, and is drawn as the nearest one; its target is reached by the score.
  const level = overall ? levelOf(row.score) : row.level;
  const own = parts.targets.filter(({ teamId }) => teamId === null || teamId === team.id);
  const { level: target } = targetFor(
    parts.modelOf(round.modelVersionId),
    own,
    team.id,
    column.principle ?? column.id,
  );
  return {
    state: isFirm(row, column.scope) ? 'level' : 'provisional',
    tone: level ?? levelOf(row.score),
    score: roundHalfAway(row.score, 2),
    move: moveIn(team, column, parts),
    target: level === null ? null : asLevel(target),
    reached: targetReach({ scope: column.scope, ...row }, target)?.kind === 'reached',
  };
}

/** The cells of a team, one a column. */
export const cellsOf = (team: HeatTeam, parts: HeatParts): HeatCode[] =>
  parts.columns.map((column) => cellOf(team, column, parts));
