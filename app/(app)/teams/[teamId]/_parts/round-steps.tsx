import { useTranslations } from 'next-intl';
import type { openRoundOf } from '@/lib/rounds/queries';

type Round = Pick<
  NonNullable<Awaited<ReturnType<typeof openRoundOf>>>,
  'format' | 'begun' | 'finished' | 'invited'
>;

/** How far the people asked are, in steps. */
export function RoundSteps({ round: { format, begun, finished, invited: asked } }: { round: Round }) {
  const t = useTranslations('rounds.status');
  if (format === 'consensus') return <p>{t('scribe')}</p>;
  if (begun === null || finished === null) return <p>{t('untold', { asked })}</p>;
  return (
    <div className="max-w-read">
      <p>
        {t(`begun.${begun}`, { asked })} {begun === 'none' ? null : t(`finished.${finished}`)}
      </p>
      <p className="text-sm text-ink-soft">{t('steps')}</p>
    </div>
  );
}
