import { formatCalendarDate, formatDay } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import type { FrameworkId, Lang, RoundFormat } from '@/lib/model/schema';

/** Texts to copy and send by whatever a team writes with; none of them says who has answered. */

interface Where {
  team: string;
  /** Whole address of the page it leads to. */
  link: string;
}

interface RunningRoundFacts {
  name: string;
  format: RoundFormat;
  openedAt: Date;
  frozenAt: Date | null;
  late: boolean;
}

/** About a round whose result is not published: to answer it, to write a consensus down, or to publish. */
export function roundReminder(
  lang: Lang,
  timeZone: string,
  round: RunningRoundFacts,
  { team, link }: Where,
): string {
  const t = words(lang, 'work.remind');
  const values = { round: round.name, team, link, day: formatDay(lang, round.openedAt, timeZone) };
  if (round.frozenAt) return t('publish', values);
  if (round.format === 'consensus') return t('consensus', values);
  return t(round.late ? 'roundLate' : 'round', values);
}

/** To a team without a result for longer than a quarter, of one framework or of any. */
export function dueReminder(
  lang: Lang,
  timeZone: string,
  { lastAt, framework }: { lastAt: Date | null; framework: FrameworkId | null },
  { team, link }: Where,
): string {
  const t = words(lang, 'work.remind');
  const of = framework ? words(lang, 'common.frameworks')(framework) : 'any';
  return lastAt
    ? t('due', { team, link, of, day: formatDay(lang, lastAt, timeZone) })
    : t('dueNever', { team, link, of });
}

interface OpenStepFacts {
  practice: string;
  owner: string | null;
  /** `YYYY-MM-DD` */
  dueDate: string | null;
  overdue: boolean;
}

/** To who drives a step, or to the team where nobody does yet. */
export function stepReminder(
  lang: Lang,
  { practice, owner, dueDate, overdue }: OpenStepFacts,
  { team, link }: Where,
): string {
  const t = words(lang, 'work.remind');
  if (owner === null) return t('stepUnowned', { practice, team, link });
  const day = dueDate === null ? '' : formatCalendarDate(lang, dueDate);
  if (overdue) return t('stepOverdue', { owner, practice, team, link, day });
  return t('step', { owner, practice, team, link, day, due: dueDate === null ? 'none' : 'some' });
}
