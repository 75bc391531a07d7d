import { indexOf } from '@/lib/model/model-index';
import { type Facet, facet, type L10n, type Model, mlPhase, phase } from '@/lib/model/schema';
import { plainText } from './inline';
import {
  evidencePath,
  facetPath,
  glossaryPath,
  phasePath,
  practicePath,
  principlePath,
  topicPath,
} from './paths';
import type { Block, Section } from './schema';
import type { Learn } from './types';

export type PlaceKind =
  | 'topic'
  | 'section'
  | 'item'
  | 'figure'
  | 'principle'
  | 'practice'
  | 'phase'
  | 'facet'
  | 'glossary'
  | 'evidence';

/** Where an element is found, and what it is called. */
export interface Place {
  id: string;
  kind: PlaceKind;
  /** Address inside the product, for example `/learn/culture#LC-CUL-1`. */
  href: string;
  title: L10n;
}

/** The seven phases of the loop and the three of MLOps, which have addresses but no texts of their own. */
export const PHASE_IDS = [...phase.options, ...mlPhase.options] as const;
export type PhaseId = (typeof PHASE_IDS)[number];

/** Element ids of the parts of the definition of DevOps; `culture` alone is a topic. */
export const facetPlace = (id: Facet) => `facet-${id}` as const;
/** Elements whose names are words of the interface. */
export const NAMED_IDS = [...PHASE_IDS, ...facet.options.map(facetPlace)] as const;
export type NamedId = (typeof NAMED_IDS)[number];

/** Elements of a section with an id of their own, in the order of the page; figures last to be found, first to yield. */
export function elementsOf(section: Section): Omit<Place, 'href'>[] {
  const inside = section.blocks.flatMap((block): Omit<Place, 'href'>[] => {
    if (block.kind === 'figure') return [{ id: block.id, kind: 'figure', title: plain(block.caption) }];
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item) =>
      item.id ? [{ id: item.id, kind: 'item' as const, title: plain(item.title ?? section.title) }] : [],
    );
  });
  return [{ id: section.id, kind: 'section', title: plain(section.title) }, ...inside];
}

const plain = ({ en, 'pt-BR': pt }: L10n): L10n => ({ en: plainText(en), 'pt-BR': plainText(pt) });

/** Every practice, principle, entry or element that a block leads to. */
export function placeLinks(block: Block): string[] {
  if (block.kind === 'links') return block.ids;
  return block.kind === 'list' ? block.items.flatMap(({ links }) => links ?? []) : [];
}

/**
 * The place of everything that has an id. A figure may stand in several topics and is found in the first;
 * ids are otherwise unique, which `checkLearn` proves.
 */
export function placesOf(
  learn: Learn,
  model: Model,
  names: Record<NamedId, L10n>,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const put = (place: Place) => {
    if (!places.has(place.id)) places.set(place.id, place);
  };
  for (const { slug, title, sections } of learn.topics) {
    put({ id: slug, kind: 'topic', href: topicPath(slug), title });
    for (const one of sections.flatMap(elementsOf)) put({ ...one, href: `${topicPath(slug)}#${one.id}` });
  }
  for (const { id, title } of indexOf(model).principles.values())
    put({ id, kind: 'principle', href: principlePath(id), title });
  for (const { id, principle, title } of model.practices)
    put({ id, kind: 'practice', href: practicePath(principle, id), title });
  for (const { id, term } of learn.glossary)
    put({ id, kind: 'glossary', href: glossaryPath(id), title: term });
  for (const { id, title } of learn.evidence) put({ id, kind: 'evidence', href: evidencePath(id), title });
  for (const id of PHASE_IDS) put({ id, kind: 'phase', href: phasePath(id), title: names[id] });
  for (const id of facet.options) {
    const place = facetPlace(id);
    put({ id: place, kind: 'facet', href: facetPath(id), title: names[place] });
  }
  return places;
}
