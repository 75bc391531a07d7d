import clsx from 'clsx';
import { getLocale } from 'next-intl/server';
import { gainText } from '@/app/_results/gain';
import { Card } from '@/app/_ui/card';
import { TriangleAlert } from '@/app/_ui/icons';
import { Progress } from '@/app/_ui/progress';
import { formatPoints } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { hoursOf } from '@/lib/plans/hours';
import { isOverdue } from '@/lib/plans/overdue';
import type { ShownStep } from '@/lib/plans/shown-step';

const total = (steps: readonly ShownStep[]) =>
  steps.reduce((sum, { promised }) => sum + (promised?.gainOverall ?? 0), 0);

/** How much of the plan is done: in steps, in what they promised, and in hours they should free. */
export async function PlanProgress({ steps, today }: { steps: readonly ShownStep[]; today: string }) {
  const t = await getTranslations('plan.progress');
  const lang = await getLocale();
  const kept = steps.filter(({ status }) => status !== 'dropped');
  const done = kept.filter(({ status }) => status === 'done');
  const overdue = kept.filter((step) => isOverdue(step, today)).length;
  const hidden = kept.filter(({ promised }) => promised === null).length;
  const all = total(kept);
  const hours = hoursOf(kept);
  if (kept.length === 0) return null;
  return (
    <Card className={clsx('grid gap-x-10 gap-y-5 sm:grid-cols-2', hours && all > 0 && 'lg:grid-cols-3')}>
      <div className="space-y-2">
        <p className="text-sm text-ink-soft">{t('label')}</p>
        <Progress
          label={t('label')}
          value={done.length}
          max={kept.length}
          valueText={t('value', { done: done.length, all: kept.length })}
        />
        {overdue > 0 ? (
          <p className="flex items-center gap-1 text-sm font-medium text-warning">
            <TriangleAlert aria-hidden className="size-4 shrink-0" />
            {t('overdue', { count: overdue })}
          </p>
        ) : null}
      </div>
      {all > 0 ? (
        <div>
          <p className="text-sm text-ink-soft">{t('gain')}</p>
          <p className="tnum text-lg font-semibold">
            {t('gainValue', { done: gainText(lang, total(done)), all: gainText(lang, all) })}
          </p>
          <p className="text-sm text-ink-soft">
            {t('gainNote')} {hidden > 0 ? t('gainHidden', { count: hidden }) : null}
          </p>
        </div>
      ) : null}
      {hours ? (
        <div>
          <p className="text-sm text-ink-soft">{t('hours')}</p>
          <p className="tnum text-lg font-semibold">
            {t('hoursValue', { done: formatPoints(lang, hours.done), all: formatPoints(lang, hours.all) })}
          </p>
          <p className="text-sm text-ink-soft">{t('hoursNote')}</p>
        </div>
      ) : null}
    </Card>
  );
}
