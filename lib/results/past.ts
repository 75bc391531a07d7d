import { sameScale } from '@/lib/model/semver';
import { type Trend, trend } from '@/lib/scoring/trend';
import type { History, HistoryPoint } from './types';

/** A round of the team's history with whether it can be compared with the one before. */
export interface PastPoint extends HistoryPoint {
  /** Another model or another MAJOR version of it than the round before, or other frameworks in an overall score. */
  broken: boolean;
}

const DAY = 86_400_000;

/** Frameworks that a round asked about, as one comparable word. */
const askedIn = (history: History, roundId: string): string =>
  [...history]
    .filter(([key, points]) => key.startsWith('framework ') && points.some((p) => p.roundId === roundId))
    .map(([key]) => key)
    .sort()
    .join();

/** History of one scope, oldest first, with its breaks. */
export function pastOf(history: History, scope: string, id: string): PastPoint[] {
  const points = history.get(`${scope} ${id}`) ?? [];
  return points.map((point, index) => {
    const before = points[index - 1];
    if (!before) return { ...point, broken: false };
    const sameFrameworks =
      scope !== 'overall' || askedIn(history, before.roundId) === askedIn(history, point.roundId);
    return { ...point, broken: !sameScale(before, point) || !sameFrameworks };
  });
}

/** The round right before this one, or null; `comparable` when neither another model nor a new MAJOR version of it lies between. */
export function roundBefore(
  history: History,
  roundId: string,
): { id: string; name: string; comparable: boolean } | null {
  const points = history.get('overall overall') ?? [];
  const index = points.findIndex((point) => point.roundId === roundId);
  const [before, now] = [points[index - 1], points[index]];
  if (!before || !now) return null;
  return { id: before.roundId, name: before.roundName, comparable: sameScale(before, now) };
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

/** The trend of a scope over its comparable rounds (scoring reference 3.9): those since the last new MAJOR version. */
export function trendOf(past: readonly PastPoint[]): PastTrend {
  const since = past.slice(
    Math.max(
      0,
      past.findLastIndex((point) => point.broken),
    ),
  );
  const points = since.flatMap(({ closedAt, score }) =>
    score === null ? [] : [{ day: closedAt.getTime() / DAY, score }],
  );
  return { rounds: points.length, trend: trend(points) };
}
