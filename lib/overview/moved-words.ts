import { formatCalendarDate, formatDelta } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { FrameworkId, Lang } from '@/lib/model/schema';
import type { MovedFinding } from './moved-groups';
import type { Span } from './since';

/** What moved, in one sentence: "2 of 3 teams improved overall since …". */
export function movedSentence(
  lang: Lang,
  { finding, span, teams }: { finding: MovedFinding; span: Span; teams: number },
  framework: FrameworkId | null,
): string {
  const t = words(lang, 'moved');
  const { compared, improved, declined, largest } = finding;
  if (teams === 0) return t('finding.noTeams');
  const key = compared === 0 ? 'nothing' : improved > 0 ? 'improved' : declined > 0 ? 'declined' : 'unclear';
  return t(`finding.${key}`, {
    head: t(`heads.${framework ?? 'overall'}`),
    since: formatCalendarDate(lang, span.since),
    compared,
    improved,
    declined,
    delta: largest ? formatDelta(lang, largest.delta) : '',
    team: isolated(largest?.name ?? ''),
  });
}
