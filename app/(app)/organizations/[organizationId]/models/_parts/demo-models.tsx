import { Callout } from '@/app/_ui/callout';
import { getTranslations } from '@/lib/i18n/translate';

/** Says, where a form would stand, that models of the sample organization only can be looked at. */
export async function DemoModels() {
  const t = await getTranslations('models.demo');
  return <Callout title={t('title')}>{t('body')}</Callout>;
}
