import type { PrerequisiteState, StepLevel } from '@/lib/advice/types';
import type { FrameworkId, Lang, Level, RoundFormat, RoundMode } from '@/lib/model/schema';
import type { ChangeParts, NotComparable } from '@/lib/publishing/types';
import type { Step } from '@/lib/rounds/participation';
import type { AgreementBand, ChangeVerdict } from '@/lib/scoring/types';

/**
 * `provisional`: another level cannot be ruled out; `few_answers`: too few to say how firm the level is; `suppressed`: hidden
 * to protect anonymity.
 */
export type RowStatus =
  | 'ok'
  | 'provisional'
  | 'few_answers'
  | 'consensus'
  | 'insufficient'
  | 'unknown'
  | 'not_applicable'
  | 'suppressed';

/** How far a score or a change can be trusted, in points. */
export interface Reach {
  /** `margin`: what teams of this size have in general; `too_wide`: too few people to say. Null where there is none. */
  reach: 'interval' | 'margin' | 'too_wide' | null;
  /** The 95 % interval. */
  lo: number | null;
  hi: number | null;
  /** Half width. */
  margin: number | null;
}

/** The change of a row against the round compared with. */
export interface ReportChange extends Reach {
  verdict: ChangeVerdict;
  /** Why it is not comparable. */
  reason: NotComparable | null;
  delta: number | null;
  /** The interval follows the same people through both rounds. */
  linked: boolean;
  /** Items behind the change, and items asked in either round. */
  over: number;
  of: number;
  /** Strongest word within reach of so many people. */
  strongest: 'certain' | 'possible' | 'none' | null;
  /** Chance alone seldom brings as many. */
  named: boolean;
  teamChanged: boolean;
  parts: ChangeParts | null;
}

/** One line of the results, as its reader may see it: a suppressed row holds nothing but its name. */
/** The level that a row is to reach, and how far it is. */
export interface ReportTarget {
  level: number;
  /** `YYYY-MM-DD` */
  dueDate: string | null;
  /** Null where no score may or can be shown. */
  reached: boolean | null;
  /** Points missing to the mean that the level asks for; null when that is not what is missing. */
  toGo: number | null;
}

export interface ReportRow extends Reach {
  scope: 'overall' | 'framework' | 'principle';
  id: string;
  title: string;
  framework: FrameworkId | null;
  /** Id of the group a principle belongs to. */
  parent: string | null;
  /** A principle that follows from the others of its framework. */
  outcome: boolean;
  status: RowStatus;
  /** 0–4, like the interval; null where nothing may or can be shown. */
  score: number | null;
  level: Level | null;
  /** Null with few answers; equal ends are a firm level. */
  levelRange: readonly [Level, Level] | null;
  n: number | null;
  agreement: AgreementBand | null;
  /** Null without a round to compare with, and where the change may not be shown. */
  change: ReportChange | null;
  /** Of a leaf: what of it was declared not applicable, itself or its practices. */
  notApplicable: readonly ReportDecision[];
  /** Of a leaf: what a meeting agreed on, for itself or its practices, beside the scores. */
  agreed: readonly ReportAgreed[];
  target: ReportTarget;
  /** Of a framework: share of its weight that was declared not applicable, 0–1; null elsewhere. */
  notApplicableShare: number | null;
}

/** A value that the team agreed on in its meeting about the round, and why. */
export interface ReportAgreed {
  id: string;
  title: string;
  value: Level;
  reason: string;
}

/** A decision of the team that an item does not apply. */
export interface ReportDecision {
  id: string;
  title: string;
  reason: string;
  /** Null when the person is not here any more. */
  by: string | null;
  /** ISO date-time. */
  at: string;
}

/** An external level that follows from the scores (reference model 2.10), as far as the reader's rows tell. */
export interface ReportBadge {
  catalogue: 'google' | 'microsoft';
  title: string;
  /** Where the levels are described. */
  source: string;
  /** Why there is no level; null when there is one. */
  unknown: 'quick_round' | 'unknown' | 'practices_missing' | null;
  level: Level | null;
  /** Highest level of the scale. */
  top: Level;
  levelTitle: string | null;
  /** Nothing but practices without a score stands before the next level. */
  mayBeHigher: boolean;
  /** What the next level lacks: titles of which one is enough, each with its score 0–4. */
  missing: readonly (readonly { practiceId: string; title: string; score: number | null }[])[];
}

export interface ReportPrerequisite {
  title: string;
  state: PrerequisiteState;
  met: boolean;
  score: number | null;
}

