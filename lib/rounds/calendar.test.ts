import { describe, expect, it } from 'vitest';
import { calendarDay } from '@/lib/i18n/format';
import { daysAfter, daysFromTo, monthsAfter, nextDay } from './calendar';

describe('days', () => {
  it('are counted over months, years and days of 23 hours', () => {
    expect(daysAfter('2026-02-27', 2)).toBe('2026-03-01');
    expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28');
    // In Lisbon the clock goes forward on the 29th.
    expect(daysFromTo('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysFromTo('2026-03-30', '2026-03-28')).toBe(-2);
  });

  it('stay in their month where it is shorter', () => {
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsAfter('2027-11-30', 3)).toBe('2028-02-29');
    expect(monthsAfter('2026-10-15', 3)).toBe('2027-01-15');
  });
});

describe('a schedule', () => {
  it('goes back to its own day after a short month', () => {
    const monthly = { startedOn: '2026-01-31', every: 'month' } as const;
    expect(nextDay(monthly, '2026-01-31')).toBe('2026-02-28');
    expect(nextDay(monthly, '2026-02-28')).toBe('2026-03-31');
    expect(nextDay(monthly, '2026-03-31')).toBe('2026-04-30');
  });

  it('passes over days that were missed, and keeps to its months', () => {
    expect(nextDay({ startedOn: '2026-01-15', every: 'quarter' }, '2026-09-01')).toBe('2026-10-15');
    expect(nextDay({ startedOn: '2026-01-15', every: 'half_year' }, '2026-01-15')).toBe('2026-07-15');
    // On its day itself it is the one after: that day has had its round.
    expect(nextDay({ startedOn: '2026-01-15', every: 'quarter' }, '2026-04-15')).toBe('2026-07-15');
  });

  it('comes on the organization’s day, whatever its clock does that night', () => {
    const due = (moment: string, zone: string) => calendarDay(new Date(moment), zone);
    // New York goes back an hour on 1 November 2026, Lisbon forward on 29 March.
    expect(due('2026-11-01T03:59:59Z', 'America/New_York')).toBe('2026-10-31');
    expect(due('2026-11-01T04:00:00Z', 'America/New_York')).toBe('2026-11-01');
    expect(due('2026-11-02T04:59:59Z', 'America/New_York')).toBe('2026-11-01');
    expect(due('2026-11-02T05:00:00Z', 'America/New_York')).toBe('2026-11-02');
    expect(due('2026-03-29T22:59:59Z', 'Europe/Lisbon')).toBe('2026-03-29');
    expect(due('2026-03-29T23:00:00Z', 'Europe/Lisbon')).toBe('2026-03-30');
  });
});
