/** The text is YAML that only the parser for all of YAML reads, or no YAML. */
export class NotPlain extends Error {}

/** Leaves the text to the parser for all of YAML. */
export const refuse = (): never => {
  throw new NotPlain();
};

const NUMBER = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
/** A word that begins with a digit and cannot be a number in any notation. */
const NO_NUMBER = /[^0-9a-fA-FxXoOeE+._-]|^\d+\.\d+\.\d+$/;
const WORDS = new Map<string, boolean | null>([
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** A plain text on one line as the value it means in YAML's core schema. @throws NotPlain for unusual numbers */
export function plainValue(text: string): string | number | boolean | null {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!/^\d/.test(text)) return text;
  if (NUMBER.test(text)) return Number(text);
  return NO_NUMBER.test(text) ? text : refuse();
}

/** Without the spaces at its end. A pattern would try each run of spaces anew from every space in it. */
export function trimEnd(text: string): string {
  const end = beforeSpaces(text, text.length);
  return end === text.length ? text : text.slice(0, end);
}

/** Where a comment begins, with the spaces before its number sign; -1 if there is none. */
export function commentAt(text: string): number {
  const space = text.indexOf(' #');
  return space < 0 ? space : beforeSpaces(text, space);
}

function beforeSpaces(text: string, from: number): number {
  let end = from;
  while (text[end - 1] === ' ') end -= 1;
  return end;
}

/** Where a quoted text ends: at the quote that is neither doubled nor escaped, or -1. Looks from `from` on. */
export function closingQuote(text: string, quote: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at += 1;
    }
  }
  return -1;
}

/** A line of a plain text that cannot be anything else: no key, comment or indicator in it. */
export function plainPart(text: string): string {
  return /^[\p{L}\p{N}(]/u.test(text) && !/: | #|:$/.test(text) ? text : refuse();
}

/** Line breaks are spaces, and empty lines are line breaks. */
export function folded(parts: readonly string[]): string {
  return parts.reduce((text, part, i) => {
    if (i === 0) return part;
    if (part === '') return `${text}\n`;
    return parts[i - 1] === '' ? text + part : `${text} ${part}`;
  }, '');
}
