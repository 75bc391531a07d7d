import type { getTranslations } from 'next-intl/server';

/** Words of the learning area in the reader's language. */
export type LearnWords = Awaited<ReturnType<typeof getTranslations<'learn'>>>;
