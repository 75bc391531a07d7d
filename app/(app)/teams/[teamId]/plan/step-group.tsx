import { ChevronRight } from '@/app/_ui/icons';
import { words } from '@/lib/i18n/words';
import type { StepStatus } from '@/lib/plans/queries';
import type { ShownStep } from '@/lib/plans/shown-step';
import { type PlanReader, stepsText } from './step-view';
import { PlannedSteps } from './steps';

interface Props {
  status: StepStatus;
  /** All steps of the plan. */
  plan: readonly ShownStep[];
  reader: PlanReader;
}

/** The steps of one status; dropped ones are put away, but not gone. */
export function StepGroup({ status, plan, reader }: Props) {
  const t = words(reader.lang, 'plan.group');
  const steps = plan.filter((step) => step.status === status);
  if (status === 'dropped') {
    if (steps.length === 0) return null;
    return (
      <details className="group" data-print="hide" open={steps.some(({ id }) => id === reader.moved)}>
        <summary className="inline-flex min-h-10 items-center gap-1.5 rounded-md font-medium text-ink-soft hover:text-ink">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {t('dropped', { count: steps.length })}
        </summary>
        <div className="mt-3">
          <PlannedSteps text={stepsText(reader, steps)} />
        </div>
      </details>
    );
  }
  if (steps.length === 0 && status !== 'started') return null;
  const anyPlanned = plan.some((step) => step.status === 'planned');
  return (
    <section aria-labelledby={`group-${status}`}>
      <div className="mb-3 flex items-baseline gap-3">
        <h2 id={`group-${status}`}>{t(status)}</h2>
        <span className="text-sm text-ink-soft">{t('count', { count: steps.length })}</span>
      </div>
      {steps.length > 0 ? (
        <PlannedSteps text={stepsText(reader, steps)} />
      ) : (
        <p className="text-ink-soft">{t(anyPlanned ? 'noneStarted' : 'noneLeft')}</p>
      )}
    </section>
  );
}
