import { useLocale, useTranslations } from 'next-intl';
import { LevelBadge } from '@/app/_ui/level-badge';
import { formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { Model } from '@/lib/model/schema';
import { nameBeside } from '@/lib/results/column-names';
import type { TeamResult } from '@/lib/results/overview';
import type { ResultRow } from '@/lib/results/types';

interface Props {
  row: ResultRow | undefined;
  /** What the round was asked with: its levels have names of their own. */
  model: Model;
}

/** A score with its level and its count, or the reason why there is none. Overall scores have no level. */
export function ScoreCell({ row, model }: Props) {
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
          name={t('common.levels.full', { level: row.level, name: text(model.scale[row.level].name, lang) })}
          hideName
        />
      )}
      <span className="block text-sm text-ink-soft">{t('organizations.teams.n', { n: row.n ?? 0 })}</span>
    </span>
  );
}

/** A team's score in a column, and what its model calls the column where that is another name. */
export function ScopeCell({ result, scope, name }: { result: TeamResult; scope: string; name: string }) {
  const lang = useLocale();
  const row = result.rows.find(({ id }) => id === scope);
  const own = row && nameBeside(result, scope, lang, name);
  return (
    <>
      {own ? <span className="block text-sm text-ink-soft">{own}</span> : null}
      <ScoreCell row={row} model={result.model} />
    </>
  );
}
