import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInline } from './inline';
import { compileTerms, linkTerms, otherLang } from './links';
import type { GlossaryEntry } from './schema';

const entry = (
  id: string,
  en: string,
  pt: string,
  also?: { en: string[]; 'pt-BR': string[] },
): GlossaryEntry => ({
  id,
  term: { en, 'pt-BR': pt },
  text: { en: '.', 'pt-BR': '.' },
  ...(also ? { also } : {}),
});
const glossary = [
  entry('GL-DRIFT', 'Drift', 'Drift'),
  entry('GL-DATADRIFT', 'Data drift', 'Data drift'),
  entry('GL-CI', 'Continuous integration', 'Integração contínua', { en: ['CI'], 'pt-BR': ['CI'] }),
  entry('GL-MS', 'Microservices', 'Microsserviços', { en: ['MS'], 'pt-BR': ['MS'] }),
  entry('GL-BRANCH', 'Branch', 'Branch', { en: ['branches'], 'pt-BR': ['branches'] }),
];
const en = compileTerms(glossary, 'en');
const pt = compileTerms(glossary, 'pt-BR');

/** Linked words with where they lead. */
const linked = (text: string, terms = en, seen = new Set<string>()) =>
  linkTerms(parseInline(text), terms, seen)
    .filter((run) => run.term)
    .map((run) => `${run.text} → ${run.term?.id}`);

describe('terms in a text', () => {
  it.each([
    ['Continuous integration helps.', ['Continuous integration → GL-CI']],
    ['CONTINUOUS INTEGRATION', ['CONTINUOUS INTEGRATION → GL-CI']],
    ['continuous\n integration', ['continuous\n integration → GL-CI']],
    ['data drift is one drift', ['data drift → GL-DATADRIFT', 'drift → GL-DRIFT']],
    ['drift, drift and drift', ['drift → GL-DRIFT']],
    ['Branches of a branch', ['Branches → GL-BRANCH']],
    ['CI/CD', ['CI → GL-CI']],
    ['(CI)', ['CI → GL-CI']],
    ['**CI** twice: CI', ['CI → GL-CI']],
  ])('%j: found', (text, expected) => expect(linked(text)).toEqual(expected));

  it.each([
    'drifting, adrift and drift2',
    'feature-branch and branch-flow',
    'run `git branch` or `CI`',
    'answers within 200 ms',
    'ci is no word here',
  ])('%j: none', (text) => expect(linked(text)).toEqual([]));

  it('ends a word at accented letters too', () => {
    expect(linked('integração contínua', pt)).toEqual(['integração contínua → GL-CI']);
    expect(linked('reintegração contínua, integração contínuas', pt)).toEqual([]);
  });

  it('leaves out what was seen before, and remembers what it found', () => {
    const seen = new Set(['GL-CI']);
    expect(linked('CI and drift', en, seen)).toEqual(['drift → GL-DRIFT']);
    expect(linked('CI and drift', en, seen)).toEqual([]);
  });

  it('hints at the word of the other language where it is another word', () => {
    const [ci] = linkTerms(parseInline('CI'), en, new Set());
    const [branch] = linkTerms(parseInline('branch'), en, new Set());
    expect(ci?.term).toEqual({ id: 'GL-CI', other: 'Integração contínua' });
    expect(branch?.term).toEqual({ id: 'GL-BRANCH', other: '' });
  });

  it('takes words with signs of patterns in them as they are', () => {
    const odd = compileTerms([entry('GL-ODD', 'C++ (17)', 'C++ (17)'), entry('GL-DOT', 'a.b', 'a.b')], 'en');
    expect(linked('in axb and a.b', odd)).toEqual(['a.b → GL-DOT']);
    expect(linked('C++ (17) code', odd)).toEqual(['C++ (17) → GL-ODD']);
  });

  it('changes no letter of any text', () => {
    const word = fc.constantFrom('drift', 'Data drift', '`CI`', 'CI', '**', 'branch', '-', ' ', 'ação', '\n');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const runs = parseInline(words.join(' '));
        const text = (of: typeof runs) => of.map((run) => run.text).join('');
        expect(text(linkTerms(runs, en, new Set()))).toBe(text(runs));
      }),
    );
  });

  it('leaves texts alone without a glossary', () =>
    expect(linkTerms(parseInline('CI'), compileTerms([], 'en'), new Set())).toEqual([{ text: 'CI' }]));
});

it('knows the other language', () => expect([otherLang('en'), otherLang('pt-BR')]).toEqual(['pt-BR', 'en']));
