import type { Route } from 'next';
import type { FormAction } from '@/app/_forms/action-form';
import { ChevronRight } from '@/app/_ui/icons';
import type { SelectOption } from '@/app/_ui/select';
import { getTranslations } from '@/lib/i18n/translate';
import type { StepStatus } from '@/lib/plans/queries';
import type { ShownStep } from '@/lib/plans/shown-step';
import type { TargetInForce } from '@/lib/targets/target';
import { StepCard } from './step-card';

export interface GroupProps {
  status: StepStatus;
  steps: readonly ShownStep[];
  /** Whether any step of the plan waits to be started. */
  anyPlanned: boolean;
  /** Calendar day YYYY-MM-DD. */
  today: string;
  /** Id of the step that was just moved. */
  moved: string;
  members: readonly SelectOption[];
  /** What the principle of a step is to reach. */
  targetOf: (step: ShownStep) => TargetInForce;
  /** The team's, in points of effort a cycle. */
  capacity: number;
  /** Where a round is opened; null for people who may not. */
  openRound: Route | null;
  /** Null for people who may only look. */
  forms: { move: FormAction; edit: FormAction } | null;
}

/** The steps of one status; dropped ones are put away, but not gone. */
export async function StepGroup({ status, steps, anyPlanned, ...rest }: GroupProps) {
  const t = await getTranslations('plan.group');
  const list = (
    <ul className="space-y-4 print:space-y-2">
      {steps.map((step) => (
        <StepCard key={step.id} step={step} {...rest} />
      ))}
    </ul>
  );
  if (status === 'dropped') {
    if (steps.length === 0) return null;
    return (
      <details className="group" data-print="hide" open={steps.some(({ id }) => id === rest.moved)}>
        <summary className="inline-flex min-h-10 items-center gap-1.5 rounded-md font-medium text-ink-soft hover:text-ink">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {t('dropped', { count: steps.length })}
        </summary>
        <div className="mt-3">{list}</div>
      </details>
    );
  }
  if (steps.length === 0 && status !== 'started') return null;
  return (
    <section aria-labelledby={`group-${status}`}>
      <div className="mb-3 flex items-baseline gap-3">
        <h2 id={`group-${status}`}>{t(status)}</h2>
        <span className="text-sm text-ink-soft">{t('count', { count: steps.length })}</span>
      </div>
      {steps.length > 0 ? (
        list
      ) : (
        <p className="text-ink-soft">{t(anyPlanned ? 'noneStarted' : 'noneLeft')}</p>
      )}
    </section>
  );
}
