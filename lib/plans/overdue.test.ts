import { describe, expect, it, vi } from 'vitest';
import { calendarDay } from '@/lib/i18n/format';
import { isOverdue } from './overdue';

const due = (dueDate: string | null, status: 'planned' | 'started' | 'done' | 'dropped' = 'planned') => ({
  dueDate,
  status,
});

describe.each(['UTC', 'America/Sao_Paulo', 'Pacific/Kiritimati'])('on a server in %s', (server) => {
  it.each([
    ['America/Sao_Paulo', '2026-12-01T02:59:59.999Z', '2026-12-01T03:00:00Z'],
    ['UTC', '2026-11-30T23:59:59.999Z', '2026-12-01T00:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-30T09:59:59.999Z', '2026-11-30T10:00:00Z'],
    ['Europe/Berlin', '2026-11-30T22:59:59.999Z', '2026-11-30T23:00:00Z'],
  ])('a step is overdue from midnight in %s', (zone, before, midnight) => {
    vi.stubEnv('TZ', server);
    const step = due('2026-11-30');
    expect(isOverdue(step, calendarDay(new Date(before), zone))).toBe(false);
    expect(isOverdue(step, calendarDay(new Date(midnight), zone))).toBe(true);
  });
});

it('nothing is overdue that is done, dropped, or has no date', () => {
  expect(isOverdue(due('2026-11-30', 'started'), '2026-12-01')).toBe(true);
  expect(isOverdue(due('2026-11-30', 'done'), '2026-12-01')).toBe(false);
  expect(isOverdue(due('2026-11-30', 'dropped'), '2026-12-01')).toBe(false);
  expect(isOverdue(due(null), '2026-12-01')).toBe(false);
});
