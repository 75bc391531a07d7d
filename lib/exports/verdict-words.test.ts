import { expect, it } from 'vitest';
import { verdictWords } from './verdict-words';
import { exportWords } from './words';

it('gives a possible change its direction, in both languages', () => {
  const said = (delta: number) =>
    (['en', 'pt-BR'] as const).map((lang) => verdictWords({ verdict: 'possible', delta }, exportWords(lang)));
  expect(said(0.3)).toEqual(['possibly improved', 'possivelmente melhorou']);
  expect(said(-0.3)).toEqual(['possibly declined', 'possivelmente caiu']);
  expect(verdictWords({ verdict: 'declined', delta: -1 }, exportWords('en'))).toBe('declined');
});
