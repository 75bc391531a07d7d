import { formatCalendarDate, formatShare } from '@/lib/i18n/format';
import { isMuchNotApplicable } from '@/lib/scoring/not-applicable';
import type { PlanReport, ReportRow } from './report';
import { dayOf, type Words } from './words';

/** What of a row does not apply to the team: each item with reason, person and day; of a framework the share of its weight. */
export function notApplicableWords(
  { notApplicable, notApplicableShare: share }: Pick<ReportRow, 'notApplicable' | 'notApplicableShare'>,
  { locale, timeZone }: Pick<PlanReport, 'locale' | 'timeZone'>,
  t: Words,
): string[] {
  const items = notApplicable.map(({ title, reason, by, at }) => {
    const day = formatCalendarDate(locale, dayOf(at, timeZone));
    return by === null
      ? t('text.naItemNobody', { title, reason, day })
      : t('text.naItem', { title, reason, by, day });
  });
  if (!share) return items;
  const key = isMuchNotApplicable(share) ? 'text.naShareMuch' : 'text.naShare';
  return [...items, t(key, { share: formatShare(locale, share) })];
}
