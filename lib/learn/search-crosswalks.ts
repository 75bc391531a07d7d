import { BADGES } from '@/lib/badges';
import { type Crosswalks, itemsUnder } from '@/lib/model/crosswalks';
import { findItem } from '@/lib/model/graph';
import type { L10n, Lang, Model } from '@/lib/model/schema';
import { crosswalkPath } from './paths';
import type { SearchDocument } from './search-documents';

const NOTHING: L10n = { en: '', 'pt-BR': '' };

/** What search can find of the crosswalks: the page, every entry of a catalogue and every level of a scale. */
export function crosswalkDocuments(
  crosswalks: Crosswalks,
  model: Model,
  page: { title: L10n; text: L10n },
): SearchDocument[] {
  if (crosswalks.catalogues.length === 0) return [];
  const named = (ids: readonly string[]): L10n => {
    const say = (lang: Lang) => ids.flatMap((id) => findItem(model, id)?.title[lang] ?? []).join(', ');
    return { en: say('en'), 'pt-BR': say('pt-BR') };
  };
  const document = (id: string, title: L10n, under: L10n | null, text: L10n): SearchDocument => ({
    id,
    group: 'crosswalks',
    href: crosswalkPath(id),
    title,
    under,
    also: NOTHING,
    text,
  });
  const scales = new Set<string>(BADGES.map(({ catalogue }) => catalogue));
  return [
    { ...document('crosswalks', page.title, null, page.text), href: '/learn/crosswalks' },
    ...crosswalks.catalogues
      .filter(({ id }) => !scales.has(id))
      .flatMap(({ id, title, entries }) =>
        entries.map((entry) =>
          document(`${id}-${entry.ref}`, entry.title, title, named(itemsUnder(crosswalks, id, entry.ref))),
        ),
      ),
    ...BADGES.flatMap(({ catalogue, title, levels }) =>
      levels.map((one) => document(`${catalogue}-${one.level}`, one.title, title, one.description)),
    ),
  ];
}
