import type { PracticeState } from '@/lib/advice/types';
import type { Level, Model, Practice, Principle } from '@/lib/model/schema';
import type { PlanAction } from './queries';

/** The score an action started from and what it promised, with the numbers behind it. */
export interface Promised {
  /** 0–4, with what was known about it in the round it was planned from. */
  state: PracticeState;
  fromScore: number;
  fromLevel: Level;
  /** Points of 0–4; null where the index was not displayed. */
  gainOverall: number | null;
  gainPrinciple: number | null;
}

type Numbers = 'fromScore' | 'gainOverall' | 'gainPrinciple';

/** An action as one viewer may see it. */
export interface ShownAction extends Omit<PlanAction, Numbers> {
  /** Of the round it was planned from. */
  model: Model;
  practice: Practice;
  principle: Principle;
  /** Null where the score it started from is hidden from this viewer: a gain would tell it. */
  promised: Promised | null;
}
