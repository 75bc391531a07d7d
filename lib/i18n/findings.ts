import { createTranslator } from 'next-intl';
import en from '@/lib/i18n/messages/en/lint.json';
import ptBR from '@/lib/i18n/messages/pt-BR/lint.json';
import type { Problem } from '@/lib/model/rules/problem';
import type { Lang } from '@/lib/model/schema';

const MESSAGES = { en: { lint: en }, 'pt-BR': { lint: ptBR } };

/** Words of the linter in one language, and the sentence of a finding. */
export function lintWords(locale: Lang) {
  const t = createTranslator({ locale, messages: MESSAGES[locale], namespace: 'lint' });
  const explain = ({ sentence, params }: Pick<Problem, 'sentence' | 'params'>): string =>
    // Numbers in a sentence are ids, levels and counts: 2.5 and 1000 need no thousands separator.
    t(`sentences.${sentence}`, params);
  return { t, explain };
}
