import { readJson } from './json';
import { MARKS, MOST_MARKS, type Places, type Reading, TextPlaces, type TextProblem } from './source';
import { readYaml } from './yaml';

/** Largest document, in bytes of UTF-8: several times a model of 500 practices with every text. */
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024;

/** JSON is read faster, and has a quote around every word. */
const MOST_MARKS_IN_JSON = 300_000;
const MARK = new Set([...MARKS].map((mark) => mark.charCodeAt(0)));

export interface Text {
  file: string;
  text: string;
}

/** A text as plain data (objects without prototypes), unless it cannot be read at all. */
export interface ReadText {
  content: { value: unknown } | undefined;
  problems: readonly TextProblem[];
  text: TextPlaces;
}

/** Reads a YAML or JSON text, whatever it holds. Notes in `places` where everything stands; never throws. */
export function readText({ file, text: given }: Text, places: Places): ReadText {
  const tooLarge = given.length > MAX_DOCUMENT_BYTES || bytesOf(given) > MAX_DOCUMENT_BYTES;
  if (tooLarge) {
    const params = { most: MAX_DOCUMENT_BYTES / 1024 / 1024 };
    const problems: TextProblem[] = [{ rule: 'size', sentence: 'size', offset: 0, params }];
    return { content: undefined, problems, text: new TextPlaces(file, '') };
  }
  // A byte order mark says nothing in UTF-8.
  const source = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const text = new TextPlaces(file, source);
  const reading: Reading = { text, places, problems: [] };
  const nul = source.indexOf('\0');
  if (nul >= 0) {
    reading.problems.push({ rule: 'syntax', sentence: 'control-character', offset: nul });
    return { content: undefined, problems: reading.problems, text };
  }
  const marks = marksIn(source);
  const json = /^\s*\{/.test(source) && marks <= MOST_MARKS_IN_JSON ? readJson(source, reading) : undefined;
  if (!json && marks > MOST_MARKS) {
    reading.problems.push({ rule: 'size', sentence: 'marks', offset: 0, params: { most: MOST_MARKS } });
    return { content: undefined, problems: reading.problems, text };
  }
  const content = json ?? readYaml(source, reading);
  return { content, problems: reading.problems, text };
}

function marksIn(source: string): number {
  let marks = 0;
  for (let at = 0; at < source.length; at += 1) if (MARK.has(source.charCodeAt(at))) marks += 1;
  return marks;
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
