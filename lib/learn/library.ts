import 'server-only';
import en from '@/lib/i18n/messages/en/learn.json';
import ptBR from '@/lib/i18n/messages/pt-BR/learn.json';
import type { Crosswalks } from '@/lib/model/crosswalks';
import { practicesOf, topLevel } from '@/lib/model/graph';
import { builtInCrosswalks, builtInModel } from '@/lib/model/load';
import { indexOf } from '@/lib/model/model-index';
import {
  type Facet,
  type FrameworkId,
  facet,
  type L10n,
  type Lang,
  type Level,
  type Model,
} from '@/lib/model/schema';
import {
  type LocalCrosswalks,
  localCrosswalks,
  type PrincipleCrosswalk,
  principleCrosswalk,
} from './crosswalks';
import { fold } from './fold';
import { inPlace, type PrincipleInPlace } from './in-place';
import { isInflection } from './inflection';
import { compileTerms, otherLang } from './links';
import { builtInLearn } from './load';
import { type LinkTo, type LocalTopic, Reader, type Runs } from './local';
import { facetPlace, type NamedId, PHASE_IDS, type PhaseId, type Place, placesOf } from './places';
import { type LocalPrinciple, localPrinciple } from './principles';
import { LearnSearch } from './search';
import { crosswalkDocuments } from './search-crosswalks';
import { searchDocuments } from './search-documents';
import type { Learn } from './types';

export interface LocalChapter {
  title: string;
  topics: readonly LocalTopic[];
}

export interface LocalEntry {
  id: string;
  term: string;
  /** The term in the other language; null when it is the same. */
  other: string | null;
  /** Other words for it; its plural and the like are left out. */
  also: readonly string[];
  /** Its place in the alphabet: a capital without accents. */
  letter: string;
  paragraphs: readonly Runs[];
  links: readonly LinkTo[];
}

export interface LocalEvidence {
  id: string;
  title: string;
  looksFor: readonly Runs[];
  cap: Level;
  practices: readonly LinkTo[];
}

export interface LocalFamily {
  id: FrameworkId;
  title: string;
  principles: readonly { to: LinkTo; description: string; practices: number; children: readonly LinkTo[] }[];
}

export interface LocalPhase {
  id: PhaseId;
  practices: readonly LinkTo[];
}

/** What of the model is mainly culture, practice or tool, family by family. */
export interface LocalFacet {
  id: Facet;
  families: readonly { id: FrameworkId; title: string; practices: readonly LinkTo[] }[];
}

/** The learning area in one language: everything is read, linked and sorted when it is first asked for, then kept. */
export interface Library {
  lang: Lang;
  places: ReadonlyMap<string, Place>;
  chapters: readonly LocalChapter[];
  topics: ReadonlyMap<string, LocalTopic>;
  families: readonly LocalFamily[];
  principle(id: string): LocalPrinciple | undefined;
  crosswalks: LocalCrosswalks;
  /** What other bodies of knowledge say about a principle that there is. */
  crosswalkOf(id: string): PrincipleCrosswalk;
  phases: readonly LocalPhase[];
  facets: readonly LocalFacet[];
  glossary: readonly LocalEntry[];
  evidence: readonly LocalEvidence[];
  search: LearnSearch;
}

const names = Object.fromEntries([
  ...PHASE_IDS.map((id): [NamedId, L10n] => [
    id,
    { en: en.phases.names[id], 'pt-BR': ptBR.phases.names[id] },
  ]),
  ...facet.options.map((id): [NamedId, L10n] => [
    facetPlace(id),
    { en: en.facets.names[id], 'pt-BR': ptBR.facets.names[id] },
  ]),
]) as Record<NamedId, L10n>;

const crosswalkPage: { title: L10n; text: L10n } = {
  title: { en: en.crosswalks.title, 'pt-BR': ptBR.crosswalks.title },
  text: { en: en.crosswalks.description, 'pt-BR': ptBR.crosswalks.description },
};

const NO_CROSSWALKS: Crosswalks = { catalogues: [], items: new Map() };

/** Builds the libraries of some texts and a model; `library` is the one that ships with the product. */
export function openLibrary(
  learn: Learn,
  model: Model,
  crosswalks: Crosswalks = NO_CROSSWALKS,
): (lang: Lang) => Library {
  const places = placesOf(learn, model, names);
  // Lazily: a visitor who reads one page should not wait for the index of all.
  let search: LearnSearch | undefined;
  const shelf = {
    places,
    crosswalks,
    getSearch: () =>
      (search ??= new LearnSearch([
        ...searchDocuments(learn, model, places),
        ...crosswalkDocuments(crosswalks, model, crosswalkPage),
      ])),
  };
  const known = new Map<Lang, Library>();
  return (lang) => {
    const library = known.get(lang) ?? build(learn, model, lang, shelf);
    known.set(lang, library);
    return library;
  };
}

interface Shelf {
  places: ReadonlyMap<string, Place>;
  crosswalks: Crosswalks;
  getSearch(): LearnSearch;
}

