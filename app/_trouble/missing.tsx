import { getTranslations } from '@/lib/i18n/translate';
import { MissingPage } from './missing-page';

/** Not there, or not for this person: which of the two is not said. Every page carries it, so it comes as three words. */
export async function Missing({ framed }: { framed?: boolean }) {
  const t = await getTranslations('common.notFound');
  return <MissingPage title={t('title')} body={t('body')} home={t('home')} framed={framed} />;
}
