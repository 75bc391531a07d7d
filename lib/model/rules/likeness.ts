/** Words of a text, lower case and without accents; punctuation is not part of a word. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words between spaces that hold a letter: numbers and dashes do not make a sentence long. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** Words that make one anchor a step above another: how much, how often, whether, and by whom or what. */
const STEPS = new Set(
  `no not none nobody never without no-one any some few several many most all every each only half main once twice
  rarely seldom sometimes often usually always partly fully before after manual manually hand automatic automatically
  automated daily weekly monthly yearly
  nao nenhum nenhuma ninguem nunca sem algum alguns alguma algumas alguem poucos poucas varios varias muitos muitas
  maioria maior todo todos toda todas cada so somente apenas metade principal principais vez vezes raramente sempre
  frequentemente parte parcialmente totalmente antes apos depois manual manualmente mao automatico automatica
  automaticos automaticas automaticamente diario diaria semanal mensal anual`
    .split(/\s+/)
    .filter(Boolean),
);
const isStep = (word: string) => STEPS.has(word) || /\d/.test(word);

/** The same word with another ending or a slip of the pen: same first four letters, and at most two letters apart at the end. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || long.length - short.length > 2) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= 4 && short.length - same <= 2;
}

/** Takes out of both lists what they share, pair by pair; returns the number of pairs and what is left. */
function pairOff(a: readonly string[], b: readonly string[], same: (x: string, y: string) => boolean) {
  const left = [...b];
  const rest = a.filter((word) => {
    const at = left.findIndex((other) => same(word, other));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { pairs: a.length - rest.length, rest, left };
}

/** Pairing takes quadratic time, and anchors this long are refused for their length. */
const MOST_COMPARED = 200;

/** How two texts differ. `share` is 0 to 1; `step` is true when they differ in a word that makes a step. */
export interface Likeness {
  equal: boolean;
  share: number;
  step: boolean;
}

/**
 * Sørensen–Dice share of common words, 2·|A∩B| / (|A|+|B|), over the words of two texts with repetitions; words that
 * differ in their ending only count as common. Equal means the same words in the same order. Texts of more than 200
 * words together are equal or have nothing in common.
 */
export function likeness(a: string, b: string): Likeness {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const total = wordsA.length + wordsB.length;
  const equal = wordsA.join(' ') === wordsB.join(' ');
  if (total === 0 || total > MOST_COMPARED) return { equal, share: equal ? 1 : 0, step: false };
  const exact = pairOff(wordsA, wordsB, (x, y) => x === y);
  const step = [...exact.rest, ...exact.left].some(isStep);
  const similar = pairOff(exact.rest, exact.left, alike);
  const share = (2 * (exact.pairs + similar.pairs)) / total;
  return { equal, share, step };
}
