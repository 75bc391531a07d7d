import { getTranslations } from '@/lib/i18n/translate';
import { TroublePage } from './trouble-page';

/** Not there, or not for this person: which of the two is not said. */
export async function Missing({ framed }: { framed?: boolean }) {
  const t = await getTranslations('common.notFound');
  return <TroublePage title={t('title')} lines={[t('body')]} home={t('home')} framed={framed} />;
}
