import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spacedTicks, timeAxis } from './time-axis';

const day = (text: string) => Date.parse(`${text}T12:00:00Z`);
const month = (moment: Date) => moment.toISOString().slice(0, 7);
const labels = (...days: string[]) => timeAxis(days.map(day), month).ticks.map(({ label }) => label);

describe('the dated axis', () => {
  it('has a tick a quarter over fifteen months, and a tick a year over many', () => {
    expect(labels('2025-08-06', '2026-11-06')).toEqual([
      '2025-10',
      '2026-01',
      '2026-04',
      '2026-07',
      '2026-10',
    ]);
    expect(labels('2019-02-10', '2026-01-20')).toEqual([
      ...['2019-01', '2020-01', '2021-01', '2022-01', '2023-01', '2024-01', '2025-01', '2026-01'],
    ]);
  });

  it('stands around a single round', () => {
    const at = day('2026-06-10');
    const { from, to, ticks } = timeAxis([at], month);
    expect([at - from, to - at].map((span) => span / 86_400_000)).toEqual([60, 60]);
    expect(ticks.length).toBeGreaterThan(0);
  });

  it('never has more ticks than there is room for, and all of them on the axis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 0, max: 2e12 }), (start, span) => {
        const { from, to, ticks } = timeAxis([start, start + span], month);
        return ticks.length <= 8 && ticks.every(({ at }) => at >= from && at <= to);
      }),
    );
  });

  it('leaves out ticks that would touch', () => {
    expect(spacedTicks([0, 10, 50, 55, 100], (x) => x, 40)).toEqual([0, 50, 100]);
  });
});
