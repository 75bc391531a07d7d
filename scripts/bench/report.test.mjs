import { describe, expect, it } from 'vitest';
import { median, percentile, table, verdict } from './report.mjs';

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[100, 9, 10], 10],
  ])('of %j is %d', (numbers, expected) => expect(median(numbers)).toBe(expected));
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  it.each([
    [[7], 0.95, 7],
    [hundred, 0.95, 95],
    [hundred, 1, 100],
    [[3, 1, 2], 0.5, 2],
  ])('of %j at %d is %d', (numbers, share, expected) => expect(percentile(numbers, share)).toBe(expected));
});

describe('verdict', () => {
  const share = { name: 'x', unit: '/s', budget: { atLeast: 0.4 } };
  const size = { name: 'x', unit: 'kB', budget: { atMost: 170 } };

  it.each([
    [{ ...share, value: 40, floor: 100 }, 'ok'],
    [{ ...share, value: 39.9, floor: 100 }, 'over'],
    [{ ...size, value: 170 }, 'ok'],
    [{ ...size, value: 170.1, floor: 132 }, 'over'],
    [{ ...size, problem: 'the page answered 404' }, 'over'],
    [{ ...size, value: undefined }, 'over'],
    [{ ...share, value: undefined, floor: 100 }, 'over'],
    [{ name: 'x', unit: '/s', value: 1 }, 'info'],
  ])('%j is %s', (line, expected) => expect(verdict(line)).toBe(expected));
});

describe('table', () => {
  it('aligns what was measured, its floor and its budget', () => {
    const lines = [
      { name: 'Save', value: 812.4, floor: 2000, unit: '/s', budget: { atLeast: 0.4 } },
      { name: 'Scripts', value: 99.94, unit: 'kB', budget: { atMost: 170 } },
      { name: 'Page', unit: '/s', budget: { atLeast: 0.2 }, problem: 'answered 404' },
    ];
    expect(table(lines)).toBe(
      [
        '         measured    floor   ratio    budget',
        'Save       812 /s  2000 /s  40.6 %    ≥ 40 %    ok',
        'Scripts   99.9 kB        –       –  ≤ 170 kB    ok',
        'Page            –        –       –    ≥ 20 %  over',
      ].join('\n'),
    );
  });

  it('never rounds a share up to its budget', () => {
    const line = { name: 'Save', value: 399.9, floor: 1000, unit: '/s', budget: { atLeast: 0.4 } };
    expect(table([line])).toContain('39.9 %');
  });
});
