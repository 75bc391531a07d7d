import { isValidElement } from 'react';
import { describe, expect, it } from 'vitest';
import { MARKS } from '@/lib/model/document/source';
import { lintWords } from './findings';

const missing = {
  sentence: 'missing-key',
  params: { id: 'DEV-CI-1', key: 'prerequisites.0.requires' },
} as const;

describe('a finding', () => {
  it('is plain words where only words can stand', () => {
    expect(lintWords('pt-BR').explain(missing)).toBe('Falta prerequisites.0.requires.');
    expect(lintWords('en').explain(missing)).toBe('prerequisites.0.requires is missing.');
  });

  it('marks names of fields where they can be marked', () => {
    const marked: string[] = [];
    lintWords('pt-BR').show(missing, (name) => {
      expect(isValidElement(name)).toBe(false);
      marked.push(String(name));
      return name;
    });
    expect(marked).toEqual(['prerequisites.0.requires']);
  });

  it.each([
    ['en', 'line ends', 'quotes', 'dashes'],
    ['pt-BR', 'quebras de linha', 'aspas', 'hifens'],
  ] as const)('says which marks are too many: %s', (lang, ...inWords) => {
    const said = lintWords(lang).explain({ sentence: 'marks', params: { most: 150_000 } });
    for (const mark of [...inWords, ...MARKS.replace(/[\n'"]/g, '')]) expect(said).toContain(mark);
    expect(said).not.toContain("'");
  });

  it('takes signs of a text for what they are', () => {
    const key = '<field>{id}</field><b>';
    expect(lintWords('en').explain({ ...missing, params: { id: '', key } })).toBe(`${key} is missing.`);
    expect(lintWords('en').explain({ sentence: 'merge-key', params: {} })).toContain('(<<)');
  });
});
