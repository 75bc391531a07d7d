import { type Trend, trend } from '@/lib/scoring/trend';
import type { History, HistoryPoint } from './types';

/** A round of the team's history, and which of the earlier ones it is compared with. */
export interface PastPoint extends HistoryPoint {
  /** Place of that one among the points; null for the first of a line. */
  joins: number | null;
}

const DAY = 86_400_000;

/** History of one scope, oldest first, with what each round is compared with. */
export function pastOf(history: History, scope: string, id: string): PastPoint[] {
  const points = history.get(`${scope} ${id}`) ?? [];
  const places = new Map(points.map(({ roundId }, index) => [roundId, index]));
  return points.map((point) => ({ ...point, joins: places.get(point.comparedWith ?? '') ?? null }));
}

/** Score of a scope in one round of the past; null when it had none or may not be shown. */
export const scoreIn = (history: History, roundId: string, scope: string, id: string): number | null =>
  history.get(`${scope} ${id}`)?.find((point) => point.roundId === roundId)?.score ?? null;

export interface PastTrend {
  /** Rounds in a row, up to the newest, that compare with each other and have a score. */
  rounds: number;
  /** Null with fewer than 4 of them (scoring reference 3.9). */
  trend: Trend | null;
}

/** The points that the newest one can be compared with, one after the other, oldest first: a key round between two full ones is passed over. */
export function lineOf(past: readonly HistoryPoint[]): HistoryPoint[] {
  const byRound = new Map(past.map((point) => [point.roundId, point]));
  const line: HistoryPoint[] = [];
  for (let point = past.at(-1); point; point = byRound.get(point.comparedWith ?? '')) line.unshift(point);
  return line;
}

/** The trend of a scope over its comparable rounds (methods reference, c). */
export function trendOf(past: readonly HistoryPoint[]): PastTrend {
  const points = lineOf(past).flatMap(({ closedAt, score }) =>
    score === null ? [] : [{ day: closedAt.getTime() / DAY, score }],
  );
  return { rounds: points.length, trend: trend(points) };
}
