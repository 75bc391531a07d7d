import { getTranslations } from '@/lib/i18n/translate';
import { TroublePage } from './trouble-page';

/** There, but not for the role of whoever asks, who may see what is around it. */
export async function NotAllowed() {
  const t = await getTranslations('common.notAllowed');
  return <TroublePage title={t('title')} lines={[t('role'), t('fixed')]} home={t('home')} />;
}
