import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from './messages/en';
import ptBR from './messages/pt-BR';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}

const texts = { en: flatten(en), 'pt-BR': flatten(ptBR as Tree) };
const argumentsOf = (text: string) =>
  [...new Set(text.match(/\{\s*\w+/g) ?? [])].map((a) => a.replace(/\W/g, '')).sort();

describe('messages', () => {
  it('exist in both languages, under the same keys', () => {
    expect(Object.keys(texts['pt-BR']).sort()).toEqual(Object.keys(texts.en).sort());
  });

  it('are never empty and never left in English by mistake', () => {
    const same = Object.entries(texts.en).filter(([key, text]) => {
      expect(text.trim(), key).not.toBe('');
      expect(texts['pt-BR'][key]?.trim(), key).not.toBe('');
      return text === texts['pt-BR'][key] && text.split(' ').length > 3;
    });
    expect(same).toEqual([]);
  });

  it('take the same arguments in both languages', () => {
    for (const [key, text] of Object.entries(texts.en)) {
      // Words inside plural branches may look like arguments: compare only what both declare at the top level.
      const plain = (value: string) =>
        value.includes('plural') || value.includes('select') ? [] : argumentsOf(value);
      expect(plain(texts['pt-BR'][key] ?? ''), key).toEqual(plain(text));
    }
  });

  it('are valid ICU messages', () => {
    for (const locale of ['en', 'pt-BR'] as const) {
      const errors: string[] = [];
      const t = createTranslator({
        locale,
        messages: locale === 'en' ? en : ptBR,
        onError: (error) => {
          if (error.code === 'INVALID_MESSAGE') errors.push(error.message);
        },
      });
      for (const key of Object.keys(texts[locale])) t.raw(key as never) && t.has(key as never);
      expect(errors).toEqual([]);
    }
  });
});
