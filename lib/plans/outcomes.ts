import type { RoundMode } from '@/lib/model/schema';
import type { NotComparable } from '@/lib/publishing/types';
import {
  type Anyway,
  broughtBy,
  type CalibrationRow,
  type StepsTogether,
  stepsTogether,
} from '@/lib/scoring/calibration';
import { isSameScore } from './same-score';
import type { StepStatus } from './schema';

/** What happened to a step of a team, and what it was planned from. */
export interface StepEvents {
  id: string;
  teamId: string;
  practiceId: string;
  roundId: string;
  /** Score it was planned from, 0–4; null where its round is gone for good. */
  fromScore: number | null;
  targetLevel: number;
  status: StepStatus;
  startedAt: Date | null;
  doneAt: Date | null;
  droppedAt: Date | null;
}

/** A published round that may measure a step. */
export interface MeasuringRound {
  id: string;
  name: string;
  mode: RoundMode;
  /** When answering ended. */
  frozenAt: Date;
}

/** All that is known about the rounds of a team, as one viewer may see them. */
export interface TeamRounds {
  /** Published and not deleted ones, oldest first. */
  rounds: readonly MeasuringRound[];
  /** Why two of them stand on different scales; null where they may be compared. */
  whyNot(before: MeasuringRound, after: MeasuringRound): NotComparable | null;
  /** Score of a practice in a round, as this viewer is shown it; null without one. */
  scoreOf(roundId: string, practiceId: string): number | null;
}

/** Why a finished step has no measured change yet: what would measure it follows from it. */
export type NotMeasured =
  /** No round since. */
  | 'no_round'
  /** Only rounds since that ask principles. */
  | 'quick'
  /** Rounds since stand on another scale. */
  | 'not_comparable'
  /** Its practice has no score that may be shown in rounds since. */
  | 'no_score';

/** Two rounds and a practice that somebody worked on in between. */
export interface Measurable {
  practice: string;
  teamId: string;
  from: number;
  to: number;
  before: MeasuringRound;
  beforeScore: number;
  after: MeasuringRound;
  afterScore: number;
  /** Ids of the finished steps of this practice that the round measures: their changes cannot be told apart. */
  steps: readonly string[];
}

/** What became of a finished step, as far as one viewer may see it. */
export type StepOutcome =
  | ({
      kind: 'measured';
      before: MeasuringRound;
      after: MeasuringRound;
      /** Ids of the steps that it is about. */
      steps: readonly string[];
    } & CalibrationRow)
  | {
      kind: 'waiting';
      why: NotMeasured;
      reason: NotComparable | null;
      /** The newest round that does not tell it. */
      round: MeasuringRound | null;
      /** It was planned from; one like it will tell. */
      planned: MeasuringRound;
    }
  /** Planned from a round that did not ask its practice: there is nothing to measure it against. */
  | { kind: 'no_before'; now: { round: MeasuringRound; score: number } | null }
  /** The score it was planned from is hidden from this viewer. */
  | { kind: 'hidden' }
  /** The round it was planned from is gone. */
  | { kind: 'deleted' };

type Found = Exclude<StepOutcome, { kind: 'measured' }> | { kind: 'measurable'; pair: Measurable };

/** A quick round asks about principles only. */
const asksPractices = ({ mode }: MeasuringRound) => mode !== 'quick';

const finished = (steps: readonly StepEvents[]) =>
  steps.filter(
    (step): step is StepEvents & { doneAt: Date } => step.status === 'done' && step.doneAt !== null,
  );

/** The practices of a team that any step worked on between two moments; those that were dropped, too. */
export function workedOn(steps: readonly StepEvents[], from: Date, to: Date): ReadonlySet<string> {
  return new Set(
    steps
      .filter(({ startedAt, doneAt, droppedAt }) => {
        const begun = startedAt ?? doneAt;
        const ended = doneAt ?? droppedAt;
        return begun !== null && begun <= to && (ended === null || ended >= from);
      })
      .map(({ practiceId }) => practiceId),
  );
}

interface Measuring {
  round: MeasuringRound;
  score: number;
}

/** The first round that measures a step, or why there is none. */
function measuringRound(
  { practiceId, doneAt }: StepEvents & { doneAt: Date },
  before: MeasuringRound,
  { rounds, whyNot, scoreOf }: TeamRounds,
): Measuring | Extract<Found, { kind: 'waiting' }> {
  const since = rounds.filter(({ frozenAt }) => frozenAt > doneAt);
  const asked = since.filter(asksPractices);
  const comparable = asked.filter((round) => whyNot(before, round) === null);
  for (const round of comparable) {
    const score = scoreOf(round.id, practiceId);
    if (score !== null) return { round, score };
  }
  const none = (why: NotMeasured, round: MeasuringRound | undefined, reason: NotComparable | null = null) =>
    ({ kind: 'waiting', why, reason, round: round ?? null, planned: before }) as const;
  const [unscored, other, quick] = [comparable.at(-1), asked.at(-1), since.at(-1)];
  if (unscored) return none('no_score', unscored);
  if (other) return none('not_comparable', other, whyNot(before, other));
  return quick ? none('quick', quick) : none('no_round', undefined);
}

