import { raciRow } from './tiny-model';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const PER_LEAF = 4;
const LAYER = 20;

const leafId = (n: number) =>
  `${['DEV', 'DAT', 'MLO'][n % 3]}-${LETTERS[n % 26]}${LETTERS[Math.floor(n / 26) % 26]}`;
const practiceId = (i: number) => `${leafId(Math.floor(i / PER_LEAF))}-${(i % PER_LEAF) + 1}`;

/** A sentence of different words for every number, in two languages that share none. */
const sentence = (seed: number, words: number) => {
  const list = Array.from({ length: words }, (_, i) => {
    const n = seed * 31 + i * 7;
    return [...String(n)].map((digit) => LETTERS[Number(digit) + (i % 10)]?.toLowerCase()).join('');
  });
  return { en: `${list.join(' ')}.`, 'pt-BR': `${list.map((word) => `${word}ção`).join(' ')}.` };
};

/**
 * A correct document with all its texts, of four practices to a leaf. Each practice requires two of the twenty before
 * its own twenty, so that no edge is implied.
 * @param practices a multiple of four, at most 2,700
 */
export function largeDocument(practices: number) {
  const anchors = (seed: number) => [0, 1, 2, 3, 4].map((level) => sentence(seed * 5 + level, 14 + level));
  return {
    schemaVersion: '1.0.0',
    modelVersion: '1.0.0',
    frameworks: ['DEV', 'DAT', 'MLO'].map((id) => ({ id, title: sentence(1, 1) })),
    principles: Array.from({ length: practices / PER_LEAF }, (_, n) => ({
      id: leafId(n),
      title: sentence(n, 3),
      definition: sentence(n, 30),
      question: sentence(n, 12),
      levels: anchors(n + 5000),
      raci: raciRow(),
    })),
    practices: Array.from({ length: practices }, (_, i) => ({
      id: practiceId(i),
      title: sentence(i, 8),
      levels: anchors(i),
      key: i % PER_LEAF === 0,
      effort: 3,
      impact: 2,
      devopsPhase: 'create',
      prerequisites:
        i < LAYER ? [] : [LAYER, LAYER - 1 - (i % 5)].map((back) => ({ requires: practiceId(i - back) })),
      firstStep: sentence(i, 12),
    })),
  };
}
