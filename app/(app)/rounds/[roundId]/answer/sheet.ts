import { Kept } from '@/lib/kept';
import type { Lang } from '@/lib/model/schema';
import type { Questions } from '@/lib/rounds/questionnaire';
import type { Strings } from './strings';

/** What the questionnaire of everybody who is asked the same is made of: questions, and the words around them. */
export interface Sheet extends Questions {
  strings: Strings;
  lang: Lang;
}

const written = new WeakMap<Questions, string>();

/**
 * A sheet as one text, made once. As an object React would take some thousand values apart for each page, put them
 * together again for its HTML, and once more in the browser.
 */
export function sheetText(questions: Questions, words: Pick<Sheet, 'strings' | 'lang'>): string {
  const text = written.get(questions) ?? JSON.stringify({ ...questions, ...words } satisfies Sheet);
  written.set(questions, text);
  return text;
}

const read = new Kept<Sheet>(24);

/** The sheet in a text of `sheetText`. */
export function sheetIn(text: string): Sheet {
  const sheet = read.get(text) ?? (JSON.parse(text) as Sheet);
  read.set(text, sheet);
  return sheet;
}
