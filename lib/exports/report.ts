import type { PrerequisiteState, StepLevel } from '@/lib/advice/types';
import type { FrameworkId, Lang, Level, RoundFormat, RoundMode } from '@/lib/model/schema';
import type { AgreementBand, ChangeVerdict } from '@/lib/scoring/types';

/** `provisional`: the 80 % interval reaches another level; `suppressed`: hidden to protect anonymity. */
export type RowStatus =
  | 'ok'
  | 'provisional'
  | 'consensus'
  | 'insufficient'
  | 'unknown'
  | 'not_applicable'
  | 'suppressed';

/** One line of the results, as its reader may see it: a suppressed row holds nothing but its name. */
export interface ReportRow {
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
  lo: number | null;
  hi: number | null;
  level: Level | null;
  levelRange: readonly [Level, Level] | null;
  n: number | null;
  agreement: AgreementBand | null;
  change: { verdict: ChangeVerdict; delta: number | null } | null;
  /** Of a leaf: what of it was declared not applicable, itself or its practices. */
  notApplicable: readonly ReportDecision[];
  /** Of a framework: share of its weight that was declared not applicable, 0–1; null elsewhere. */
  notApplicableShare: number | null;
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
  /** Null, like anchor and score, for a step whose start is hidden from the reader. */
  fromLevel: Level | null;
  toLevel: StepLevel;
  /** Anchor of the level it starts from. */
  fromAnchor: string | null;
  /** Anchor of the level that has to be true in the end. */
  doneWhen: string;
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
  /** Points. */
  effort: number;
  /** Effort as a share of the capacity of a cycle; may exceed 1. */
  share: number | null;
  editedBy: string | null;
  accountable: string | null;
  responsible: readonly string[];
  prerequisites: readonly ReportPrerequisite[];
  unlocks: readonly string[];
  firstStep: string | null;
}

export interface ReportAction extends ReportStep {
  status: 'planned' | 'started' | 'done' | 'dropped';
  owner: string | null;
  /** YYYY-MM-DD. */
  dueDate: string | null;
  /** Hours a month that the team expects to free, in half hours; null when it did not say. */
  hoursSaved: number | null;
  note: string;
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
  responded: number;
  /** 0–1. */
  responseRate: number;
}

/** All that an export says, already reduced to what its reader may see. */
export interface PlanReport {
  locale: Lang;
  /** ISO date-time, passed in: exports have no clock. */
  generatedAt: string;
  /** IANA name; date-times become days in it. Default America/Sao_Paulo. */
  timeZone?: string;
  organization: string;
  team: string;
  round: ReportRound | null;
  /** Overall, frameworks and principles, in the order of the model. */
  rows: readonly ReportRow[];
  /** Empty for a team that leaves MLOps out. */
  badges: readonly ReportBadge[];
  actions: readonly ReportAction[];
  recommendations: readonly ReportRecommendation[];
  clarify: readonly ReportClarify[];
  discussFirst: readonly { title: string; score: number; n: number }[];
  hiddenNotice: { rows: number; threshold: number } | null;
  /** Names of the five levels, 0 first. */
  levelNames: readonly [string, string, string, string, string];
}
