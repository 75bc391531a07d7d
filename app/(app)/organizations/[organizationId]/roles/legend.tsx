import { useTranslations } from '@/lib/i18n/translate';

interface Props {
  /** Whether somebody holds a second role. */
  also: boolean;
  /** People without a role. */
  noRole: number;
}

/** What the words in the table mean, and why not more is told. */
export function RoleLegend({ also, noRole }: Props) {
  const t = useTranslations('capability.legend');
  return (
    <details className="mt-6 max-w-read" open>
      <summary className="cursor-pointer py-2 font-medium">{t('title')}</summary>
      <ul className="mt-1 list-disc space-y-1 pl-5 text-sm text-ink-soft">
        <li>{t('needed')}</li>
        <li>{t('once')}</li>
        {also ? <li>{t('also')}</li> : null}
        <li>{t('notAsked')}</li>
        <li>{t('privacy')}</li>
        {noRole > 0 ? <li>{t('noRole', { count: noRole })}</li> : null}
      </ul>
    </details>
  );
}
