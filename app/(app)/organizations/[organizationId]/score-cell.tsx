import { useLocale, useTranslations } from 'next-intl';
import { LevelBadge } from '@/app/_ui/level-badge';
import { formatScore } from '@/lib/i18n/format';
import type { ResultRow } from '@/lib/results/types';

/** A score with its level and its count, or the reason why there is none. Overall scores have no level. */
export function ScoreCell({ row }: { row: ResultRow | undefined }) {
  const t = useTranslations();
  const lang = useLocale();
  if (!row) return null;
  if (row.score === null) {
    const known: Partial<Record<ResultRow['status'], 'hiddenShort' | 'notApplicable'>> = {
      hidden: 'hiddenShort',
      not_applicable: 'notApplicable',
    };
    const reason = known[row.status] ?? 'insufficient';
    return <span className="text-sm text-ink-soft">{t(`organizations.teams.${reason}`)}</span>;
  }
  const provisional = row.levelRange !== null && row.levelRange[0] !== row.levelRange[1];
  return (
    <span className="whitespace-nowrap">
      {row.level === null ? (
        <span className="tnum font-semibold">{formatScore(lang, row.score)}</span>
      ) : (
        <LevelBadge
          level={row.level}
          state={provisional ? 'provisional' : 'level'}
          value={formatScore(lang, row.score)}
          name={t('common.levels.full', { level: row.level, name: t(`common.levels.names.${row.level}`) })}
          hideName
        />
      )}
      <span className="block text-sm text-ink-soft">{t('organizations.teams.n', { n: row.n ?? 0 })}</span>
    </span>
  );
}
