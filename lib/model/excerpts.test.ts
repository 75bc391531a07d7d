import { describe, expect, it } from 'vitest';
import type { Finding } from './document';
import { excerptsOf } from './excerpts';

const at = (line: number, column = 1): Finding => ({
  rule: 'shape',
  sentence: 'shape-value',
  params: {},
  id: '',
  severity: 'error',
  file: '',
  line,
  column,
});
const text = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`).join('\n');
const numbers = (found: ReturnType<typeof excerptsOf>) =>
  found.map((excerpt) => excerpt.map(({ number }) => number));

describe('excerpts', () => {
  it('show two lines around a finding, and stay inside the text', () => {
    expect(numbers(excerptsOf(text, [at(10)]))).toEqual([[8, 9, 10, 11, 12]]);
    expect(numbers(excerptsOf(text, [at(20), at(1)]))).toEqual([
      [1, 2, 3],
      [18, 19, 20],
    ]);
    expect(numbers(excerptsOf('', [at(1)]))).toEqual([[1]]);
    expect(numbers(excerptsOf('one', [at(9)]))).toEqual([[1]]);
    expect(excerptsOf(text, [])).toEqual([]);
  });

  it('join findings near each other and put each beside its line', () => {
    const found = excerptsOf(text, [at(5), at(9), at(9, 4), at(15)]);
    expect(numbers(found)).toEqual([
      [3, 4, 5, 6, 7, 8, 9, 10, 11],
      [13, 14, 15, 16, 17],
    ]);
    expect(found[0]?.map(({ findings }) => findings.length)).toEqual([0, 0, 1, 0, 0, 0, 2, 0, 0]);
    expect(found[0]?.[2]?.text).toBe('line 5');
  });

  it('show of a very long line what stands around the finding', () => {
    const long = `${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`;
    const shown = excerptsOf(long, [at(1, 5001)])[0]?.[0]?.text ?? '';
    expect(shown).toMatch(/^…a+HEREb+…$/);
    expect(shown.length).toBeLessThan(210);
    expect(excerptsOf(long, [at(1, 1)])[0]?.[0]?.text).toMatch(/^a{200}…$/);
    expect(excerptsOf(long, [at(1, 10_004)])[0]?.[0]?.text).toMatch(/^…b{200}$/);
  });

  it('know both kinds of line ends', () => {
    expect(excerptsOf('a\r\nb\r\nc', [at(2)])[0]?.map((line) => line.text)).toEqual(['a', 'b', 'c']);
  });
});
