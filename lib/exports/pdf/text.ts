/** Longest text a cell takes, in characters; what is longer ends in an ellipsis. */
const MAX_LENGTH = 3000;
const LONGEST_WORD = 24;

/** What the embedded Roboto can draw; a test reads the font file and holds this list to it. */
const DRAWABLE =
  /[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u0218-\u021b\u02c6\u02c7\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u0481\u048a-\u0513\u1e80-\u1e85\u1ea0-\u1ef9\u2010\u2011\u2013-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u2126\u2202\u2206\u220f\u2211\u2212\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u25a0\u25ca\u25cf\ufb01\ufb02]/u;
const BLANK = /[\t\v\f\u2000-\u200a\u202f\u205f\u3000]/;
/** Pictures, modifiers, loose accents and invisible signs say nothing in print and go without a trace. */
const SILENT = /[\p{C}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
const REPLACEMENT = '\ufffd';

/**
 * Any text as the PDF can draw it: composed, without control and direction characters, emoji dropped, each run of
 * letters the font does not have as one replacement sign, very long words breakable, very long texts cut.
 */
export function printable(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH).trimEnd()}…` : text;
  let out = '';
  let word = 0;
  let dropped = false;
  for (const character of cut.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').normalize('NFC')) {
    const drawn = draw(character);
    dropped ||= drawn === '';
    if (drawn === '' || (drawn === REPLACEMENT && out.endsWith(REPLACEMENT))) continue;
    word = /\s/.test(drawn) ? 0 : word + 1;
    if (word > LONGEST_WORD) {
      // A zero-width space: the only break that leaves no mark.
      out += '\u200b';
      word = 1;
    }
    out += drawn;
  }
  // Where a picture stood, no gap stays: neither two blanks nor one before a comma.
  const closed = dropped ? out.replace(/ +(?=[ ,;.:!?\n])/g, '') : out;
  return closed
    .replace(/[ \u00a0]{3,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function draw(character: string): string {
  if (DRAWABLE.test(character)) return character;
  if (BLANK.test(character)) return ' ';
  return SILENT.test(character) ? '' : REPLACEMENT;
}

/** The same value with every string in it printable. */
export function printableDeep<T>(value: T): T {
  return map(value) as T;
}

function map(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(map);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)]));
}
