/** A stretch of a text: set in code, strong, or linked to the glossary entry `term`; otherwise plain. */
export interface Run {
  text: string;
  code?: true;
  strong?: true;
  /** Id of a glossary entry, and its term in the language that is not the text's. */
  term?: { id: string; other: string };
}

/** Backticks win over asterisks: what stands in code is never markup. */
const MARKUP = /`([^`]+)`|\*\*((?:(?!\*\*)[^`]|`[^`]*`)+)\*\*/g;

/** Reads `code` and **strong**; signs without a partner stay as they are written. */
export function parseInline(text: string, strong = false): Run[] {
  const runs: Run[] = [];
  const plain = (words: string) => {
    if (words) runs.push(strong ? { text: words, strong: true } : { text: words });
  };
  let end = 0;
  for (const found of text.matchAll(MARKUP)) {
    plain(text.slice(end, found.index));
    const [whole, code, inside] = found;
    if (code !== undefined)
      runs.push(strong ? { text: code, code: true, strong: true } : { text: code, code: true });
    else runs.push(...parseInline(inside ?? '', true));
    end = found.index + whole.length;
  }
  plain(text.slice(end));
  return runs;
}

/** A text as a reader hears it: without the signs of the markup. */
export const plainText = (text: string): string =>
  parseInline(text)
    .map((run) => run.text)
    .join('');

/** Paragraphs of a text: a line break in the content begins a new one. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether a sign of the markup has no partner: the author meant something that a reader will not see. */
export const isUnbalanced = (text: string): boolean =>
  parseInline(text).some((run) => !run.code && /`|\*\*/.test(run.text));
