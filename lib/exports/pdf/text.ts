import { isolated } from '@/lib/i18n/names';

/** Longest text a cell takes, in characters; what is longer ends in an ellipsis. */
const MAX_LENGTH = 3000;
const LONGEST_WORD = 24;
/** How many signs in a row are told by their numbers; more would be no name any more. */
const MOST_NUMBERS = 6;

/** The font family, besides Roboto, that draws a sign with all that belongs to it; null where none does. */
export type FontOf = (sign: string) => string | null;

/** No family but Roboto. */
export const onlyRoboto: FontOf = () => null;

/** What the embedded Roboto can draw; a test reads the font file and holds this list to it. */
const DRAWABLE =
  /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u0218-\u021b\u02c6\u02c7\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u0513\u1e80-\u1e85\u1ea0-\u1ef9\u2010\u2011\u2013-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u2126\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u25a0\u25ca\u25cf\ufb01\ufb02]*$/u;
const BLANK = /^[\t\v\f\u2000-\u200a\u202f\u205f\u3000]$/;
/** Accents, selectors and signs without a shape: without them a letter is still that letter. */
const BESIDES = /[\p{C}\p{M}]/gu;

/** A zero-width space: the only break that leaves no mark. */
const BREAK = '\u200b';

/** Whether Roboto draws a text as it is. */
export const inRoboto = (text: string): boolean => DRAWABLE.test(text.replaceAll(BREAK, ''));

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text sign by sign, each with the accents and joiners that belong to it. */
export const signsOf = (text: string): string[] =>
  inRoboto(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment);

const numbers = (text: string): string[] =>
  [...text].map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);

/** What is drawn for a sign; its numbers, as a list, where no font has it. */
function draw(sign: string, fontOf: FontOf): string | string[] {
  if (sign === BREAK) return '';
  if (inRoboto(sign)) return sign;
  if (BLANK.test(sign)) return ' ';
  const bare = sign.replace(BESIDES, '');
  if (bare === '') return '';
  if (fontOf(sign) !== null) return sign;
  return inRoboto(bare) || fontOf(bare) !== null ? bare : numbers(bare);
}

/** Numbers of signs, as few as tell them from others. */
const standIn = (found: readonly string[]): string =>
  found.length === 0
    ? ''
    : `[${found.slice(0, MOST_NUMBERS).join(' ')}${found.length > MOST_NUMBERS ? ' …' : ''}]`;

/**
 * Any text as the PDF can draw it: composed, without control and direction characters, signs that no font has as their
 * numbers, very long words breakable, very long texts cut. Only a blank text becomes an empty one.
 */
export function printable(text: string, fontOf: FontOf = onlyRoboto): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH).trimEnd()}…` : text;
  let out = '';
  let word = 0;
  let unknown: string[] = [];
  const flush = () => {
    out += standIn(unknown);
    unknown = [];
  };
  for (const sign of signsOf(cut.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').normalize('NFC'))) {
    const drawn = draw(sign, fontOf);
    if (typeof drawn !== 'string') {
      unknown.push(...drawn);
      continue;
    }
    if (drawn === '') continue;
    flush();
    word = /\s/.test(drawn) ? 0 : word + 1;
    if (word > LONGEST_WORD) {
      out += BREAK;
      word = 1;
    }
    out += drawn;
  }
  flush();
  const tidy = out
    .replace(/[ \u00a0]{3,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return tidy || standIn(numbers(text.trim()));
}

/** The same value with every string in it printable, and in its own direction wherever it will stand. */
export function printableDeep<T>(value: T, fontOf: FontOf = onlyRoboto): T {
  const map = (inner: unknown): unknown => {
    if (typeof inner === 'string') return isolated(printable(inner, fontOf));
    if (Array.isArray(inner)) return inner.map(map);
    if (inner === null || typeof inner !== 'object') return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, map(one)]));
  };
  // Strings stay strings, and everything else what it is.
  return map(value) as T;
}
