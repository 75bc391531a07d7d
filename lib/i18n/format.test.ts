import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/exports/csv';
import {
  formatDelta,
  formatPoints,
  formatScore,
  formatScoreApart,
  formatShare,
  formatShareApart,
} from './format';
import { roundHalfAway } from './round';

/** a/b rounded half away from zero, without any binary fraction. */
function exactly(a: number, b: number, decimals: number): string {
  const twice = 2n * BigInt(10 ** decimals) * BigInt(Math.abs(a));
  const units = (twice + BigInt(b)) / (2n * BigInt(b));
  const digits = String(units).padStart(decimals + 1, '0');
  const sign = a < 0 && units > 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const csvCell = (value: number, decimals: number): string =>
  toCsv([{ header: 'x', cell: () => ({ number: value, decimals }) }], [null], 'en').split('\r\n')[1] ?? '';

describe('rounding', () => {
  it('is exact for every mean of up to 120 answers, up and down, on pages and in files', () => {
    const wrong: string[] = [];
    for (let n = 1; n <= 120; n++) {
      for (let total = -4 * n; total <= 4 * n; total++) {
        for (const decimals of [2, 4]) {
          const said = roundHalfAway(total / n, decimals).toFixed(decimals);
          if (said !== exactly(total, n, decimals)) wrong.push(`${total}/${n} is not ${said}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is exact for differences of means, with the noise of working them out', () => {
    for (let n = 1; n <= 16; n++) {
      for (let m = 1; m <= 16; m++) {
        for (let a = 0; a <= 4 * n; a++) {
          const b = (a * 7 + n + m) % (4 * m + 1);
          expect(csvCell(a / n - b / m, 2)).toBe(exactly(a * m - b * n, n * m, 2));
        }
      }
    }
  });

  it.each<[number, number, string]>([
    [-0.125, 2, '-0.13'],
    [0.125, 2, '0.13'],
    [1.005, 2, '1.01'],
    [-1.005, 2, '-1.01'],
    [-0.12345, 4, '-0.1235'],
    [0.12345, 4, '0.1235'],
    [-0.004, 2, '0.00'],
    [-0.005, 2, '-0.01'],
    [-0, 2, '0.00'],
    [2.675, 2, '2.68'],
    [1.4949999, 2, '1.49'],
    [-2.5, 0, '-3'],
  ])('%d with %d decimals is %s', (value, decimals, said) => {
    expect(csvCell(value, decimals)).toBe(said);
    expect(roundHalfAway(value, decimals).toFixed(decimals)).toBe(said);
  });

  it('is the same on pages, with a sign for changes and never a minus before nothing', () => {
    expect([-0.125, 0.125, -0.004, 0.004, -0, 1.005].map((v) => formatDelta('en', v))).toEqual([
      '−0.13',
      '+0.13',
      '0.00',
      '0.00',
      '0.00',
      '+1.01',
    ]);
    expect([-0.125, -0.001, 2.675].map((v) => formatScore('pt-BR', v))).toEqual(['-0,13', '0,00', '2,68']);
    expect([0.145, 0.125, 0.005].map((v) => formatShare('en', v))).toEqual(['15%', '13%', '1%']);
    expect([1.45, 1.25, 3].map((v) => formatPoints('en', v))).toEqual(['1.5', '1.3', '3']);
  });
});

describe('a number beside one that it falls short of', () => {
  it.each<[number, string]>([
    [1.4954, '1.495'],
    [1.4996, '1.4996'],
    [1.49996, '1.49996'],
    [1.494, '1.49'],
    [0.3, '0.30'],
    [1.49999999, '1.49999999'],
  ])('%d is not 1.50 but %s', (score, said) => expect(formatScoreApart('en', score, 1.5)).toBe(said));

  it('is as short as ever where it is equal, and has a decimal comma', () => {
    expect(formatScoreApart('en', 1.5, 1.5)).toBe('1.50');
    expect(formatScoreApart('pt-BR', 1.4954, 1.5)).toBe('1,495');
    expect(formatShareApart('en', 0.5972, 0.6)).toBe('59.7%');
    expect(formatShareApart('pt-BR', 0.5996, 0.6)).toBe('59,96%');
    expect(formatShareApart('en', 0.4, 0.6)).toBe('40%');
  });
});
