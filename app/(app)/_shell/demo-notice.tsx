import { getTranslations } from '@/lib/i18n/translate';

/** Says on every page of the sample organization that it is one. */
export async function DemoNotice() {
  const t = await getTranslations('common');
  return (
    <p className="mb-6 rounded-md border border-line bg-accent-soft px-4 py-2 text-sm" data-print="hide">
      {t('demo')}
    </p>
  );
}
