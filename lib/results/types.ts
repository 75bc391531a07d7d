import type { FrameworkId, Level, RoundFormat, RoundMode } from '@/lib/model/schema';
import type { ChangeParts, NotComparable } from '@/lib/publishing/types';
import type { Step } from '@/lib/rounds/participation';
import type { AgreementBand, ChangeVerdict, Interval, Scope, ScoreStatus } from '@/lib/scoring';

/** The change of a row against the round compared with, as one viewer may see it. */
export interface ResultChange {
  verdict: ChangeVerdict;
  /** Why it is not comparable; null otherwise. */
  reason: NotComparable | null;
  /** Difference of the two scores over what was scored and may be shown in both, −4 to 4. */
  delta: number | null;
  ci95: Interval | null;
  /** Half width that teams of this size have in general, where answers are too few for an interval. */
  margin: number | null;
  /** The interval follows the same people; false: it is made of the intervals of both rounds. */
  linked: boolean;
  /** Items behind the change, and items asked in either round. */
  over: number;
  of: number;
  /** Strongest word within reach of so many people; null where nothing can be compared. */
  strongest: 'certain' | 'possible' | 'none' | null;
  /** Sentences may name it: chance alone seldom brings as many. */
  named: boolean;
  teamChanged: boolean;
  parts: ChangeParts | null;
}

/** One scope of a closed round, as one viewer may see it. Hidden rows carry no number but the scope. */
export interface ResultRow {
  scope: Scope;
  id: string;
  /** 'hidden': too few people answered for this viewer (publishing rule). */
  status: ScoreStatus | 'hidden';
  score: number | null;
  /** Null below five answers, and wherever spread may not be shown. */
  ci95: Interval | null;
  /** Half width that teams of this size have in general, where there is no interval. */
  margin: number | null;
  level: Level | null;
  /** Lowest and highest level that cannot be ruled out; null with few answers. */
  levelRange: readonly [Level, Level] | null;
  n: number | null;
  median: number | null;
  ad: number | null;
  agreement: AgreementBand | null;
  polarised: boolean;
  coverage: number | null;
  dontKnow: number | null;
  weakest: string | null;
  /** Null without a round to compare with, and where the change may not be shown. */
  change: ResultChange | null;
}

export interface RoundSummary {
  id: string;
  name: string;
  mode: RoundMode;
  format: RoundFormat;
  /** The most questions that each person was asked; null without a limit. */
  questionLimit: number | null;
  /** Frameworks asked about, and whether the team had more. */
  scope?: readonly FrameworkId[];
  part?: boolean;
  openedAt: Date;
  closedAt: Date | null;
  /** People asked; null while the round runs. */
  invited: number | null;
  /** People who answered something; null while the round runs, and where so few were asked that a number would tell. */
  responded: number | null;
  /** Of a published round, in which step that number is; null where so few were asked that even this would tell. */
  step: Step | null;
}

/** A scope's score in one round of the team's history; null where it is not scored or hidden from this viewer. */
export interface HistoryPoint {
  roundId: string;
  roundName: string;
  mode: RoundMode;
  closedAt: Date;
  modelVersion: string;
  /** The model was the organization's own, and not a built-in one. */
  ownModel: boolean;
  score: number | null;
  ci95: Interval | null;
  /** Half width that teams of this size have in general, where there is no interval. */
  margin: number | null;
  n: number | null;
  /** The earlier round that this row stands on one scale with; null for the first of a line. */
  comparedWith: string | null;
}

/** History by `scope id`, oldest round first. */
export type History = ReadonlyMap<string, readonly HistoryPoint[]>;

/** The earlier round that the changes of a result are against. */
export interface RoundBefore {
  id: string;
  name: string;
  /** Why nothing can be said about the change since then; null where something can. */
  reason: NotComparable | null;
}

/** The round right before one that is the first of its kind or format: not compared with it, and why. */
export interface RoundApart {
  id: string;
  name: string;
  /** It asked one question per principle. */
  quick: boolean;
  reason: 'kind' | 'format';
}
