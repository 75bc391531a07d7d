import type { FrameworkId, Lang } from '@/lib/model/schema';
import { formatList } from './format';
import { words } from './words';

/** Frameworks in a sentence, by what they are called everywhere: an own model may have other titles for them. */
export function nameFrameworks(lang: Lang, frameworks: readonly FrameworkId[]): string {
  const w = words(lang, 'common.frameworks');
  return formatList(
    lang,
    frameworks.map((one) => w(one)),
  );
}
