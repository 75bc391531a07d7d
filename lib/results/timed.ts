import type { RoundFormat, RoundMode } from '@/lib/model/schema';
import type { NotComparable } from '@/lib/publishing/types';
import type { Scope } from '@/lib/scoring';
import type { History, HistoryPoint, ResultChange } from './types';

/** Quick rounds score principles directly and never share a line with rounds that ask practices. */
export const isQuick = (mode: RoundMode): boolean => mode === 'quick';

/** A round with the threshold that it has for a viewer. */
interface Seen {
  id: string;
  threshold: number;
  comparedWith: string | null;
}

/** A change tells of two rounds: it takes the higher one of the thresholds that a viewer has there. */
export function changeThresholds(past: readonly Seen[]): Map<string, number> {
  const own = new Map(past.map(({ id, threshold }) => [id, threshold]));
  return new Map(
    past.flatMap(({ id, threshold, comparedWith }): [string, number][] =>
      comparedWith === null ? [] : [[id, Math.max(threshold, own.get(comparedWith) ?? threshold)]],
    ),
  );
}

/** A published round on the time axis. */
export interface TimedRound {
  id: string;
  name: string;
  mode: RoundMode;
  format: RoundFormat;
  /** It asked one question per principle. */
  quick: boolean;
  /** Rounds of different kinds never stand on one line. */
  kind: string;
  closedAt: Date;
  model: { version: string; own: boolean };
  /** The earlier round that its changes are against; null for the first of its kind. */
  comparedWith: string | null;
  /** Why nothing can be said about the change since that one; null where something can. */
  notComparable: NotComparable | null;
}

/** What one viewer may see of a team's rounds, oldest first. */
export interface OverTime {
  rounds: readonly TimedRound[];
  history: History;
  /** The change of a row since the round it is compared with; null where there is none to show. */
  changeIn(roundId: string, scope: Scope, id: string): ResultChange | null;
}

/** Why a round is not compared with the one published before it. */
export interface Apart {
  /** The round before it. */
  before: TimedRound;
  reason: NotComparable;
  /** The earlier round that it is compared with instead; null where there is none. */
  instead: TimedRound | null;
}

/**
 * Why a round is not compared with the one right before it; null where it is, and for the first of all. An agreed round
 * is never compared with any.
 */
export function apartFrom(rounds: readonly TimedRound[], index: number): Apart | null {
  const [round, before] = [rounds[index], rounds[index - 1]];
  if (!round || !before) return null;
  const compared = round.notComparable === null ? round.comparedWith : null;
  if (compared === before.id) return null;
  const instead = rounds.find(({ id }) => id === compared) ?? null;
  if (round.quick !== before.quick) return { before, reason: 'kind', instead };
  if (round.format !== before.format) return { before, reason: 'format', instead };
  return round.notComparable ? { before, reason: round.notComparable, instead } : null;
}

/** Rounds that were asked with another version of the model than the round before. */
export const newModels = (rounds: readonly TimedRound[]): TimedRound[] =>
  rounds.filter(({ model }, index) => {
    const before = rounds[index - 1]?.model;
    return before !== undefined && (before.version !== model.version || before.own !== model.own);
  });

/** The same points with a place for each round, also where the row has none there. */
export function pointsIn(
  { rounds, history }: Pick<OverTime, 'rounds' | 'history'>,
  scope: Scope,
  id: string,
): (HistoryPoint | null)[] {
  const points = new Map(history.get(`${scope} ${id}`)?.map((point) => [point.roundId, point]));
  return rounds.map((round) => points.get(round.id) ?? null);
}
