import type { L10n, Lang } from '@/lib/model/schema';

/** The text in one language. Every model text exists in both, so there is no fallback. */
export function text(l10n: L10n, lang: Lang): string {
  return l10n[lang];
}
