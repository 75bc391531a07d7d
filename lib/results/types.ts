import type { Level, RoundFormat, RoundMode } from '@/lib/model/schema';
import type { AgreementBand, ChangeVerdict, Interval, Scope, ScoreStatus } from '@/lib/scoring';

/** One scope of a closed round, as one viewer may see it. Hidden rows carry no number but the scope. */
export interface ResultRow {
  scope: Scope;
  id: string;
  /** 'hidden': too few people answered for this viewer (scoring reference 3.11). */
  status: ScoreStatus | 'hidden';
  score: number | null;
  ci95: Interval | null;
  level: Level | null;
  levelRange: readonly [Level, Level] | null;
  n: number | null;
  median: number | null;
  ad: number | null;
  agreement: AgreementBand | null;
  polarised: boolean;
  coverage: number | null;
  dontKnow: number | null;
  weakest: string | null;
  change: {
    verdict: ChangeVerdict;
    delta: number | null;
    ci95: Interval | null;
    teamChanged: boolean;
  } | null;
}

export interface RoundSummary {
  id: string;
  name: string;
  mode: RoundMode;
  format: RoundFormat;
  openedAt: Date;
  closedAt: Date | null;
  invited: number | null;
  responded: number | null;
}

/** A scope's score in one round of the team's history; null where it is not scored or hidden from this viewer. */
export interface HistoryPoint {
  roundId: string;
  roundName: string;
  closedAt: Date;
  modelVersion: string;
  /** The model was the organization's own, and not a built-in one. */
  ownModel: boolean;
  score: number | null;
  ci95: Interval | null;
  n: number | null;
}

/** History by `scope id`, oldest round first. */
export type History = ReadonlyMap<string, readonly HistoryPoint[]>;
