import { expect, it } from 'vitest';
import { codeWords } from './code-words';

const whole = (code: string) => codeWords(code).flatMap((one) => (one.whole ? one.word : []));

it('keeps options whole, and the code as it was', () => {
  const code = 'git log --oneline  --graph';
  expect(whole(code)).toEqual(['--oneline', '--graph']);
  expect(
    codeWords(code)
      .map(({ word }) => word)
      .join(''),
  ).toBe(code);
});

it('lets a word break that is wider than a phone', () => {
  expect(whole('a-name-that-is-longer-than-any-phone')).toEqual([]);
  expect(whole('feature')).toEqual([]);
});
