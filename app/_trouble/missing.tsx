import { ButtonLink } from '@/app/_ui/button';
import { useTranslations } from '@/lib/i18n/translate';
import { Trouble } from './trouble';

/** Not there, or not for this person: which of the two is not said. */
export function Missing() {
  const t = useTranslations('common.notFound');
  return (
    <Trouble
      title={t('title')}
      actions={
        <ButtonLink href="/home" variant="primary">
          {t('home')}
        </ButtonLink>
      }
    >
      <title>{`${t('title')} · Patamar`}</title>
      <p>{t('body')}</p>
    </Trouble>
  );
}
