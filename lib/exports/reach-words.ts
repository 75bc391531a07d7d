import { formatDelta, formatScore } from '@/lib/i18n/format';
import type { PlanReport, Reach, ReportRow } from './report';
import type { Words } from './words';

/** How far a score can be trusted, in a few words; empty where there is nothing to say. */
export function reachWords({ reach, lo, hi, margin }: Reach, t: Words, locale: PlanReport['locale']): string {
  const score = (value: number | null) => formatScore(locale, value ?? 0);
  switch (reach) {
    case 'interval':
      return `${score(lo)}–${score(hi)}`;
    case 'margin':
      return t('text.margin', { margin: score(margin) });
    case 'too_wide':
      return t('text.tooWide');
    default:
      return '';
  }
}

/** A change in points with how far it can be trusted; empty where it is not comparable. */
export function changeWords(
  { delta, reach, lo, hi, margin }: Reach & { delta: number | null },
  t: Words,
  locale: PlanReport['locale'],
): string {
  if (delta === null) return '';
  const points = (value: number | null) => formatDelta(locale, value ?? 0);
  const said = { delta: points(delta) };
  switch (reach) {
    case 'interval':
      return t('text.changeInterval', { ...said, lo: points(lo), hi: points(hi) });
    case 'margin':
      return t('text.changeMargin', { ...said, margin: formatScore(locale, margin ?? 0) });
    case 'too_wide':
      return t('text.changeTooWide', said);
    default:
      return said.delta;
  }
}

/** Whether a row has an earlier one to compare with, and its change may not be shown. */
export const changeIsHidden = (
  { score, status, change }: Pick<ReportRow, 'score' | 'status' | 'change'>,
  { round }: Pick<PlanReport, 'round'>,
): boolean => score !== null && status !== 'consensus' && change === null && round?.before?.reason === null;
