import { ButtonLink } from '@/app/_ui/button';
import { useTranslations } from '@/lib/i18n/translate';
import { Trouble } from './trouble';

/** There, but not for the role of whoever asks, who may see what is around it. */
export function NotAllowed() {
  const t = useTranslations('common.notAllowed');
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
      <p>{t('role')}</p>
      <p>{t('fixed')}</p>
    </Trouble>
  );
}
