import { Callout } from '@/app/_ui/callout';
import { useTranslations } from '@/lib/i18n/translate';

/** When something does not apply, and what is often taken for it. */
export function Rules() {
  const t = useTranslations('rounds.closing');
  return (
    <div className="mb-8 grid max-w-read gap-4">
      <Callout title={t('rulesTitle')}>{t('rules')}</Callout>
      <Callout title={t('notTitle')}>
        <ul className="list-disc space-y-1 pl-5">
          <li>{t('notDecided')}</li>
          <li>{t('notOthers')}</li>
        </ul>
      </Callout>
    </div>
  );
}
