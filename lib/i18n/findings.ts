import type { ReactNode } from 'react';
import type { Problem } from '@/lib/model/rules/problem';
import type { Lang } from '@/lib/model/schema';
import { words } from './words';

type Said = Pick<Problem, 'sentence' | 'params'>;

/** Words of the linter in one language, and the sentence of a finding. */
export function lintWords(locale: Lang) {
  const t = words(locale, 'lint');
  // Numbers in a sentence are ids, levels and counts: 2.5 and 1000 need no thousands separator.
  const explain = ({ sentence, params }: Said): string =>
    t.markup(`sentences.${sentence}`, { ...params, field: (name) => name });
  /** The sentence with names of fields as `field` shows them. */
  const show = ({ sentence, params }: Said, field: (name: ReactNode) => ReactNode): ReactNode =>
    t.rich(`sentences.${sentence}`, { ...params, field });
  return { t, explain, show };
}
