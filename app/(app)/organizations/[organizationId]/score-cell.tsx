import { useLocale, useTranslations } from 'next-intl';
import { LevelBadge } from '@/app/_ui/level-badge';
import { formatScore } from '@/lib/i18n/format';
import { text } from '@/lib/model/localize';
import type { Model } from '@/lib/model/schema';
import { nameBeside } from '@/lib/results/column-names';
import { fewOf, lookOf, provisionalRange, reachOf } from '@/lib/results/look';
import type { TeamResult } from '@/lib/results/overview';
import type { ResultRow } from '@/lib/results/types';

interface Props {
  row: ResultRow | undefined;
  /** What the round was asked with: its levels have names of their own. */
  model: Model;
}

/** A score with its level, how far it can be trusted and its count, or the reason why there is none. Overall scores have no level. */
export function ScoreCell({ row, model }: Props) {
  const t = useTranslations();
  const lang = useLocale();
  if (!row) return <span className="text-sm text-ink-soft">{t('organizations.teams.outOfScope')}</span>;
  if (row.score === null) {
    const known: Partial<Record<ResultRow['status'], 'hiddenShort' | 'notApplicable'>> = {
      hidden: 'hiddenShort',
      not_applicable: 'notApplicable',
    };
    const reason = known[row.status] ?? 'insufficient';
    return <span className="text-sm text-ink-soft">{t(`organizations.teams.${reason}`)}</span>;
  }
  const [lo, hi] = provisionalRange(row) ?? [];
  const range = lo === undefined || hi === undefined ? null : { lo, hi };
  const name =
    row.level === null
      ? ''
      : t('common.levels.full', { level: row.level, name: text(model.scale[row.level].name, lang) });
  return (
    <span className="whitespace-nowrap">
      {row.level === null ? (
        <span className="tnum font-semibold">{formatScore(lang, row.score)}</span>
      ) : (
        <LevelBadge
          level={row.level}
          size={20}
          state={lookOf(row).state}
          value={formatScore(lang, row.score)}
          name={range ? t('results.tiles.provisional', { range: t('common.levels.range', range) }) : name}
          hideName
        />
      )}
      <Doubt row={row} />
      <Reach row={row} />
      <People row={row} />
    </span>
  );
}

/** That a level is not firm, in the words of the result page; nothing beside one that is. */
function Doubt({ row }: { row: ResultRow }) {
  const t = useTranslations('results');
  const [range, few] = [provisionalRange(row), fewOf(row)];
  const text = range
    ? t('levelRange', { lo: range[0], hi: range[1] })
    : few && row.level !== null
      ? t('levelFew', { level: row.level, few: t(`few.${few}`) })
      : null;
  return text === null ? null : <span className="block text-sm whitespace-normal text-ink-soft">{text}</span>;
}

/** The interval of a score, or what stands in its place; nothing beside an agreed value. */
function Reach({ row }: { row: ResultRow }) {
  const t = useTranslations('results');
  const lang = useLocale();
  const reach = reachOf(row);
  if (!reach) return null;
  const text =
    reach.kind === 'interval'
      ? t('range', { lo: formatScore(lang, reach.lo), hi: formatScore(lang, reach.hi) })
      : reach.kind === 'margin'
        ? t('reach.margin', { margin: formatScore(lang, reach.margin) })
        : t('reach.tooWide');
  return <span className="tnum block text-sm text-ink-soft">{text}</span>;
}

/** How many people stand behind a score; an agreed value is nobody's answer. */
function People({ row: { n, status } }: { row: ResultRow }) {
  const t = useTranslations('organizations.teams');
  const text = status === 'consensus' ? t('agreed') : n === null ? null : t('n', { n });
  return text === null ? null : <span className="block text-sm text-ink-soft">{text}</span>;
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
