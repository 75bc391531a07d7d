import { LANGS, type Lang } from '@/lib/model/schema';
import type { DraftAnchor, Rule } from './draft';
import { anchored } from './levels';
import { countWords, likeness, type Words, wordSet } from './likeness';
import { type Problem, problem, warning } from './problem';

/** Reference model 2.3, rule 5. */
export const MOST_WORDS = 25;
/** One word in eight may differ before two anchors of one item stop being nearly equal. */
const NEAR = 0.875;
/** Shorter anchors differ in a word and mean something else: "Deployed by hand", "Deployed by script". */
const NEAR_FROM_WORDS = 6;
/** The two languages share few words, so half a translation is seen earlier. */
const NEAR_TRANSLATION = 0.8;
const NEAR_TRANSLATION_FROM_WORDS = 5;
/** Names of things, like "Pull request", are the same in both languages. */
const EQUAL_TRANSLATION_FROM_WORDS = 3;

const read = new WeakMap<DraftAnchor, Partial<Record<Lang, Words>>>();

/** The words of an anchor in one language, found once for all rules; null where there is no text. */
function wordsIn(anchor: DraftAnchor | null, lang: Lang): Words | null {
  const text = anchor?.texts[lang];
  if (!anchor || text === undefined) return null;
  const known = read.get(anchor) ?? {};
  known[lang] ??= wordSet(text);
  read.set(anchor, known);
  return known[lang];
}

const shorter = (a: Words, b: Words) => Math.min(a.list.length, b.list.length);

/** An anchor has at most 25 words in each language. */
export const anchorLength: Rule = (draft) =>
  anchored(draft).flatMap(({ id, levels }) =>
    levels.list.flatMap((anchor, level) =>
      LANGS.flatMap((lang): Problem[] => {
        const words = countWords(anchor?.texts[lang] ?? '');
        if (!anchor || words <= MOST_WORDS) return [];
        const at = { holder: anchor.raw, key: lang };
        return [problem('anchor-length', 'anchor-length', id, at, { level, lang, words, most: MOST_WORDS })];
      }),
    ),
  );

/**
 * The five anchors of an item differ in each language: equal ones are an error, nearly equal ones (share of common
 * words at least 0.875, six words or more) a warning. Anchors that differ in a number or a word of quantity, frequency or
 * negation say different levels and are never nearly equal.
 */
export const anchorsDiffer: Rule = (draft) =>
  anchored(draft).flatMap(({ id, levels }) =>
    LANGS.flatMap((lang) => {
      const words = levels.list.map((anchor) => wordsIn(anchor, lang));
      return words.flatMap((b, level) =>
        words.slice(0, level).flatMap((a, below): Problem[] => {
          if (!a || !b) return [];
          const { equal, share, step } = likeness(a, b);
          const at = { holder: levels.raw, key: level };
          const params = { level, below, lang };
          if (equal) return [problem('equal-anchors', 'anchors-equal', id, at, params)];
          if (step || share < NEAR || shorter(a, b) < NEAR_FROM_WORDS) return [];
          return [warning('equal-anchors', 'anchors-near', id, at, params)];
        }),
      );
    }),
  );

/**
 * An anchor is translated: the same words in both languages are an error (from three words on), nearly the same a
 * warning (share of common words at least 0.8, from five words on).
 */
export const anchorsTranslated: Rule = (draft) =>
  anchored(draft).flatMap(({ id, levels }) =>
    levels.list.flatMap((anchor, level): Problem[] => {
      const [a, b] = [wordsIn(anchor, 'en'), wordsIn(anchor, 'pt-BR')];
      if (!a || !b) return [];
      const { equal, share } = likeness(a, b);
      const at = { holder: levels.raw, key: level };
      if (equal && shorter(a, b) >= EQUAL_TRANSLATION_FROM_WORDS)
        return [problem('untranslated', 'untranslated', id, at, { level })];
      if (share < NEAR_TRANSLATION || shorter(a, b) < NEAR_TRANSLATION_FROM_WORDS) return [];
      return [warning('untranslated', 'untranslated-near', id, at, { level })];
    }),
  );
