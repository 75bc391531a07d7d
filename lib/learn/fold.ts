/** A word as search compares it: without accents, in lower case. `Versão` becomes `versao`. */
export const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Stretches of letters and digits, with where they begin. */
export function wordsIn(text: string): { word: string; index: number }[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({ word: found[0], index: found.index }));
}
