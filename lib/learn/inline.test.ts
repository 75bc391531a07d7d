import { describe, expect, it } from 'vitest';
import { isUnbalanced, paragraphsOf, parseInline, plainText } from './inline';

describe('a text', () => {
  it.each([
    ['plain words', [{ text: 'plain words' }]],
    ['run `git log` now', [{ text: 'run ' }, { text: 'git log', code: true }, { text: ' now' }]],
    ['**all** of it', [{ text: 'all', strong: true }, { text: ' of it' }]],
    [
      '**a `b` c**',
      [
        { text: 'a ', strong: true },
        { text: 'b', code: true, strong: true },
        { text: ' c', strong: true },
      ],
    ],
    ['`**kwargs`', [{ text: '**kwargs', code: true }]],
    ['2 * 3 * 4', [{ text: '2 * 3 * 4' }]],
    ['', []],
  ])('%j is read', (text, runs) => expect(parseInline(text)).toEqual(runs));

  it.each(['a `b', 'a **b', '** **x', 'a ` b ** c'])('%j keeps every letter', (text) =>
    expect(plainText(text).replace(/[*`]/g, '')).toBe(text.replace(/[*`]/g, '')),
  );

  it('is heard without its signs', () => expect(plainText('**Run** `pytest`')).toBe('Run pytest'));

  it('has a paragraph for each line', () =>
    expect(paragraphsOf('one\ntwo\n\n  three \n')).toEqual(['one', 'two', 'three']));

  it.each(['a `b', '**a', 'a** b'])('%j has a sign without a partner', (text) =>
    expect(isUnbalanced(text)).toBe(true),
  );
  it.each(['a `b`', '**a**', '`**kwargs` and `a*`', '2 * 3'])('%j has none', (text) =>
    expect(isUnbalanced(text)).toBe(false),
  );
});
