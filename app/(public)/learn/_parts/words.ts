import type { getTranslations } from '@/lib/i18n/translate';

/** Words of the learning area in the reader's language. */
export type LearnWords = Awaited<ReturnType<typeof getTranslations<'learn'>>>;
