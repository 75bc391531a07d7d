import { getLocale } from 'next-intl/server';
import { buttonClass } from '@/app/_ui/button-class';
import { FileDown } from '@/app/_ui/icons';
import { getTranslations } from '@/lib/i18n/translate';

/** Downloads of the plan in the language of the page. Plain links: they leave the router alone. */
export async function ExportLinks({ teamId }: { teamId: string }) {
  const t = await getTranslations('plan.export');
  const lang = await getLocale();
  return (['pdf', 'csv'] as const).map((format) => (
    <a
      key={format}
      href={`/api/teams/${teamId}/plan.${format}?lang=${lang}`}
      download
      className={buttonClass('secondary')}
    >
      <FileDown aria-hidden />
      <span className="sr-only">{t('label')}: </span>
      {t(format)}
    </a>
  ));
}
