'use client';

import type { Route } from 'next';
import { createContext, type ReactNode, use } from 'react';
import type { FormAction } from '@/app/_forms/action-form';
import type { SelectOption } from '@/app/_ui/select';
import type plan from '@/lib/i18n/messages/en/plan.json';

/** What all steps of a plan share, so that the page carries it once. */
export interface PlanAround {
  /** The page of the plan. */
  address: string;
  members: readonly SelectOption[];
  /** Null for people who may only look. */
  forms: { move: FormAction; edit: FormAction } | null;
  /** Id of the step whose form the page is asked for; without scripts that is how one opens. */
  edited: string;
  /** Where a round is opened; null for people who may not. */
  openRound: Route | null;
  words: Pick<typeof plan, 'edit' | 'move'> & { outcome: string; open: string; noDate: string };
}

const Around = createContext<PlanAround | null>(null);

/** Around the steps of a plan. */
export function PlanForms({ around, children }: { around: PlanAround; children: ReactNode }) {
  return <Around value={around}>{children}</Around>;
}

/** What a step shares with the others. */
export function usePlan(): PlanAround {
  const around = use(Around);
  if (!around) throw new Error('Steps stand inside of PlanForms.');
  return around;
}
