/** A text as its words, with how often each of them appears. */
export interface Words {
  list: readonly string[];
  counts: ReadonlyMap<string, number>;
}

const ACCENTED = /[\u0080-\uffff]/;

/** Words of a text, lower case and without accents; punctuation is not part of a word. */
export function wordSet(text: string): Words {
  const lower = text.toLowerCase();
  const list = ACCENTED.test(lower)
    ? (lower
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .match(/[\p{L}\p{N}]+/gu) ?? [])
    : (lower.match(/[a-z0-9]+/g) ?? []);
  const counts = new Map<string, number>();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { list, counts };
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

/** Words of one text that the other does not have, or not so often. */
const left = ({ counts }: Words, other: Words): string[] =>
  [...counts].flatMap(([word, n]) => {
    const more = n - (other.counts.get(word) ?? 0);
    return more > 0 ? Array<string>(more).fill(word) : [];
  });

/** Number of pairs of words that are alike, each word used once. */
function pairsAlike(a: readonly string[], b: readonly string[]): number {
  const free = [...b];
  return a.filter((word) => {
    const at = free.findIndex((other) => alike(word, other));
    if (at >= 0) free.splice(at, 1);
    return at >= 0;
  }).length;
}

/** How two texts differ. `share` is 0 to 1; `step` is true when they differ in a word that makes a step. */
export interface Likeness {
  equal: boolean;
  share: number;
  step: boolean;
}

const UNLIKE: Likeness = { equal: false, share: 0, step: false };

/** Pairing takes quadratic time, and anchors this long are refused for their length. */
const MOST_COMPARED = 200;

/**
 * Sørensen–Dice share of common words, 2·|A∩B| / (|A|+|B|), over the words of two texts with repetitions; words that
 * differ in their ending only count as common. Equal means the same words in the same order. Texts that have fewer than half
 * of their words in common, or more than 200 together, count as having nothing in common unless they are equal.
 */
export function likeness(a: Words, b: Words): Likeness {
  const total = a.list.length + b.list.length;
  let exact = 0;
  for (const [word, n] of a.counts) exact += Math.min(n, b.counts.get(word) ?? 0);
  if (2 * exact === total && a.list.every((word, i) => word === b.list[i]))
    return { equal: true, share: 1, step: false };
  if (4 * exact < total || total > MOST_COMPARED) return UNLIKE;
  const onlyA = left(a, b);
  const onlyB = left(b, a);
  const share = (2 * (exact + pairsAlike(onlyA, onlyB))) / total;
  return { equal: false, share, step: [...onlyA, ...onlyB].some(isStep) };
}
