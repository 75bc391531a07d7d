import { describe, expect, it } from 'vitest';
import { byName, isolated } from './names';

describe('isolated', () => {
  it('gives what runs from right to left a direction of its own', () => {
    for (const name of ['שלום', 'فريق المنصة', 'Team فريق', 'A ت 1'])
      expect(isolated(name)).toBe(`\u2068${name}\u2069`);
  });

  it('leaves everything else as it is', () => {
    for (const name of ['Ana', '田中 花子', 'अनिल', '🚀', 'Q4 2026', '']) expect(isolated(name)).toBe(name);
  });

  it('lets no sign of an older name out', () => {
    expect(isolated('a\u202eb\u2069')).toBe('ab');
    expect(isolated('ש\u2069\u202e')).toBe('\u2068ש\u2069');
  });
});

describe('byName', () => {
  const sorted = (lang: 'en' | 'pt-BR', ...names: string[]) => byName(lang, names, (name) => name);

  it('sorts as people look names up: accents and case aside, numbers by value', () => {
    expect(sorted('pt-BR', 'Zilda', 'Úrsula', 'Flávia', 'Fábio', 'ana', 'Ângela', 'Ana')).toEqual([
      'ana',
      'Ana',
      'Ângela',
      'Fábio',
      'Flávia',
      'Úrsula',
      'Zilda',
    ]);
    expect(sorted('en', 'Squad 10', 'Squad 2', 'squad 1')).toEqual(['squad 1', 'Squad 2', 'Squad 10']);
  });

  it('changes nothing in place, and keeps the order of equal names', () => {
    const given = [
      { id: 2, name: 'Ana' },
      { id: 1, name: 'Ana' },
    ];
    expect(byName('en', given, ({ name }) => name)).toEqual(given);
    const names = ['b', 'a'];
    byName('en', names, (name) => name);
    expect(names).toEqual(['b', 'a']);
  });
});
