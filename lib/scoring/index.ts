/** Scoring: answers of a round in, scorecard out. Pure: no clock, no randomness beyond fixed seeds, no I/O. */

export * from './agreement';
export { agreementChance, criticalAgreement } from './agreement-null';
export { type AskedPlan, joinAsked, peopleAsked, planAsked } from './asked-sets';
export { type Calibration, type Control, calibrate, type FinishedStep } from './calibration';
export { type ChangePeople, type ChangeTest, changeTest } from './change-test';
export { type Decomposition, decompose } from './decomposition';
export { type EverybodyChange, everybodyChange } from './everybody';
export {
  type GateDirection,
  type GateLeaf,
  type GateRow,
  type HeadlineGate,
  headlineGate,
} from './headline-gate';
export { frameworkLevel, isInPlace, isStarted, levelOf, meetsPrerequisite, principleLevel } from './level';
export { meanAndMedianDiffer } from './median-apart';
export { isMuchNotApplicable, notApplicableShares, proposedNotApplicable } from './not-applicable';
export { type PooledTeam, type Pooling, poolTeams } from './pooling';
export { wilson } from './proportion';
export {
  iccOfTeams,
  kendallW,
  krippendorffAlpha,
  METRICS,
  type Metric,
  type Reliability,
  type TeamReliability,
  wholeRoundReliability,
} from './reliability';
export { type GapBy, groupGap, type RoleGapRow, roleGaps } from './role-gap';
export { commonItems, pairRounds, type RoundPair } from './round-pair';
export { askedItems, involvement, leafPrinciples, questionsOf, type Roles } from './routing';
export { score } from './score';
export type { Viewer } from './suppression';
export { kendallTrend, type Trend, type TrendPoint, theilSen, trend } from './trend';
export type * from './types';
export { type Doubt, doubtOf, verdictOf } from './verdict';