function build(learn: Learn, model: Model, lang: Lang, { places, crosswalks, getSearch }: Shelf): Library {
  const reader = new Reader(lang, compileTerms(learn.glossary, lang), places);
  const topics = new Map(learn.topics.map((topic) => [topic.slug, reader.topic(topic)]));
  const principles = new Map<string, LocalPrinciple>();
  const local = localCrosswalks(crosswalks, reader);
  return {
    lang,
    places,
    topics,
    chapters: learn.chapters
      .filter((chapter) => chapter.topics.length > 0)
      .map((chapter) => ({
        title: reader.plain(chapter.title),
        topics: chapter.topics.flatMap((slug) => topics.get(slug) ?? []),
      })),
    families: familiesOf(model, reader),
    principle(id) {
      if (!indexOf(model).principles.has(id)) return undefined;
      const found = principles.get(id) ?? localPrinciple(model, learn, id, reader);
      principles.set(id, found);
      return found;
    },
    crosswalks: local,
    crosswalkOf: (id) => principleCrosswalk(local, model, id),
    phases: PHASE_IDS.map((id) => ({
      id,
      practices: reader.links(
        model.practices
          .filter(({ devopsPhase, mlPhase }) => devopsPhase === id || mlPhase === id)
          .map((practice) => practice.id),
      ),
    })),
    facets: facet.options.map((id) => ({ id, families: facetFamilies(model, id, reader) })),
    glossary: glossaryOf(learn, lang, reader),
    evidence: learn.evidence.map(({ id, title, looksFor, cap }) => ({
      id,
      title: reader.plain(title),
      looksFor: reader.paragraphs(looksFor),
      cap,
      practices: reader.links(
        model.practices.filter(({ evidence }) => evidence.includes(id)).map((practice) => practice.id),
      ),
    })),
    get search() {
      return getSearch();
    },
  };
}

function familiesOf(model: Model, reader: Reader): LocalFamily[] {
  return model.frameworks.map(({ id, title }) => ({
    id,
    title: reader.plain(title),
    principles: topLevel(model, id).flatMap((principle) => {
      const children = model.principles.filter(({ parent }) => parent === principle.id);
      const own = children.length > 0 ? children : [principle];
      return reader.links([principle.id]).map((to) => ({
        to,
        description: reader.plain(principle.definition),
        practices: own.reduce((sum, one) => sum + practicesOf(model, one.id).length, 0),
        children: reader.links(children.map((child) => child.id)),
      }));
    }),
  }));
}

function facetFamilies(model: Model, id: Facet, reader: Reader): LocalFacet['families'] {
  return model.frameworks.flatMap((framework) => {
    const own = model.practices.filter((one) => one.facet === id && one.id.startsWith(framework.id));
    const practices = reader.links(own.map((practice) => practice.id));
    return practices.length > 0
      ? [{ id: framework.id, title: reader.plain(framework.title), practices }]
      : [];
  });
}

function glossaryOf({ glossary }: Learn, lang: Lang, reader: Reader): LocalEntry[] {
  const { compare } = new Intl.Collator(lang, { sensitivity: 'base' });
  const entries = glossary.map(({ id, term, also, text, links }): LocalEntry => {
    const other = term[otherLang(lang)];
    return {
      id,
      term: reader.plain(term),
      letter: fold(reader.plain(term)).charAt(0).toUpperCase(),
      other: other.toLowerCase() === term[lang].toLowerCase() ? null : other,
      also: (also?.[lang] ?? []).filter((form) => !isInflection(form, term[lang])),
      paragraphs: reader.paragraphs(text, new Set([id])),
      links: reader.links(links ?? []),
    };
  });
  return entries.sort((a, b) => compare(a.term, b.term));
}

let shipped: ((lang: Lang) => Library) | undefined;

/** The library that ships with the product. */
export function library(lang: Lang): Library {
  shipped ??= openLibrary(builtInLearn(), builtInModel(), builtInCrosswalks());
  return shipped(lang);
}

/** The place of an element by its id, in any spelling of its letters; undefined when there is none. */
export function findPlace({ places }: Pick<Library, 'places'>, id: string): Place | undefined {
  return places.get(id) ?? places.get(id.toUpperCase()) ?? places.get(id.toLowerCase());
}

const readers = new Map<Lang, Reader>();
const ownTexts = new WeakMap<Model, Map<string, PrincipleInPlace | undefined>>();

/** Whether the learning area, which is made of the model that ships, has a page or a place for an item. */
export function hasPage(id: string): boolean {
  const { principles, practices } = indexOf(builtInModel());
  return principles.has(id) || practices.has(id);
}

/**
 * The texts of a principle as an organization's own model has them: its words, with links into the learning area where
 * that knows the item. Undefined when the model has no such principle.
 */
export function ownInPlace(model: Model, id: string, lang: Lang): PrincipleInPlace | undefined {
  const known = ownTexts.get(model) ?? new Map<string, PrincipleInPlace | undefined>();
  ownTexts.set(model, known);
  const key = `${lang} ${id}`;
  if (known.has(key) || !indexOf(model).principles.has(id)) return known.get(key);
  const learn = builtInLearn();
  const reader =
    readers.get(lang) ?? new Reader(lang, compileTerms(learn.glossary, lang), library(lang).places);
  readers.set(lang, reader);
  const found = inPlace({ principle: () => localPrinciple(model, learn, id, reader) }, id, hasPage);
  known.set(key, found);
  return found;
}
