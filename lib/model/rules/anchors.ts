import { LANGS, type Lang } from '@/lib/model/schema';
import type { DraftAnchors, Rule } from './draft';
import { anchored } from './levels';
import { countWords, likeness, wordsOf } from './likeness';
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

const textAt = ({ list }: DraftAnchors, level: number, lang: Lang) => list[level]?.texts[lang] ?? '';
const shorter = (a: string, b: string) => Math.min(wordsOf(a).length, wordsOf(b).length);

/** An anchor has at most 25 words in each language. */
export const anchorLength: Rule = (draft) =>
  anchored(draft).flatMap(({ id, levels }) =>
    levels.list.flatMap((anchor, level) =>
      LANGS.flatMap((lang): Problem[] => {
        const words = countWords(textAt(levels, level, lang));
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
    LANGS.flatMap((lang) =>
      levels.list.flatMap((_, level) =>
        levels.list.slice(0, level).flatMap((__, below): Problem[] => {
          const [a, b] = [textAt(levels, below, lang), textAt(levels, level, lang)];
          if (a === '' || b === '') return [];
          const { equal, share, step } = likeness(a, b);
          const about = [
            'equal-anchors',
            id,
            { holder: levels.raw, key: level },
            { level, below, lang },
          ] as const;
          const [rule, ...rest] = about;
          if (equal) return [problem(rule, 'anchors-equal', ...rest)];
          if (step || share < NEAR || shorter(a, b) < NEAR_FROM_WORDS) return [];
          return [warning(rule, 'anchors-near', ...rest)];
        }),
      ),
    ),
  );

/**
 * An anchor is translated: the same words in both languages are an error (from three words on), nearly the same a
 * warning (share of common words at least 0.8, from five words on).
 */
export const anchorsTranslated: Rule = (draft) =>
  anchored(draft).flatMap(({ id, levels }) =>
    levels.list.flatMap((_, level): Problem[] => {
      const [a, b] = [textAt(levels, level, 'en'), textAt(levels, level, 'pt-BR')];
      const words = shorter(a, b);
      const { equal, share } = likeness(a, b);
      const at = { holder: levels.raw, key: level };
      if (equal && words >= EQUAL_TRANSLATION_FROM_WORDS)
        return [problem('untranslated', 'untranslated', id, at, { level })];
      if (share < NEAR_TRANSLATION || words < NEAR_TRANSLATION_FROM_WORDS) return [];
      return [warning('untranslated', 'untranslated-near', id, at, { level })];
    }),
  );
