import 'server-only';
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { Lang } from '@/lib/model/schema';
import { fold, wordsIn } from './fold';
import { otherLang } from './links';
import type { Group, SearchDocument } from './search-documents';
import { marked, mentions, type Piece, snippet } from './snippet';

export interface Hit {
  id: string;
  href: string;
  title: readonly Piece[];
  under: string | null;
  snippet: readonly Piece[];
  /** Language of the snippet: the reader's, unless only the other one has the words. */
  lang: Lang;
}

export interface HitGroup {
  group: Group;
  hits: readonly Hit[];
  /** How many there are; more than `hits` when the rest is left out. */
  total: number;
}

/** Characters and words of a query that are looked at; the rest is left out. */
export const QUERY_LENGTH = 100;
const QUERY_WORDS = 8;
const PER_GROUP = 8;
/** Groups that come after all others, in this order. */
const LOOKED_UP: readonly Group[] = ['crosswalks', 'evidence'];

type Flat = Record<string, string>;
/** MiniSearch wants flat fields; each language has its own, so that the reader's can count for more. */
const flat = ({ id, title, also, text }: SearchDocument): Flat => ({
  id,
  key: id,
  ...Object.fromEntries(
    (['en', 'pt-BR'] as const).flatMap((lang) => [
      [`title ${lang}`, title[lang]],
      [`also ${lang}`, also[lang]],
      [`text ${lang}`, text[lang]],
    ]),
  ),
});
const FIELDS = [
  'key',
  ...['en', 'pt-BR'].flatMap((lang) => ['title', 'also', 'text'].map((field) => `${field} ${lang}`)),
];

/** A word, or the word with two neighbouring letters the other way round, which counts as two slips and not as one. */
function withSwaps({ word }: { word: string }): Query {
  const swapped = [...word]
    .slice(1)
    .map((letter, i) => `${word.slice(0, i)}${letter}${word[i]}${word.slice(i + 2)}`);
  return { combineWith: 'OR', queries: [word, ...(word.length > 3 ? swapped : [])], fuzzy: false };
}

/** Search over everything that can be learned, in both languages; tolerant of accents and slips of the keyboard. */
export class LearnSearch {
  private readonly index = new MiniSearch<Flat>({
    fields: FIELDS,
    processTerm: (term) => fold(term) || null,
    tokenize: (text) => wordsIn(text).map(({ word }) => word),
  });
  private readonly documents: ReadonlyMap<string, SearchDocument>;

  constructor(documents: readonly SearchDocument[]) {
    this.documents = new Map(documents.map((one) => [one.id, one]));
    this.index.addAll(documents.map(flat));
  }

  /** Results in groups, the best group first; empty for a query without words. */
  find(query: string, lang: Lang): HitGroup[] {
    const words = wordsIn(query.slice(0, QUERY_LENGTH)).slice(0, QUERY_WORDS);
    const text = words.map(({ word }) => word).join(' ');
    if (!text) return [];
    const boost = { ...this.boost(lang, 2), ...this.boost(otherLang(lang), 1), key: 3 };
    const options: SearchOptions = {
      boost,
      prefix: (term) => term.length > 2,
      // One slip in a word of four to seven letters, two in a longer one.
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      weights: { fuzzy: 0.2, prefix: 0.5 },
    };
    let found = this.index.search(text, { ...options, combineWith: 'AND' });
    if (found.length === 0) {
      found = this.index.search({ combineWith: 'AND', queries: words.map(withSwaps) }, options);
    }
    if (found.length === 0) found = this.index.search(text, options);
    const groups = new Map<Group, Hit[]>();
    for (const { id, terms } of found) {
      const document = this.documents.get(id);
      if (!document) continue;
      const hits = groups.get(document.group) ?? [];
      hits.push(this.hit(document, new Set(terms), lang));
      groups.set(document.group, hits);
    }
    // A Map keeps the order of insertion: the group of the best result comes first. What is for looking up comes last.
    const order = [...groups].sort(([a], [b]) => LOOKED_UP.indexOf(a) - LOOKED_UP.indexOf(b));
    return order.map(([group, hits]) => ({
      group,
      total: hits.length,
      hits: hits.slice(0, PER_GROUP),
    }));
  }

  private boost(lang: Lang, factor: number): Record<string, number> {
    return { [`title ${lang}`]: 4 * factor, [`also ${lang}`]: 3 * factor, [`text ${lang}`]: factor };
  }

  private hit(document: SearchDocument, terms: ReadonlySet<string>, lang: Lang): Hit {
    const { id, href, title, under, text } = document;
    const other = otherLang(lang);
    const elsewhere =
      !mentions(`${title[lang]} ${text[lang]}`, terms) && mentions(`${title[other]} ${text[other]}`, terms);
    const shown = elsewhere ? other : lang;
    // Found only by its name in the other language: that name is what the reader has to see.
    const words =
      elsewhere && mentions(title[other], terms) ? `${title[other]}: ${text[other]}` : text[shown];
    return {
      id,
      href,
      title: marked(title[lang], terms),
      under: under?.[lang] ?? null,
      snippet: snippet(words, terms),
      lang: shown,
    };
  }
}
