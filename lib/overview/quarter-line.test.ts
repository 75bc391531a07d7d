import { describe, expect, it } from 'vitest';
import { type LineResult, quarterLine } from './quarter-line';

const result = (teamId: string, day: string, score: number, more: Partial<LineResult> = {}): LineResult => ({
  teamId,
  day,
  scale: 'built-in 1',
  scores: new Map([['overall', score]]),
  ...more,
});

const day = (month: string, ...scores: number[]) =>
  scores.map((score, i) => result('abcdef'[i] ?? '', `2026-${month}`, score));
const line = (results: readonly LineResult[], until = '2026-12-31') => quarterLine(results, 'overall', until);

describe('quarterLine', () => {
  it('is the mean of the teams with the interval of how they differ', () => {
    const [point] = line(day('02-10', 1, 2, 3), '2026-03-31');
    expect(point).toMatchObject({
      quarter: '2026-Q1',
      day: '2026-03-31',
      over: true,
      mean: 2,
      teams: 3,
      of: 3,
    });
    // t(.975, 2) = 4.3027, SD 1: 2 ± 2.484, held inside the scale.
    expect(point?.lo).toBe(0);
    const [narrow] = line(day('02-10', 1.9, 2, 2.1), '2026-03-31');
    expect(narrow?.hi).toBeCloseTo(2 + (4.302653 * 0.1) / Math.sqrt(3), 6);
  });

  it('needs three teams', () => expect(line(day('02-10', 1, 2))).toEqual([]));

  it('takes the newest result of a team in the quarter', () => {
    const results = [...day('02-10', 1, 1, 1), result('a', '2026-03-31', 4)];
    expect(line(results, '2026-03-31')[0]?.mean).toBe(2);
  });

  it('lets a result count for the next quarter, and then no more', () => {
    const found = line([...day('02-10', 1, 1, 1), result('a', '2026-05-01', 4)], '2026-12-31');
    expect(found.map(({ quarter, mean, teams }) => [quarter, mean, teams])).toEqual([
      ['2026-Q1', 1, 3],
      ['2026-Q2', 2, 3],
    ]);
  });

  it('has the running quarter as far as it is', () => {
    const found = line(day('10-10', 1, 2, 3), '2026-11-30');
    expect(found).toMatchObject([{ quarter: '2026-Q4', day: '2026-11-30', over: false }]);
    expect(line(day('12-10', 1, 2, 3), '2026-11-30')).toEqual([]);
  });

  it('is joined only where most teams are the same', () => {
    const other = (count: number) =>
      [1, 2, 3, 1, 2].map((score, i) =>
        result(i < count ? `x${i}` : ('abcde'[i] ?? ''), '2026-08-01', score),
      );
    const joined = (count: number) =>
      line([...day('02-10', 1, 2, 3, 1, 2), ...other(count)], '2026-09-30').map((point) => point.joined);
    // In the third quarter only its own results count.
    expect(joined(2)).toEqual([false, true, true]);
    expect(joined(3)).toEqual([false, true, false]);
  });

  it('is joined only on one scale', () => {
    const next = day('05-10', 1, 2, 3).map((one) => ({ ...one, scale: 'built-in 2' }));
    expect(line([...day('02-10', 1, 2, 3), ...next], '2026-06-30').map(({ joined }) => joined)).toEqual([
      false,
      false,
    ]);
  });

  it('says how many teams of all that are in it', () => {
    const found = line([...day('02-10', 1, 2, 3, 1), ...day('08-10', 1, 2, 3)], '2026-09-30');
    expect(found.map(({ teams, of }) => [teams, of])).toEqual([
      [4, 4],
      [4, 4],
      [3, 4],
    ]);
  });
});
