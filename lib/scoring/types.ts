import type {
  AnswerValue,
  FrameworkId,
  Level,
  Model,
  RoleId,
  RoundFormat,
  RoundMode,
} from '@/lib/model/schema';

/** One person's answers in one round. `answers` is keyed by practice id, or by leaf principle id in a quick round; absent = not asked. */
export interface Respondent {
  /** Stable per person and team, so that two rounds can be linked. */
  id: string;
  role: RoleId | null;
  /** What the person was asked, where the round keeps that; else all that its mode asks of the role. */
  asked?: readonly string[];
  answers: Readonly<Record<string, AnswerValue>>;
}

/** Everything that scoring a round needs; no clock, no randomness. */
export interface RoundInput {
  model: Model;
  /** Whose versions the model is one of; rounds of different families are never compared. */
  modelFamily?: string;
  mode: RoundMode;
  format: RoundFormat;
  /** 'equal': every answer counts the same; 'raci': R and A = 1, C = 0.5, I = not counted. */
  weighting: 'equal' | 'raci';
  /** Practices (or leaf principles in a quick round) that the team confirmed as not applicable. */
  notApplicable: ReadonlySet<string>;
  /** Frameworks in the team's scope. */
  scope: readonly FrameworkId[];
  respondents: readonly Respondent[];
}

export type ScoreStatus = 'ok' | 'consensus' | 'insufficient' | 'unknown' | 'not_applicable';
export type Scope = 'practice' | 'principle' | 'framework' | 'overall';
export type AgreementBand = 'aligned' | 'some_spread' | 'split';

/** Interval on the 0–4 scale. */
export interface Interval {
  lo: number;
  hi: number;
}

/** One row of a scorecard: the same shape for a practice, principle (leaf or group), framework and the overall score. */
export interface ScoreRow {
  scope: Scope;
  /** Practice, principle or framework id; 'overall' for the overall row. */
  id: string;
  status: ScoreStatus;
  /** 0–4; null unless status is ok or consensus. */
  score: number | null;
  /** 95 % and 80 % jackknife-t intervals; null with fewer than 3 respondents or in consensus rounds. */
  ci95: Interval | null;
  ci80: Interval | null;
  /** Standard error actually used (jackknife, or the rounding floor when larger); null when there is no interval. */
  se: number | null;
  level: Level | null;
  /** Lowest and highest level the 80 % interval allows; differing ends mean the level is provisional. Null without interval. */
  levelRange: readonly [Level, Level] | null;
  /** Respondents with at least one numeric answer behind the score; without a score, with one in this scope. */
  n: number;
  /** Numeric answers behind the score; without a score, in this scope. */
  answers: number;
  /** Answers to all applicable items of the scope, scored or not. */
  dontKnow: number;
  notApplicable: number;
  skipped: number;
  /** Effective number of respondents, (Σw)²/Σw²; practices only (else equals n). */
  effectiveN: number;
  /** Share of applicable weight that has a score, 0–1 (practices: 1 when ok, else 0). */
  coverage: number;
  /** Median answer of a practice, or of a leaf principle in a quick round; else null. */
  median: number | null;
  /** Practices: AD_M of the answers. Principles: mean AD_M of their scored practices. Higher scopes: null. */
  ad: number | null;
  agreement: AgreementBand | null;
  /** Two camps in the answers to one item; never set above the items. */
  polarised: boolean;
  /** ≥ 2 individual "not applicable" (in a consensus 1) and at least half of n+u: the facilitator should decide. */
  naProposed: boolean;
  /** Frameworks and overall: id of the lowest-scored child; else null. */
  weakest: string | null;
}

export interface Scorecard {
  mode: RoundMode;
  format: RoundFormat;
  /** Respondents with at least one answer of any kind. */
  respondents: number;
  rows: readonly ScoreRow[];
}

export type ChangeVerdict = 'improved' | 'declined' | 'possible' | 'no_detectable_change' | 'not_comparable';
