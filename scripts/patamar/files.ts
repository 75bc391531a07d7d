import { readFileSync } from 'node:fs';

/** What a command printed, and how it ended: 0 as asked, 1 errors in a model, 2 could not do it. */
export interface Outcome {
  code: 0 | 1 | 2;
  output: string;
  errors: string;
}

/** The text of a file, or why there is none. */
export function readFile(file: string): { text: string; problem: '' } | { text: undefined; problem: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
    return { text, problem: '' };
  } catch (error) {
    if (error instanceof TypeError) return { text: undefined, problem: 'ENCODING' };
    return { text: undefined, problem: codeOf(error) };
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
