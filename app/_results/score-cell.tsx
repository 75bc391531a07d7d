import { useLocale } from 'next-intl';
import { formatScore } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { text } from '@/lib/model/localize';
import type { Model } from '@/lib/model/schema';
import { lookOf, provisionalRange } from '@/lib/results/look';
import type { ResultRow } from '@/lib/results/types';
import { doubtText, reachText } from './row-words';
import { ScoreMark } from './score-mark';

interface Props {
  row: ResultRow | undefined;
  /** What the round was asked with: its levels have names of their own. */
  model: Model;
}

/** A score with its level, how far it can be trusted and its count, or the reason why there is none. Overall scores have no level. */
export function ScoreCell({ row, model }: Props) {
  const lang = useLocale();
  const w = words(lang);
  if (!row) return <span className="text-sm text-ink-soft">{w('organizations.teams.outOfScope')}</span>;
  if (row.score === null) {
    const known: Partial<Record<ResultRow['status'], 'hiddenShort' | 'notApplicable'>> = {
      hidden: 'hiddenShort',
      not_applicable: 'notApplicable',
    };
    const reason = known[row.status] ?? 'insufficient';
    return <span className="text-sm text-ink-soft">{w(`organizations.teams.${reason}`)}</span>;
  }
  const [lo, hi] = provisionalRange(row) ?? [];
  const range = lo === undefined || hi === undefined ? null : { lo, hi };
  const name =
    row.level === null
      ? ''
      : w('common.levels.full', { level: row.level, name: text(model.scale[row.level].name, lang) });
  const doubt = doubtText(w, row);
  const reach = reachText(w, lang, row);
  // An agreed value is nobody's answer.
  const people =
    row.status === 'consensus'
      ? w('organizations.teams.agreed')
      : row.n === null
        ? null
        : w('organizations.teams.n', { n: row.n });
  return (
    <ScoreMark
      level={row.level}
      state={lookOf(row).state}
      score={formatScore(lang, row.score)}
      name={range ? w('results.tiles.provisional', { range: w('common.levels.range', range) }) : name}
      doubt={doubt}
      reach={reach}
      people={people}
    />
  );
}
