import type { PracticeState, StepLevel, StepsToLevel } from '@/lib/advice/types';
import type { Level, Model, Practice, Principle } from '@/lib/model/schema';
import type { StepOutcome } from './outcomes';
import type { PlannedStep } from './queries';

/** From where to where a step leads and what it promised, with the numbers behind it. */
export interface Promised {
  /** 0–4, with what was known about it in the round it was planned from. */
  state: PracticeState;
  fromScore: number;
  fromLevel: Level;
  toLevel: StepLevel;
  /** Points. */
  effort: number;
  /** Points of 0–4; null where the index was not displayed. */
  gainOverall: number | null;
  gainPrinciple: number | null;
  /** That it was one of so many steps to a level of its principle; null where that cannot be told. */
  climb: StepsToLevel | null;
}

/** What follows from the score that a step was planned from: the step it starts is the first that is not reached. */
type Numbers = 'fromScore' | 'targetLevel' | 'effort' | 'gainOverall' | 'gainPrinciple';

/** A step as one viewer may see it. */
export interface ShownStep extends Omit<PlannedStep, Numbers> {
  /** Of the round it was planned from. */
  model: Model;
  practice: Practice;
  principle: Principle;
  /** The round it was planned from was deleted. */
  fromDeleted: boolean;
  /** Null where the score it was planned from is hidden from this viewer or deleted: each of these numbers would tell of it. */
  promised: Promised | null;
  /** Of a finished step: what it brought, as far as this viewer may see it; null for the others. */
  outcome: StepOutcome | null;
}
