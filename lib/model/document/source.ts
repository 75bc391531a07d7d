import type { Spot } from '@/lib/model/rules/problem';

/** A place in a text, both from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Where objects and lists that were read from text stand, and each key or element of them. */
export class Places {
  readonly #known = new WeakMap<
    object,
    { text: TextPlaces; start: number; inside: Map<string | number, number> }
  >();

  /** Remembers a container. `inside` has the offset of each key (of each element, for a list). */
  add(holder: object, text: TextPlaces, start: number, inside: Map<string | number, number>): void {
    this.#known.set(holder, { text, start, inside });
  }

  /** The place of a spot, of its holder when the key is not in the text, or the start of `otherwise`. */
  of({ holder, key }: Spot, otherwise: string): Place {
    const known = this.#known.get(holder);
    if (!known) return { file: otherwise, line: 1, column: 1 };
    return known.text.at((key === undefined ? undefined : known.inside.get(key)) ?? known.start);
  }
}

/** Turns offsets of one text into lines and columns. */
export class TextPlaces {
  readonly file: string;
  readonly #starts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  at(offset: number): Place {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}

/** What is wrong with a text before it can be read as a model; at an offset, because there may be no object yet. */
export interface TextProblem {
  rule: 'syntax' | 'size' | 'nesting' | 'alias' | 'duplicate-key';
  sentence: TextSentence;
  offset: number;
  params?: Readonly<Record<string, string | number>>;
}
export type TextSentence =
  | 'syntax'
  | 'size'
  | 'marks'
  | 'nesting'
  | 'alias'
  | 'merge-key'
  | 'tag'
  | 'directive'
  | 'documents'
  | 'control-character'
  | 'duplicate-key';

/** Collects the containers of one text while it is read. */
export interface Reading {
  text: TextPlaces;
  places: Places;
  problems: TextProblem[];
}

/** Deeper than any model, and far from the limit of recursion. */
export const DEEPEST = 24;

/** Reading takes time and memory for each mark, and everybody waits meanwhile; 2 MB of a real model have about 100,000. */
export const MOST_MARKS = 150_000;
/** What counts as one; the sentence `marks` names them. Dashes are counted by themselves, where they may nest. */
export const MARKS = '\n,:[]{}&*!?|>#\'"';

/** Anything can be a key, `__proto__` too, because the object has no prototype. */
export const emptyObject = (): Record<string, unknown> => Object.create(null);

/** Characters that PostgreSQL's JSON or a browser refuses: controls (not tab and line ends) and halves of a pair. */
export const REFUSED_CHARACTER = /[^\P{Cc}\t\n\r]|\p{Cs}/u;