/** Where a practice stands in the first round since that asks it, for a step that has no score before. */
function standsNow(
  { practiceId, doneAt }: StepEvents & { doneAt: Date },
  { rounds, scoreOf }: TeamRounds,
): Measuring | null {
  for (const round of rounds) {
    const score = round.frozenAt > doneAt && asksPractices(round) ? scoreOf(round.id, practiceId) : null;
    if (score !== null) return { round, score };
  }
  return null;
}

function findOne(
  step: StepEvents & { doneAt: Date },
  team: TeamRounds,
  earlier: readonly Measurable[],
): Found {
  const planned = team.rounds.find(({ id }) => id === step.roundId);
  if (!planned || step.fromScore === null) return { kind: 'deleted' };
  if (!asksPractices(planned)) return { kind: 'no_before', now: standsNow(step, team) };
  const shown = team.scoreOf(planned.id, step.practiceId);
  // As for level and gain: who does not see the score that it was planned from is told nothing that follows from it.
  if (shown === null || !isSameScore(shown, step.fromScore)) return { kind: 'hidden' };
  const found = measuringRound(step, planned, team);
  if ('kind' in found) return found;
  const last = earlier.at(-1);
  const same = last?.after.id === found.round.id ? last : undefined;
  // What an earlier step of the practice brought was measured before: this one goes on from there.
  const onward = !same && last && last.after.frozenAt > planned.frozenAt ? last : undefined;
  return {
    kind: 'measurable',
    pair: {
      practice: step.practiceId,
      teamId: step.teamId,
      from: same?.from ?? Math.max(shown, onward?.to ?? 0),
      to: Math.max(step.targetLevel, same?.to ?? 0),
      before: same?.before ?? onward?.after ?? planned,
      beforeScore: same?.beforeScore ?? onward?.afterScore ?? shown,
      after: found.round,
      afterScore: found.score,
      steps: [...(same?.steps ?? []), step.id],
    },
  };
}

/**
 * For each finished step of one team the rounds that measure it, or why none does. Before is the round it was planned from,
 * after the first comparable one whose answers came later; steps of one practice that the same round measures are one.
 */
export function findOutcomes(steps: readonly StepEvents[], team: TeamRounds): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const inOrder = finished(steps).toSorted(
    (one, other) => one.doneAt.getTime() - other.doneAt.getTime() || one.targetLevel - other.targetLevel,
  );
  for (const step of inOrder) {
    const earlier = measurableIn(found).filter(({ practice }) => practice === step.practiceId);
    const outcome = findOne(step, team, earlier);
    found.set(step.id, outcome);
    if (outcome.kind === 'measurable') for (const id of outcome.pair.steps) found.set(id, outcome);
  }
  return found;
}

/** The pairs of rounds among them, each once. */
export const measurableIn = (found: ReadonlyMap<string, Found>): Measurable[] => [
  ...new Set([...found.values()].flatMap((one) => (one.kind === 'measurable' ? [one.pair] : []))),
];

/** What was found, with what each measured step brought beside what its practice would have done anyway. */
export function outcomesFrom(
  found: ReadonlyMap<string, Found>,
  anywayOf: (pair: Measurable) => Anyway,
): ReadonlyMap<string, StepOutcome> {
  const rows = new Map(
    measurableIn(found).map((pair) => {
      const { practice, from, to, beforeScore: before, afterScore: after } = pair;
      const row = broughtBy({ practice, from, to, before, after }, anywayOf(pair));
      const { steps, before: earlier, after: later } = pair;
      return [pair, { kind: 'measured', before: earlier, after: later, steps, ...row } as const];
    }),
  );
  const outcomes = new Map<string, StepOutcome>();
  for (const [id, one] of found) {
    const outcome = one.kind === 'measurable' ? rows.get(one.pair) : one;
    if (outcome) outcomes.set(id, outcome);
  }
  return outcomes;
}

export type MeasuredOutcome = Extract<StepOutcome, { kind: 'measured' }>;

/** The measured ones among outcomes, each once, however many steps share it. */
export const measuredIn = (outcomes: Iterable<StepOutcome | null>): MeasuredOutcome[] => [
  ...new Set([...outcomes].flatMap((one) => (one?.kind === 'measured' ? [one] : []))),
];

/** Finished steps that a round measures, and how many of them kept what they promised. */
export type FinishedSteps = Pick<StepsTogether, 'kept' | 'of'>;

/** What finished steps show together: how many kept what they promised, and what share of it came. */
export const didTheyWork = (outcomes: Iterable<StepOutcome | null>): StepsTogether =>
  stepsTogether(measuredIn(outcomes));
