import type { getTranslations } from 'next-intl/server';
import type { Html } from '@/app/_lib/html';

/** Words of the learning area in the reader's language. */
export type LearnWords = Awaited<ReturnType<typeof getTranslations<'learn'>>>;

const kept = new Map<string, Html>();

/** Markup that is the same for every reader of a language, made once per process. `key` names it and its language. */
export function once(key: string, make: () => Html): Html {
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  return found;
}
