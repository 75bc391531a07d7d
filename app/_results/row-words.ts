import { formatScore } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { fewOf, provisionalRange, reachOf } from '@/lib/results/look';
import type { ResultRow } from '@/lib/results/types';

/** How far a score can be trusted: "1.85 to 3.02", "± 0.72", or that too few people answered to say; null where there is nothing of the kind. */
export function reachText(w: Words, lang: Lang, row: Pick<ResultRow, 'ci95' | 'margin'>): string | null {
  const reach = reachOf(row);
  switch (reach?.kind) {
    case 'interval':
      return w('results.range', { lo: formatScore(lang, reach.lo), hi: formatScore(lang, reach.hi) });
    case 'margin':
      return w('results.reach.margin', { margin: formatScore(lang, reach.margin) });
    case 'too_wide':
      return w('results.reach.tooWide');
    default:
      return null;
  }
}

/** That a level is from few answers, in words; null where it is not. */
export function fewText(w: Words, row: ResultRow): string | null {
  const few = fewOf(row);
  return few && w(`results.few.${few}`);
}

/** That a level is not firm: "Level 2–3", "Level 2, few answers"; null beside one that is, or without a level. */
export function doubtText(w: Words, row: ResultRow): string | null {
  const range = provisionalRange(row);
  if (range) return w('results.levelRange', { lo: range[0], hi: range[1] });
  const few = fewText(w, row);
  return few && row.level !== null ? w('results.levelFew', { level: row.level, few }) : null;
}

/** "Level 2", "Level 2–3" of a provisional one, or "Level 2, few answers": short, for rows. */
export const levelText = (w: Words, row: ResultRow): string =>
  doubtText(w, row) ?? (row.level === null ? '' : w('common.levels.value', { level: row.level }));
