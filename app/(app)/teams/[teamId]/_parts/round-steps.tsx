import { useTranslations } from '@/lib/i18n/translate';
import { FEWEST } from '@/lib/rounds/participation';
import type { openRoundOf } from '@/lib/rounds/queries';

type Round = Pick<
  NonNullable<Awaited<ReturnType<typeof openRoundOf>>>,
  'format' | 'begun' | 'finished' | 'invited' | 'left' | 'stepped' | 'verifies'
>;

/** How far the people asked are, in steps. */
export function RoundSteps({ round }: { round: Round }) {
  const { format, begun, finished, invited, left, stepped, verifies } = round;
  const t = useTranslations('rounds.status');
  if (format === 'consensus') return <p>{t('scribe')}</p>;
  if (begun === null || finished === null) {
    const why =
      invited < FEWEST
        ? 'untold'
        : stepped < FEWEST
          ? verifies
            ? 'untoldUnverified'
            : 'untoldCounted'
          : 'untoldLeft';
    return (
      <p className="max-w-read">
        {t(why, { asked: invited })} {left > 0 ? t('left', { left }) : null}
      </p>
    );
  }
  return (
    <div className="max-w-read">
      <p>
        {t(`begun.${begun}`, { asked: stepped })} {begun === 'none' ? null : t(`finished.${finished}`)}
        {left > 0 ? `${t('left', { left })} ` : null}
        {stepped < invited ? ` ${t(verifies ? 'laterUnverified' : 'laterUncounted')}` : null}
      </p>
      <p className="text-sm text-ink-soft">{t('steps')}</p>
    </div>
  );
}
