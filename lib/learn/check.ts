import type { L10n, Model } from '@/lib/model/schema';
import { isFigureId } from './figure-ids';
import { isUnbalanced } from './inline';
import { compileTerms } from './links';
import { elementsOf, NAMED_IDS, placeLinks } from './places';
import type { Topic } from './schema';
import type { Learn } from './types';

/** What a schema cannot say about the texts: one sentence for each thing that is wrong. */
export function checkLearn(learn: Learn, model: Model): string[] {
  return [
    ...chaptersAndTopics(learn),
    ...repeatedIds(learn, model),
    ...deadLinks(learn, model),
    ...unknownFigures(learn),
    ...claimedTwice(learn),
    ...strayMarkup(learn),
  ];
}

function repeated(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))];
}

function chaptersAndTopics({ chapters, topics }: Learn): string[] {
  const listed = chapters.flatMap((chapter) => chapter.topics);
  const written = new Set(topics.map(({ slug }) => slug));
  return [
    ...repeated(listed).map((slug) => `contents.yaml lists ${slug} twice.`),
    ...listed.filter((slug) => !written.has(slug)).map((slug) => `There is no topics/${slug}.yaml.`),
    ...[...written]
      .filter((slug) => !listed.includes(slug))
      .map((slug) => `contents.yaml leaves out ${slug}.`),
  ];
}

/** Sections and items; a figure may be shown in several topics, but only once in each. */
function repeatedIds(learn: Learn, model: Model): string[] {
  const elements = learn.topics.flatMap(({ sections }) => sections.flatMap(elementsOf));
  const ids = [
    ...elements.filter(({ kind }) => kind !== 'figure').map(({ id }) => id),
    ...[...learn.glossary, ...learn.evidence, ...model.principles, ...model.practices].map(({ id }) => id),
    ...learn.topics.map(({ slug }) => slug),
    ...NAMED_IDS,
  ];
  const figures = learn.topics.flatMap(({ slug, sections }) => {
    const shown = sections.flatMap(elementsOf).filter(({ kind }) => kind === 'figure');
    return repeated(shown.map(({ id }) => id)).map((id) => `topics/${slug}.yaml shows ${id} twice.`);
  });
  return [...repeated(ids).map((id) => `The id ${id} is used twice.`), ...figures];
}

function deadLinks(learn: Learn, model: Model): string[] {
  const known = new Set<string>([
    ...learn.topics.flatMap(({ slug, sections }) => [
      slug,
      ...sections.flatMap(elementsOf).map(({ id }) => id),
    ]),
    ...[...learn.glossary, ...learn.evidence, ...model.principles, ...model.practices].map(({ id }) => id),
    ...NAMED_IDS,
  ]);
  const dead = (from: string, ids: readonly string[]) =>
    ids.filter((id) => !known.has(id)).map((id) => `${from} links to ${id}, which is not there.`);
  return [
    ...learn.topics.flatMap(({ slug, sections }) =>
      sections.flatMap(({ blocks }) => dead(`topics/${slug}.yaml`, blocks.flatMap(placeLinks))),
    ),
    ...learn.glossary.flatMap(({ id, links }) => dead(`glossary.yaml, ${id},`, links ?? [])),
    ...model.practices.flatMap(({ id, evidence }) => dead(`The model, ${id},`, evidence)),
  ];
}

function unknownFigures({ topics }: Learn): string[] {
  return topics.flatMap(({ slug, sections }) =>
    sections
      .flatMap(elementsOf)
      .filter(({ id, kind }) => kind === 'figure' && !isFigureId(id))
      .map(({ id }) => `topics/${slug}.yaml shows ${id}, and nobody draws it.`),
  );
}

/** A word can lead to one entry only. */
function claimedTwice({ glossary }: Learn): string[] {
  return (['en', 'pt-BR'] as const).flatMap((lang) => {
    const forms = glossary.flatMap(({ id, term, also }) =>
      [...new Set([term[lang], ...(also?.[lang] ?? [])].map((form) => form.toLowerCase()))].map((form) => ({
        id,
        form,
      })),
    );
    const { entries } = compileTerms(glossary, lang);
    return forms
      .filter(({ id, form }) => entries.get(form.replace(/\s+/g, ' '))?.id !== id)
      .map(
        ({ id, form }) =>
          `glossary.yaml: “${form}” (${lang}) belongs to ${entries.get(form)?.id} and to ${id}.`,
      );
  });
}

function strayMarkup({ topics, glossary, evidence }: Learn): string[] {
  const stray = (from: string, texts: readonly L10n[]) =>
    texts
      .flatMap((l10n) => [l10n.en, l10n['pt-BR']])
      .filter(isUnbalanced)
      .map((text) => `${from}: a sign without its partner in “${text.slice(0, 60)}”.`);
  return [
    ...topics.flatMap((topic) => stray(`topics/${topic.slug}.yaml`, textsOf(topic))),
    ...glossary.flatMap(({ id, text }) => stray(id, [text])),
    ...evidence.flatMap(({ id, looksFor }) => stray(id, [looksFor])),
  ];
}

function textsOf({ sections }: Topic): L10n[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): L10n[] => {
      switch (block.kind) {
        case 'list':
          return block.items.flatMap(({ title, text }) => (title ? [title, text] : [text]));
        case 'table':
          return [...block.head, ...block.rows.flat()];
        case 'compare':
          return block.cards.flatMap(({ note }) => (note ? [note] : []));
        case 'figure':
        case 'code':
          return [block.caption];
        case 'try':
          return [block.question, block.answer];
        case 'links':
          return [];
        default:
          return [block.text];
      }
    }),
  );
}
