import Link from 'next/link';
import { Card } from '@/app/_ui/card';
import { formatDelta } from '@/lib/i18n/format';
import { useTranslations } from '@/lib/i18n/translate';
import type { Work } from '@/lib/overview/read-work';
import { togetherWords } from '@/lib/plans/outcome-words';
import type { WorkView } from './view';

/** What finished steps of all teams promised, and what later rounds measured. */
export function Worked({ work, view }: { work: Work; view: WorkView }) {
  const t = useTranslations('work.worked');
  const { lang } = view;
  if (work.counts.done === 0) return null;
  const { kept, of, waiting, points } = work.worked;
  const fact = (label: string, value: number) => (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="tnum text-lg font-semibold">{formatDelta(lang, value)}</dd>
    </div>
  );
  return (
    <section aria-labelledby="worked">
      <h2 id="worked" className="mb-3 text-xl">
        {t('title')}
      </h2>
      <Card className="space-y-4">
        {points === null ? (
          <p className="max-w-read">{t('none')}</p>
        ) : (
          <>
            <p className="max-w-read text-lg">
              {[t('kept', { kept, of }), ...togetherWords(lang, work.worked)].join(' ')}
            </p>
            <dl className="grid gap-4 sm:grid-cols-3">
              {fact(t('promised'), points.promised)}
              {fact(t('measured'), points.measured)}
              {fact(t('anyway'), points.anyway)}
            </dl>
            <p className="max-w-read text-sm text-ink-soft">{t('note')}</p>
          </>
        )}
        <p>
          {waiting > 0 && of > 0 ? `${t('waiting', { count: waiting })} ` : null}
          <Link href={view.address({ state: 'done' })} className="link">
            {t('see')}
          </Link>
        </p>
      </Card>
    </section>
  );
}
