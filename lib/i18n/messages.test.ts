import { IntlMessageFormat } from 'intl-messageformat';
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
type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Every part of a message, also those inside of its branches and tags. */
function partsIn(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => {
    const inner = 'children' in part ? part.children : [];
    const branches = 'options' in part ? Object.values(part.options).flatMap(({ value }) => value) : [];
    return [part, ...partsIn([...inner, ...branches])];
  });
}

/** Numbers of the parser for what has a name: arguments by kind (1–6), and tags (8). */
const NAMED = ['text', 'value', 'number', 'date', 'time', 'select', 'plural', '#', 'tag'];

/** Which arguments and tags a message takes, wherever they stand in it, and as what. Throws for what is no ICU message. */
function takes(text: string, locale: string): string[] {
  const named = partsIn(new IntlMessageFormat(text, locale).getAst()).flatMap((part) =>
    NAMED[part.type] === 'text' || !('value' in part) ? [] : [`${NAMED[part.type]} ${part.value}`],
  );
  return [...new Set(named)].sort();
}

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

  it.each(['en', 'pt-BR'] as const)('are valid ICU messages in %s', (locale) => {
    const broken = Object.entries(texts[locale]).flatMap(([key, text]) => {
      try {
        takes(text, locale);
        return [];
      } catch (error) {
        return [`${key}: ${error}`];
      }
    });
    expect(broken).toEqual([]);
  });

  it('take the same arguments and tags in both languages, in branches too', () => {
    const different = Object.entries(texts.en).flatMap(([key, text]) => {
      const own = takes(text, 'en').join();
      const translated = takes(texts['pt-BR'][key] ?? '', 'pt-BR').join();
      return own === translated ? [] : [`${key}: ${own} | ${translated}`];
    });
    expect(different).toEqual([]);
  });
});

describe('what reads the messages', () => {
  it.each(['{count', '{count, plural, one {# step}', '{a, plural, one {x}}', '<b>step', '{}'])(
    'throws for %s',
    (text) => expect(() => takes(text, 'en')).toThrow(),
  );

  it('sees what stands in branches and tags', () => {
    expect(takes('{n, plural, one {<b>{name}</b>} other {# {day, date}}}', 'en')).toEqual([
      'date day',
      'plural n',
      'tag b',
      'value name',
    ]);
  });
});
