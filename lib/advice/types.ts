import type { FrameworkId, L10n, Level, Model, Phase, Practice, RoleId } from '@/lib/model/schema';
import type { AgreementBand, Interval, ScoreStatus } from '@/lib/scoring/types';

/** Level that a step ends at: make it work, make it standard, measure and improve. */
export type StepLevel = 2 | 3 | 4;

/** How far a step brings its principle: one of so many to a level. */
export interface StepsToLevel {
  level: StepLevel;
  /** The fewest steps that bring the principle there, this one among them. */
  steps: number;
}

/** What is known about one practice of one team, measured or estimated. */
export interface PracticeState {
  id: string;
  /** `not_asked`: outside the round's questionnaire and its principle has no score to estimate from. */
  status: ScoreStatus | 'not_asked';
  /** 0–4; null unless status is ok or consensus. */
  score: number | null;
  ci95: Interval | null;
  level: Level | null;
  /** Respondents behind the score (of the principle when estimated); null where their number may not be shown. */
  n: number | null;
  dontKnow: number;
  ad: number | null;
  agreement: AgreementBand | null;
  /** The score is its principle's: this practice itself was not asked. */
  estimated: boolean;
}

/** A step of a practice that the team works on or says it has finished. */
export interface StepRef {
  practiceId: string;
  to: StepLevel;
}

/** Everything advice depends on; no clock, no randomness. Only the first three are required. */
export interface AdviceInput {
  model: Model;
  states: readonly PracticeState[];
  /** Frameworks in the team's scope. */
  scope: readonly FrameworkId[];
  /** Level to reach everywhere; default 3. */
  target?: StepLevel;
  /** Level to reach for single practices; 0 or 1 asks for no step at all. */
  targets?: Readonly<Record<string, Level>>;
  /** Weight by principle (or group) id, kept within 0.5–2; default 1. */
  focus?: Readonly<Record<string, number>>;
  /** Practices a manager marked as urgent: value × 1.25. */
  timeCritical?: ReadonlySet<string>;
  /** Points per cycle; default 10. */
  capacity?: number;
  /** New steps per cycle; default 3. */
  wip?: number;
  /** Steps being worked on: never recommended again, not yet done. */
  running?: readonly StepRef[];
  /** Steps the team reports as done since the round: they count as reached, and explanations say so. */
  completed?: readonly StepRef[];
  /** Practices the team does not want to see. */
  excluded?: ReadonlySet<string>;
  /** Split practices whose score the team has since talked about and confirmed. */
  confirmed?: ReadonlySet<string>;
  /** Roles somebody in the team holds; without it nothing is said about missing roles. */
  heldRoles?: ReadonlySet<RoleId>;
  /** Effort (points, > 0) or impact changed by a person. */
  edits?: Readonly<Record<string, PracticeEdit>>;
}

export interface PracticeEdit {
  effort?: number;
  impact?: 1 | 2 | 3;
  by: string;
}

/** Rise of each displayed index if the step is completed, in points of 0–4; null where that index is not displayed. */
export interface Gain {
  principle: number | null;
  framework: number | null;
  overall: number | null;
}

/**
 * `met`, `claimed` (reported as done), `not_applicable` and `out_of_scope` open the way;
 * `running`, `open` (a step exists), `unscored` and `unreachable` (target below it) do not.
 */
export type PrerequisiteState =
  | 'met'
  | 'claimed'
  | 'not_applicable'
  | 'out_of_scope'
  | 'running'
  | 'open'
  | 'unscored'
  | 'unreachable';

export interface PrerequisiteCheck {
  requires: string;
  minLevel: Level;
  state: PrerequisiteState;
  /** Score of the required practice, 0–4, when it has one. */
  score: number | null;
  estimated: boolean;
  /** Step that would satisfy it, e.g. `DEV-VC-1@2`; null when met or impossible. */
  step: string | null;
}

