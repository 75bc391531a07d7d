import { fold, wordsIn } from './fold';

/** A stretch of a found text; `mark` where it is what was looked for. */
export interface Piece {
  text: string;
  mark: boolean;
}

/** Characters of a text that a result shows. */
const LENGTH = 180;

/** Cuts a text into marked and unmarked pieces; `terms` are folded words. */
export function marked(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { word, index } of wordsIn(text)) {
    if (!terms.has(fold(word))) continue;
    if (index > end) pieces.push({ text: text.slice(end, index), mark: false });
    pieces.push({ text: word, mark: true });
    end = index + word.length;
  }
  return end < text.length ? [...pieces, { text: text.slice(end), mark: false }] : pieces;
}

/** The part of a text around the first word that was looked for, cut between words, with those words marked. */
export function snippet(text: string, terms: ReadonlySet<string>): Piece[] {
  const words = wordsIn(text);
  const first = words.find(({ word }) => terms.has(fold(word)))?.index ?? 0;
  const wanted = Math.max(0, first - LENGTH / 3);
  const start = wanted === 0 ? 0 : (words.find(({ index }) => index >= wanted)?.index ?? 0);
  const last = words.findLast(({ word, index }) => index + word.length <= start + LENGTH);
  const end = text.length <= start + LENGTH || !last ? text.length : last.index + last.word.length;
  const shown = `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
  return marked(shown, terms);
}

/** Whether a text has one of the words. */
export const mentions = (text: string, terms: ReadonlySet<string>): boolean =>
  wordsIn(text).some(({ word }) => terms.has(fold(word)));
