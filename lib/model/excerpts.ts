import type { Finding } from '@/lib/model/document';

export interface ExcerptLine {
  /** From 1. */
  number: number;
  text: string;
  /** What was found in this line. */
  findings: readonly Finding[];
}

/** Neighbouring lines of a text with findings among them. */
export type Excerpt = readonly ExcerptLine[];

/** Lines before and after one with a finding. */
const AROUND = 2;
/** Longest line that is shown whole, in characters; of a longer one, what stands around the finding. */
const LONGEST = 200;
/** Findings that a page shows beside their lines; a broken text can have many more than anybody reads. */
export const MOST_SHOWN = 100;

/** The lines around each finding, in the order of the text; findings near each other share an excerpt. */
export function excerptsOf(text: string, findings: readonly Finding[]): Excerpt[] {
  const lines = text.split(/\r?\n/);
  const byLine = new Map<number, Finding[]>();
  for (const finding of findings) {
    const line = Math.min(finding.line, lines.length);
    byLine.set(line, [...(byLine.get(line) ?? []), finding]);
  }
  const excerpts: ExcerptLine[][] = [];
  let shown = 0;
  for (const line of [...byLine.keys()].sort((a, b) => a - b)) {
    const last = excerpts.at(-1);
    const joined = last !== undefined && line - AROUND <= shown + 1;
    const excerpt = joined ? last : [];
    const to = Math.min(lines.length, line + AROUND);
    for (let number = Math.max(shown + 1, line - AROUND); number <= to; number += 1) {
      const found = byLine.get(number) ?? [];
      excerpt.push({ number, text: cut(lines[number - 1] ?? '', found[0]?.column ?? 1), findings: found });
    }
    if (!joined) excerpts.push(excerpt);
    shown = to;
  }
  return excerpts;
}

function cut(line: string, column: number): string {
  if (line.length <= LONGEST) return line;
  const from = Math.max(0, Math.min(column - 1 - LONGEST / 2, line.length - LONGEST));
  const part = line.slice(from, from + LONGEST);
  return `${from > 0 ? '…' : ''}${part}${from + LONGEST < line.length ? '…' : ''}`;
}