/** A step with its reasons, in the language of the report. */
export interface ReportStep {
  practiceId: string;
  title: string;
  /** Title of its principle. */
  principle: string;
  /** Its principle follows from the others of its framework. */
  outcome: boolean;
  /** Null, like everything that follows from the score, for a step whose start is hidden from the reader. */
  fromLevel: Level | null;
  toLevel: StepLevel | null;
  /** Anchor of the level it starts from. */
  fromAnchor: string | null;
  /** Anchor of the level that has to be true in the end. */
  doneWhen: string | null;
  fromScore: number | null;
  lo: number | null;
  hi: number | null;
  n: number | null;
  agreement: AgreementBand | null;
  /** The score is its principle's; the practice itself was not asked. */
  estimated: boolean;
  discussFirst: boolean;
  /** Points of 0–4; null where the index is not displayed. */
  gainOverall: number | null;
  gainFramework: number | null;
  gainPrinciple: number | null;
  /** The fewest steps that bring its principle to a level, this one among them; null where that cannot be told. */
  stepsToLevel: { level: StepLevel; steps: number } | null;
  /** Points. */
  effort: number | null;
  /** Effort as a share of the capacity of a cycle; may exceed 1. */
  share: number | null;
  editedBy: string | null;
  accountable: string | null;
  responsible: readonly string[];
  prerequisites: readonly ReportPrerequisite[];
  unlocks: readonly string[];
  firstStep: string | null;
}

/** Whether a finished step brought what it promised. */
export interface ReportBrought {
  kind: 'measured' | 'waiting' | 'no_before' | 'hidden' | 'deleted';
  /** In words. */
  words: string;
  /** The same in numbers, where there are any. */
  numbers: string | null;
  /** At least half of the promise; null, like the numbers, where it is not measured. */
  kept: boolean | null;
  /** Points of its practice, 0–4. */
  promised: number | null;
  measured: number | null;
  /** What the practice would have done anyway. */
  anyway: number | null;
  /** Names of the rounds before and after. */
  before: string | null;
  after: string | null;
}

export interface ReportPlannedStep extends ReportStep {
  status: 'planned' | 'started' | 'done' | 'dropped';
  owner: string | null;
  /** YYYY-MM-DD. */
  dueDate: string | null;
  /** Hours a month that the team expects to free, in half hours; null when it did not say. */
  hoursSaved: number | null;
  note: string;
  /** Of a finished step: what it brought; null for the others. */
  brought: ReportBrought | null;
  /** Why levels, effort and gains are null, where the score they follow from is hidden from the reader. */
  hidden: string | null;
}

export interface ReportRecommendation extends ReportStep {
  rank: number;
  /** Title of the practice ranked right behind it. */
  before: string | null;
  quickWin: boolean;
  /** It is shown only because a quick win must be among the first. */
  promoted: boolean;
}

export interface ReportClarify {
  title: string;
  reason: 'insufficient' | 'unknown';
  n: number;
  /** Titles of the practices that wait for it. */
  blocks: readonly string[];
}

export interface ReportRound {
  name: string;
  mode: RoundMode;
  format: RoundFormat;
  /** ISO date-times. */
  openedAt: string;
  closedAt: string | null;
  modelVersion: string;
  /** The organization's own model, and not a built-in one. */
  ownModel: boolean;
  invited: number;
  /** Null where so few were asked that the number would tell of single people; then the rate is null too. */
  responded: number | null;
  /** In which step that number is; null where few were asked. */
  respondedStep: Step | null;
  /** 0–1. */
  responseRate: number | null;
  /** The round that changes are against, and why nothing can be said about them; null for the first of its kind. */
  before: { name: string; reason: NotComparable | null } | null;
  /** ISO date-time at which words and levels were worked out anew, by newer methods than when it was closed. */
  rewordedAt: string | null;
}

/** All that an export says, already reduced to what its reader may see. */
export interface PlanReport {
  locale: Lang;
  /** ISO date-time, passed in: exports have no clock. */
  generatedAt: string;
  /** IANA name of the organization's time zone; date-times become days in it. */
  timeZone: string;
  organization: string;
  team: string;
  round: ReportRound | null;
  /** Overall, frameworks and principles, in the order of the model. */
  rows: readonly ReportRow[];
  /** Empty for a team that leaves MLOps out. */
  badges: readonly ReportBadge[];
  steps: readonly ReportPlannedStep[];
  recommendations: readonly ReportRecommendation[];
  clarify: readonly ReportClarify[];
  discussFirst: readonly { title: string; score: number; n: number | null }[];
  hiddenNotice: { rows: number; threshold: number } | null;
  /** Names of the five levels, 0 first. */
  levelNames: readonly [string, string, string, string, string];
}
