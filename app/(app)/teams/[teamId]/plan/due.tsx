import { getLocale } from 'next-intl/server';
import { TriangleAlert } from '@/app/_ui/icons';
import { formatCalendarDate } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import { type Dated, isOverdue } from '@/lib/plans/overdue';

/** When a step should be done; lateness is said with a sign and in words. */
export async function Due({ step, today }: { step: Dated; today: string }) {
  const t = await getTranslations('plan.step');
  const { dueDate, status } = step;
  if (dueDate === null) return <span className="text-ink-soft">{t('noDue')}</span>;
  const day = formatCalendarDate(await getLocale(), dueDate);
  if (isOverdue(step, today)) {
    return (
      <span className="inline-flex items-start gap-1 font-medium text-warning">
        <TriangleAlert aria-hidden className="mt-1 size-4 shrink-0" />
        {t('overdue', { day })}
      </span>
    );
  }
  return dueDate === today && status !== 'done' && status !== 'dropped' ? t('dueToday') : day;
}
