import type { getTranslations } from '@/lib/i18n/translate';

/** Words of these pages, as a server component has them. */
export type ModelWords = Awaited<ReturnType<typeof getTranslations<'models'>>>;

/** What a version is called, for example “Own model 2.0.0”. */
export const versionName = (t: ModelWords, { own, version }: { own: boolean; version: string }): string =>
  t(own ? 'name.own' : 'name.builtIn', { version });
