import { describe, expect, it } from 'vitest';
import { readCsv } from '@/lib/testing/read-csv';
import { type Cell, day, scoreText, toCsv, whole } from './csv';

const one = (value: Cell, locale: 'en' | 'pt-BR' = 'en') =>
  toCsv([{ header: 'h', cell: () => value }], [0], locale)
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n');
describe('toCsv', () => {
  it('starts with a byte order mark and ends every line with CRLF', () => {
    const csv = toCsv([{ header: 'Nível', cell: () => 'a' }], [0, 0], 'pt-BR');
    expect(csv).toBe('\uFEFFNível\r\na\r\na\r\n');
    expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('writes numbers and days as each language reads them', () => {
    expect(one(scoreText(2.4333333))).toBe('2.4333');
    expect(one(scoreText(2.4333333), 'pt-BR')).toBe('2,4333');
    expect(one(day('2026-12-01'))).toBe('2026-12-01');
    expect(one(day('2026-12-01'), 'pt-BR')).toBe('01/12/2026');
    expect(one(whole(3), 'pt-BR')).toBe('3');
    expect(one(null)).toBe('');
  });

  it('keeps negative numbers numbers, rounds half away from zero and knows no minus zero', () => {
    expect(one(scoreText(-0.25))).toBe('-0.2500');
    expect(one(scoreText(-0.25), 'pt-BR')).toBe('-0,2500');
    expect(one(scoreText(0.00005))).toBe('0.0001');
    expect(one(scoreText(-0.00001))).toBe('0.0000');
    expect(one(scoreText(Number.NaN))).toBe('');
  });

  it.each([
    '=1+1',
    '+1',
    '-1+cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠A1',
    '  =1',
    '\u00a0=1',
    '\u200b=1',
    '\uFEFF=1',
    '\n=1',
    ' \t @A1',
  ])('makes %j harmless with an apostrophe', (text) => {
    const [[cell = ''] = []] = readCsv(`${one(text)}\r\n`, ',');
    expect(cell.replace(/[\s\u200b\uFEFF]/g, '')).toMatch(/^'/);
    expect(cell.replaceAll("'", '')).toBe(text);
  });

  it('stays harmless in a spreadsheet that cuts at other separators or lines', () => {
    for (const text of ['a;=1+1', 'a,=1+1', 'a\t=1', 'a\n=1', 'a\r\n  @x']) {
      expect(one(text)).toMatch(/[,;\t\n]\s*'[=@]/);
    }
  });

  it('leaves harmless text alone', () => {
    for (const text of ['a=b', 'CI/CD', "d'água", '1-2', 'a @ b', 'código']) expect(one(text)).toBe(text);
  });

  it('brings quotes, line breaks and separators back as they were', () => {
    const texts = ['say "no"', 'two\nlines', 'two\r\nlines', 'a;b', 'a,b', '"', ' blanks '];
    for (const [locale, separator] of [['en', ','] as const, ['pt-BR', ';'] as const]) {
      const columns = texts.map((text, i) => ({ header: `h${i}`, cell: () => text }));
      expect(readCsv(toCsv(columns, [0], locale), separator)[1]).toEqual(texts);
    }
  });

  // Quadratic time would end in the time limit of the test.
  it('takes long runs of blanks and leaves them as they are', () => {
    const blanks = '\n'.repeat(200_000);
    expect(one(blanks)).toBe(`"${blanks}"`);
  });
});
