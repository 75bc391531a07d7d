import type { Metadata } from 'next';
import { getTranslations } from '@/lib/i18n/translate';

type Translate = Awaited<ReturnType<typeof getTranslations<never>>>;

/** `export const generateMetadata = titled('…')`: a page's title in the reader's language. */
export const titled = (key: Parameters<Translate>[0]) => async (): Promise<Metadata> => {
  const t = await getTranslations();
  return { title: t(key) };
};
