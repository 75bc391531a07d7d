import { indexOf } from '@/lib/model/model-index';
import type { L10n, Lang, Model } from '@/lib/model/schema';
import { paragraphsOf, plainText } from './inline';
import { topicPath } from './paths';
import { elementsOf, type Place } from './places';
import type { Block, Section } from './schema';
import type { Learn } from './types';

/** Kinds of results, in the order in which equally good ones are shown. */
export const GROUPS = ['topics', 'principles', 'practices', 'glossary', 'crosswalks', 'evidence'] as const;
export type Group = (typeof GROUPS)[number];

/** One thing that can be found, with its words in both languages. */
export interface SearchDocument {
  id: string;
  group: Group;
  href: string;
  title: L10n;
  /** Where it belongs, for example the topic of a section; null where the title says it all. */
  under: L10n | null;
  /** Other words it should be found by. */
  also: L10n;
  text: L10n;
}

const each = (say: (lang: Lang) => string): L10n => ({ en: say('en'), 'pt-BR': say('pt-BR') });
const join = (texts: readonly (L10n | undefined)[]): L10n =>
  each((lang) => texts.flatMap((one) => (one ? paragraphsOf(plainText(one[lang])) : [])).join(' '));
const nothing: L10n = { en: '', 'pt-BR': '' };

/** Everything that search can find; addresses come from `places`. */
export function searchDocuments(
  learn: Learn,
  model: Model,
  places: ReadonlyMap<string, Place>,
): SearchDocument[] {
  const at = (id: string) => places.get(id)?.href ?? '/learn';
  const { principles } = indexOf(model);
  return [
    ...learn.topics.flatMap((topic) => {
      const whole: SearchDocument = {
        id: topic.slug,
        group: 'topics',
        href: topicPath(topic.slug),
        title: join([topic.title]),
        under: null,
        also: nothing,
        text: join([topic.summary]),
      };
      const sections = topic.sections.map((section) => sectionDocument(section, topic.title, at(section.id)));
      return [whole, ...sections];
    }),
    ...[...principles.values()].map(
      ({ id, title, definition, question, learnMore }): SearchDocument => ({
        id,
        group: 'principles',
        href: at(id),
        title,
        under: model.frameworks.find((framework) => id.startsWith(framework.id))?.title ?? null,
        also: nothing,
        text: join([definition, question, learnMore]),
      }),
    ),
    ...model.practices.map(
      ({ id, principle, title, question, levels, criteria, firstStep, learnMore }): SearchDocument => ({
        id,
        group: 'practices',
        href: at(id),
        title,
        under: principles.get(principle)?.title ?? null,
        also: nothing,
        text: join([question, learnMore, ...(criteria ?? []), firstStep, ...(levels ?? [])]),
      }),
    ),
    ...learn.glossary.map(
      ({ id, term, also, text }): SearchDocument => ({
        id,
        group: 'glossary',
        href: at(id),
        title: term,
        under: null,
        also: each((lang) => also?.[lang].join(' ') ?? ''),
        text: join([text]),
      }),
    ),
    ...learn.evidence.map(
      ({ id, title, looksFor }): SearchDocument => ({
        id,
        group: 'evidence',
        href: at(id),
        title,
        under: null,
        also: nothing,
        text: join([looksFor]),
      }),
    ),
  ];
}

function sectionDocument(section: Section, topic: L10n, href: string): SearchDocument {
  const text = each((lang) => section.blocks.flatMap((block) => wordsOf(block, lang)).join(' '));
  const named = elementsOf(section).filter(({ kind }) => kind === 'item');
  return {
    id: section.id,
    group: 'topics',
    href,
    title: join([section.title]),
    under: join([topic]),
    also: each((lang) => named.map(({ title }) => title[lang]).join(' ')),
    text,
  };
}

/** Words that may stand before others: with a sign at their end, so that an excerpt does not run them together. */
const ended = (text: string, sign = '.') => (/[.!?:;…][”")]?$/.test(text) ? text : `${text}${sign}`);

/** What a block says in one language; the words of code belong to both. */
function wordsOf(block: Block, lang: Lang): string[] {
  const say = (...texts: (L10n | undefined)[]) => texts.flatMap((one) => (one ? [plainText(one[lang])] : []));
  switch (block.kind) {
    case 'text':
    case 'correction':
      return say(block.text);
    case 'quote':
      return say(block.text, block.by);
    case 'list':
      return block.items.flatMap(({ title, text }) => [
        ...say(title).map((one) => ended(one, ':')),
        ...say(text).map((one) => ended(one)),
      ]);
    case 'table':
      return [
        ...say(block.caption),
        ...[block.head, ...block.rows].map((cells) =>
          say(...cells)
            .filter(Boolean)
            .join(' · '),
        ),
      ].map((one) => ended(one));
    case 'code':
      return [...say(block.caption).map((one) => ended(one, ':')), block.code];
    case 'compare':
      return block.cards.flatMap(({ title, code, note }) => [
        ...say(title, note).map((one) => ended(one)),
        code,
      ]);
    case 'figure':
      return say(block.caption).map((one) => ended(one));
    case 'try':
      return say(block.question, block.answer);
    case 'links':
      return [];
  }
}
