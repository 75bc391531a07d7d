import { formatCalendarDate, formatDelta } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import { findItem } from '@/lib/model/graph';
import { frameworkTitle, text } from '@/lib/model/localize';
import type { FrameworkId, Lang, Model } from '@/lib/model/schema';
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

/** What a row of the list is called, in the words of the model of its later round. */
export function movedName(lang: Lang, model: Model, id: string): string {
  const item = findItem(model, id);
  if (item) return text(item.title, lang);
  return frameworkTitle(model, id, lang) ?? words(lang, 'common.frameworks')(id as 'overall');
}
