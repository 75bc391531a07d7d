import { describe, expect, it } from 'vitest';
import { fold, wordsIn } from './fold';
import { marked, mentions, snippet } from './snippet';

const marks = (pieces: { text: string; mark: boolean }[]) =>
  pieces.filter(({ mark }) => mark).map(({ text }) => text);

describe('a snippet', () => {
  it('marks whole words, whatever their accents and capitals', () => {
    const pieces = marked('Versão nova: VERSAO, versões', new Set(['versao']));
    expect(marks(pieces)).toEqual(['Versão', 'VERSAO']);
    expect(pieces.map(({ text }) => text).join('')).toBe('Versão nova: VERSAO, versões');
  });

  it('shows the part around the first match, cut between words', () => {
    const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
    const pieces = snippet(text, new Set(['needle']));
    const shown = pieces.map((piece) => piece.text).join('');
    expect(marks(pieces)).toEqual(['needle']);
    expect(shown).toMatch(/^… before /);
    expect(shown).toMatch(/ after …$/);
    expect(shown.length).toBeLessThan(200);
  });

  it('shows a short text whole, and the beginning of one without a match', () => {
    expect(snippet('Short.', new Set(['x']))).toEqual([{ text: 'Short.', mark: false }]);
    expect(snippet('word '.repeat(100), new Set(['x']))[0]?.text).toMatch(/^word .* …$/);
    expect(snippet('', new Set())).toEqual([]);
    expect(
      snippet('x'.repeat(1000), new Set(['y']))
        .map(({ text }) => text)
        .join(''),
    ).toHaveLength(1000);
  });
});

it('folds accents, and reads words of any script', () => {
  expect(fold('Implantação')).toBe('implantacao');
  expect(wordsIn('a-b, ç1!')).toEqual([
    { word: 'a', index: 0 },
    { word: 'b', index: 2 },
    { word: 'ç1', index: 5 },
  ]);
  expect(mentions('Uma Versão', new Set(['versao']))).toBe(true);
  expect(mentions('Uma versões', new Set(['versao']))).toBe(false);
});
