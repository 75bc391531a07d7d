import { calendarDay } from '@/lib/i18n/format';

/** How often a round is asked again; each in months. */
const MONTHS = { month: 1, quarter: 3, half_year: 6 } as const;

export const EVERY = ['month', 'quarter', 'half_year'] as const;
export type Every = (typeof EVERY)[number];

/** Why a schedule waits for somebody, instead of opening a round. */
export type Pause = 'nobody_leads' | 'round_open' | 'nobody_asked' | 'asks_nothing';

/** Days are `YYYY-MM-DD` and belong to no time zone; which day it is somewhere, lib/i18n/format says. */
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const DAY = 86_400_000;

/** The day so many days after another; before it where `days` is negative. */
export const daysAfter = (day: string, days: number): string =>
  calendarDay(new Date(timeOf(day) + days * DAY), 'UTC');

/** Whole days from one day to another; negative where it lies before. */
export const daysFromTo = (from: string, to: string): number => (timeOf(to) - timeOf(from)) / DAY;

/** The day so many months after another, or the last one of that month where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = calendarDay(new Date(Date.UTC(year, month + months, 0)), 'UTC');
  const [y, m, longest] = last.split('-');
  return date < Number(longest) ? `${y}-${m}-${String(date).padStart(2, '0')}` : last;
}

/**
 * The first day of a schedule after a given one. Days are counted from the one it began on, so that a month without a 31st does
 * not move those behind it.
 */
export function nextDay({ startedOn, every }: { startedOn: string; every: Every }, after: string): string {
  for (let times = 1; ; times++) {
    const day = monthsAfter(startedOn, times * MONTHS[every]);
    if (day > after) return day;
  }
}
