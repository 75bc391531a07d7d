import type { L10n, Lang } from '@/lib/model/schema';
import { type FigureId, isFigureId } from './figure-ids';
import { paragraphsOf, parseInline, plainText, type Run } from './inline';
import { linkTerms, type Terms } from './links';
import type { Place } from './places';
import type { Block, Media, Section, Topic } from './schema';

/** Text in one language, its markup read and its terms linked. */
export type Runs = readonly Run[];

export interface LinkTo {
  id: string;
  kind: Place['kind'];
  href: string;
  title: string;
}

export interface LocalItem {
  id: string | null;
  title: string | null;
  paragraphs: readonly Runs[];
  links: readonly LinkTo[];
}

export interface CodeCard {
  title: string;
  language: string;
  code: string;
  note: Runs | null;
}

/** A block of a topic as one reader sees it. */
export type LocalBlock =
  | { kind: 'text'; paragraphs: readonly Runs[] }
  | { kind: 'quote'; paragraphs: readonly Runs[]; by: string }
  | { kind: 'list'; style: 'dots' | 'numbers' | 'cards' | 'definitions'; items: readonly LocalItem[] }
  | { kind: 'table'; caption: string; head: readonly Runs[]; rows: readonly (readonly Runs[])[] }
  | { kind: 'code'; caption: string; language: string; code: string }
  | { kind: 'compare'; cards: readonly CodeCard[] }
  | { kind: 'correction'; paragraphs: readonly Runs[] }
  | { kind: 'figure'; id: FigureId; caption: Runs }
  | { kind: 'try'; question: Runs; answer: readonly Runs[] }
  | { kind: 'links'; to: readonly LinkTo[] };

export type LocalMedia = Omit<Media, 'title'> & { title: string };

export interface LocalSection {
  id: string;
  title: string;
  media: LocalMedia | null;
  blocks: readonly LocalBlock[];
}

export interface LocalTopic {
  slug: string;
  title: string;
  summary: string;
  sections: readonly LocalSection[];
}

/** Reads texts for one language. */
export class Reader {
  constructor(
    readonly lang: Lang,
    private readonly terms: Terms,
    private readonly places: ReadonlyMap<string, Place>,
  ) {}

  /** A text that stands by itself. Terms in `seen` are not linked again, and what is found joins them. */
  runs(text: L10n, seen = new Set<string>()): Runs {
    return linkTerms(parseInline(text[this.lang]), this.terms, seen);
  }

  paragraphs(text: L10n, seen = new Set<string>()): readonly Runs[] {
    return paragraphsOf(text[this.lang]).map((words) => linkTerms(parseInline(words), this.terms, seen));
  }

  /** Words for a title, a caption or a name: no markup, no links. */
  plain(text: L10n): string {
    return plainText(text[this.lang]);
  }

  /** Addresses and names of elements; one that is not there is left out (`checkLearn` finds it). */
  links(ids: readonly string[]): LinkTo[] {
    return ids.flatMap((id) => {
      const place = this.places.get(id);
      return place ? [{ id, kind: place.kind, href: place.href, title: place.title[this.lang] }] : [];
    });
  }

  topic({ slug, title, summary, sections }: Topic): LocalTopic {
    return {
      slug,
      title: this.plain(title),
      summary: this.plain(summary),
      sections: sections.map((section) => this.section(section)),
    };
  }

  private section({ id, title, media, blocks }: Section): LocalSection {
    return {
      id,
      title: this.plain(title),
      media: media ? { ...media, title: this.plain(media.title) } : null,
      blocks: blocks.map((block) => this.block(block)),
    };
  }

  private block(block: Block): LocalBlock {
    // The first occurrence in each block is a link: near enough to be found, rare enough to read in peace.
    const seen = new Set<string>();
    switch (block.kind) {
      case 'text':
      case 'correction':
        return { kind: block.kind, paragraphs: this.paragraphs(block.text, seen) };
      case 'quote':
        return { kind: 'quote', paragraphs: this.paragraphs(block.text, seen), by: this.plain(block.by) };
      case 'list':
        return {
          kind: 'list',
          style: block.style,
          items: block.items.map(({ id, title, text, links }) => ({
            id: id ?? null,
            title: title ? this.plain(title) : null,
            paragraphs: this.paragraphs(text, seen),
            links: this.links(links ?? []),
          })),
        };
      case 'table':
        return {
          kind: 'table',
          caption: this.plain(block.caption),
          head: block.head.map((cell) => parseInline(cell[this.lang])),
          rows: block.rows.map((row) => row.map((cell) => this.runs(cell, seen))),
        };
      case 'code':
        return { ...block, caption: this.plain(block.caption) };
      case 'compare':
        return {
          kind: 'compare',
          cards: block.cards.map(({ title, language, code, note }) => ({
            title: this.plain(title),
            language,
            code,
            note: note ? this.runs(note, seen) : null,
          })),
        };
      case 'figure':
        if (!isFigureId(block.id)) throw new RangeError(`Nobody draws ${block.id}.`);
        return { kind: 'figure', id: block.id, caption: this.runs(block.caption, seen) };
      case 'try':
        return {
          kind: 'try',
          // A link inside the button that unfolds the answer would be two things to press in one.
          question: parseInline(block.question[this.lang]),
          answer: this.paragraphs(block.answer, seen),
        };
      case 'links':
        return { kind: 'links', to: this.links(block.ids) };
    }
  }
}
