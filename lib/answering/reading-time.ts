import type { Lang } from '@/lib/model/schema';
import { median } from '@/lib/scoring/stats';
import type { QuestionItem, ScaleStep, Section } from './sections';

/**
 * Words that adults read silently in a minute. English: 238 for non-fiction, the mean of 190 studies (Brysbaert 2019, Journal
 * of Memory and Language 109, 104047). For Brazilian Portuguese there is no such mean, so English times the ratio of the two
 * languages in the same ten texts read aloud: 238 × 181 / 228 (IReST; Trauzettel-Klosinski and Dietz 2012, Investigative
 * Ophthalmology & Visual Science 53, 5452–5461). Brysbaert shows that such ratios carry over to silent reading.
 */
const WORDS_PER_MINUTE: Record<Lang, number> = { en: 238, 'pt-BR': 189 };

/** A longer time between two answers is a pause, in milliseconds. */
const PAUSE = 180_000;
/** With fewer answers a person's own pace is chance. */
const FEWEST = 5;

const count = (text: string): number => text.split(/\s+/).filter(Boolean).length;

const counted = new WeakMap<readonly ScaleStep[], WeakMap<QuestionItem, number>>();

/** Counted once for each question: the page counts those that are open again with every answer. */
function wordsIn(item: QuestionItem, scale: readonly ScaleStep[]): number {
  const ofScale = counted.get(scale) ?? new WeakMap<QuestionItem, number>();
  counted.set(scale, ofScale);
  const words = ofScale.get(item) ?? wordsOf(item, scale);
  ofScale.set(item, words);
  return words;
}

/**
 * How many words somebody reads to answer a question: itself and its five levels, each with its number, name and description.
 * Not counted are the two answers beside the scale, which are the same on every card.
 */
export function wordsOf({ title, question, anchors }: QuestionItem, scale: readonly ScaleStep[]): number {
  const levels = scale.map(({ level, name, anchor }) => `${level} ${name} ${anchors?.[level] ?? anchor}`);
  return [title, question ?? '', ...levels].reduce((sum, text) => sum + count(text), 0);
}

/** Minutes for so many words, rounded up: by a person's own pace in seconds a word, else by how fast people read. */
export const minutesFor = (words: number, lang: Lang, pace: number | null = null): number =>
  words > 0 ? Math.max(1, Math.ceil((words * (pace ?? 60 / WORDS_PER_MINUTE[lang])) / 60)) : 0;

const itemsOf = (sections: readonly Section[]) => sections.flatMap(({ items }) => items);

/** Minutes that it takes to answer these questions, without those that are answered. */
export function minutesToAnswer(
  sections: readonly Section[],
  scale: readonly ScaleStep[],
  lang: Lang,
  answered: { has(itemId: string): boolean } = new Set(),
  pace: number | null = null,
): number {
  const open = itemsOf(sections).filter(({ id }) => !answered.has(id));
  return minutesFor(
    open.reduce((sum, item) => sum + wordsIn(item, scale), 0),
    lang,
    pace,
  );
}

/**
 * A person's own pace in seconds a word: the median over their answers of the time since the answer before, by the words of the
 * question. Pauses are left out; null until there is enough to tell.
 * @param answeredAt when each item was answered, in milliseconds since 1970
 */
export function paceOf(
  sections: readonly Section[],
  scale: readonly ScaleStep[],
  answeredAt: ReadonlyMap<string, number>,
): number | null {
  const given = itemsOf(sections)
    .flatMap((item) => {
      const at = answeredAt.get(item.id);
      return at === undefined ? [] : [{ at, words: wordsIn(item, scale) }];
    })
    .sort((a, b) => a.at - b.at);
  const paces = given.flatMap(({ at, words }, i) => {
    const took = at - (given[i - 1]?.at ?? Number.NEGATIVE_INFINITY);
    return took > PAUSE || words === 0 ? [] : [took / 1000 / words];
  });
  return paces.length < FEWEST ? null : median(paces);
}
