import { calendarDay } from '@/lib/i18n/format';
import { DAYS_BACK, type Filters } from './filters';

const DAY = 86_400_000;

/** A day so many days before another, `YYYY-MM-DD`. */
const daysBefore = (day: string, days: number): string =>
  calendarDay(new Date(Date.parse(day) - days * DAY), 'UTC');

/** Between which days changes are told, `YYYY-MM-DD` by the organization's clock. */
export interface Span {
  since: string;
  until: string;
}

/** The span of time that filters leave: what is not said is today, and `DAYS_BACK` days before. */
export function changeSpan({ at, since }: Filters, now: Date, timeZone: string): Span {
  const until = at ?? calendarDay(now, timeZone);
  return { until, since: since ?? daysBefore(until, DAYS_BACK) };
}