export type StepStatus = 'ready' | 'waiting' | 'blocked' | 'running' | 'excluded';

export interface Step {
  /** `<practice>@<level>`. */
  id: string;
  practiceId: string;
  principleId: string;
  framework: FrameworkId;
  /** Score it starts from, 0–4: today's, or the level of the step before. */
  from: number;
  to: StepLevel;
  /** Points, in tenths, at least 0.1. */
  effort: number;
  gain: Gain;
  /** Orders only; never shown to people. */
  value: number;
  status: StepStatus;
  /** Steps that have to be completed first. */
  needs: readonly string[];
  /** Prerequisites of the practice, as they stand today. */
  prerequisites: readonly PrerequisiteCheck[];
  /** What stands in the way for good: prerequisites that no step can satisfy. */
  blockedBy: readonly string[];
}

export interface Unlock {
  practiceId: string;
  /** Prerequisites it still waits for after this step. */
  stillWaitingFor: number;
}

export interface RankedStep {
  step: Step;
  /** (value + 0.1 · unlockValue) / (effort/C + 1/W). */
  density: number;
  unlockValue: number;
  unlocks: readonly Unlock[];
  /** That it is one of so many steps to a level of its principle; null where that cannot be told. */
  climb: StepsToLevel | null;
}

/** Why one practice is proposed, in ids and numbers; the interface turns it into words. */
export interface Recommendation {
  rank: number;
  stepId: string;
  practiceId: string;
  principleId: string;
  framework: FrameworkId;
  phase: { devops: Phase; ml: Practice['mlPhase'] };
  what: { title: L10n; fromLevel: Level; toLevel: StepLevel; fromAnchor: L10n; toAnchor: L10n };
  now: {
    /** Measured (or estimated) score, 0–4, before anything reported as done. */
    score: number;
    ci95: Interval | null;
    /** Null where how many people stand behind it may not be shown. */
    n: number | null;
    /** The score is its principle's; say so. */
    estimated: boolean;
    /** Level reported as done since the round, if any. */
    claimed: StepLevel | null;
    /** Points still missing to the target level. */
    gap: number;
    target: Level;
  };
  gain: Gain;
  climb: StepsToLevel | null;
  effort: {
    points: number;
    capacity: number;
    /** points / capacity; may exceed 1. */
    share: number;
    source: 'default' | 'edited';
    editedBy: string | null;
  };
  prerequisites: readonly PrerequisiteCheck[];
  unlocks: readonly Unlock[];
  why: {
    reason: 'density' | 'quick_win';
    value: number;
    unlockValue: number;
    density: number;
    /** The candidate right behind it in the full ranking. */
    next: { practiceId: string; to: StepLevel; density: number } | null;
  };
  who: {
    accountable: RoleId | null;
    responsible: readonly RoleId[];
    /** Null when the team's roles are not known. */
    accountableHeld: boolean | null;
  };
  confidence: { n: number | null; agreement: AgreementBand | null; ad: number | null; discussFirst: boolean };
  firstStep: L10n | null;
  doneWhen: { level: StepLevel; anchor: L10n; evidence: readonly string[] };
  quickWin: boolean;
  /** No other ready step has at least this gain for at most this effort. */
  pareto: boolean;
  timeCritical: boolean;
  modelVersion: string;
}

/** Something that has to be found out before it can be planned. */
export interface ClarifyItem {
  scope: 'practice' | 'principle';
  id: string;
  reason: 'insufficient' | 'unknown';
  n: number;
  dontKnow: number;
  /** Practices that cannot be recommended until this is known. */
  blocks: readonly string[];
  /** Roles able to answer: responsible or accountable. */
  askRoles: readonly RoleId[];
}

/** Answers too far apart to plan on (AD above 0.8333). */
export interface DiscussItem {
  scope: 'practice' | 'principle';
  id: string;
  score: number;
  ad: number | null;
  /** Null where how many people stand behind it may not be shown. */
  n: number | null;
}
