import { expect, it } from 'vitest';
import { daysBetween, dueBefore, runsLate } from './lateness';

const at = (text: string) => new Date(text);

it('counts whole days', () => {
  expect(daysBetween(at('2026-03-01T12:00Z'), at('2026-03-02T11:59Z'))).toBe(0);
  expect(daysBetween(at('2026-03-01T12:00Z'), at('2026-03-03T12:00Z'))).toBe(2);
});

it('finds a round late from the fifteenth day on', () => {
  expect(runsLate(at('2026-03-01T12:00Z'), at('2026-03-16T11:59Z'))).toBe(false);
  expect(runsLate(at('2026-03-01T12:00Z'), at('2026-03-16T12:00Z'))).toBe(true);
});

it('finds a team due a quarter after its newest result', () => {
  expect(dueBefore(at('2026-06-30T00:00Z'))).toEqual(at('2026-03-31T00:00Z'));
});
