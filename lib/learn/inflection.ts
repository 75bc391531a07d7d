import { fold, wordsIn } from './fold';

const shared = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
};

/** Letters at the end of a word that number and tense may change. */
const ENDING = 2;

/** Whether two terms are one word in two forms, such as a plural: word by word, all but the endings are the same. */
export function isInflection(one: string, other: string): boolean {
  const [a, b] = [one, other].map((term) => wordsIn(term).map(({ word }) => fold(word)));
  if (!a || !b || a.length !== b.length) return false;
  return a.every((word, i) => {
    const pair = b[i] ?? '';
    return word === pair || shared(word, pair) >= Math.max(3, Math.min(word.length, pair.length) - ENDING);
  });
}
