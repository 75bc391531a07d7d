import { createTranslator } from 'next-intl';
import commonEn from '@/lib/i18n/messages/en/common.json';
import resultsEn from '@/lib/i18n/messages/en/results.json';
import commonPt from '@/lib/i18n/messages/pt-BR/common.json';
import resultsPt from '@/lib/i18n/messages/pt-BR/results.json';
import type { Lang } from '@/lib/model/schema';

const MESSAGES = {
  en: { common: commonEn, results: resultsEn },
  'pt-BR': { common: commonPt as typeof commonEn, results: resultsPt as typeof resultsEn },
};

const make = (locale: Lang) => createTranslator({ locale, messages: MESSAGES[locale], timeZone: 'UTC' });

/** Translator of the result page, over the namespaces `results` and `common`. */
export type ResultWords = ReturnType<typeof make>;

const made = new Map<Lang, ResultWords>();

/** The words of results in one language. One translator per language for good: it keeps its parsed messages. */
export function resultWords(lang: Lang): ResultWords {
  const known = made.get(lang) ?? make(lang);
  made.set(lang, known);
  return known;
}
