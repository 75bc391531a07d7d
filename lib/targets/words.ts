import { formatCalendarDate, formatScore } from '@/lib/i18n/format';
import type { Words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { ResultRow } from '@/lib/results/types';
import { targetReach } from '@/lib/targets/reach';
import type { TargetInForce } from '@/lib/targets/target';

/** "target 3 by 30 Jun 2027". */
export const targetName = (w: Words, lang: Lang, { level, dueDate }: TargetInForce): string =>
  dueDate
    ? w('targets.said.by', { level, day: formatCalendarDate(lang, dueDate) })
    : w('targets.said.plain', { level });

/** Whether it is reached, or what is missing; null where no score is shown. */
function reachWords(
  w: Words,
  lang: Lang,
  row: Pick<ResultRow, 'scope' | 'score' | 'level'>,
  level: number,
): string | null {
  const reach = targetReach(row, level);
  if (reach?.kind === 'toGo') return w('targets.said.toGo', { points: formatScore(lang, reach.points) });
  return reach && w(`targets.said.${reach.kind}`);
}

/** "target 3 by 30 Jun 2027: 0.60 to go"; of a row without a shown score only the target. */
export function targetText(
  w: Words,
  lang: Lang,
  row: Pick<ResultRow, 'scope' | 'score' | 'level'>,
  target: TargetInForce,
): string {
  const said = reachWords(w, lang, row, target.level);
  return said ? `${targetName(w, lang, target)}: ${said}` : targetName(w, lang, target);
}

/** "3 by 30 Jun 2027", beside the word "target". */
export const targetShort = (w: Words, lang: Lang, { level, dueDate }: TargetInForce): string =>
  dueDate ? w('targets.said.shortBy', { level, day: formatCalendarDate(lang, dueDate) }) : String(level);

/** `targetText` beside the word "target": "3 by 30 Jun 2027, 0.60 to go". */
export function targetCell(
  w: Words,
  lang: Lang,
  row: Pick<ResultRow, 'scope' | 'score' | 'level'>,
  target: TargetInForce,
): string {
  const said = reachWords(w, lang, row, target.level);
  return said ? `${targetShort(w, lang, target)}, ${said}` : targetShort(w, lang, target);
}
