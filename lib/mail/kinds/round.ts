import { formatCalendarDate } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { MailPart } from '../compose';

interface RoundFacts {
  team: string;
  round: string;
  /** Whole address of the page it leads to. */
  link: string;
}

/** To somebody who has not said yet that they are done. It says nothing of anybody else, nor of what they have answered. */
export function reminderPart(
  lang: Lang,
  { team, round, link, endsOn = null }: RoundFacts & { endsOn?: string | null },
): MailPart {
  const t = words(lang, 'mail.reminder');
  const names = { team: isolated(team), round: isolated(round) };
  return {
    title: t('subject', names),
    lines: [
      t('body', names),
      ...(endsOn ? [t('until', { day: formatCalendarDate(lang, endsOn) })] : []),
      t('promise'),
    ],
    action: { label: t('action'), link },
  };
}

/** To everybody in the team. Numbers are on the page alone, which knows who reads it. */
export function resultPart(lang: Lang, { team, round, link }: RoundFacts): MailPart {
  const t = words(lang, 'mail.result');
  const names = { team: isolated(team), round: isolated(round) };
  return { title: t('subject', names), lines: [t('body', names)], action: { label: t('action'), link } };
}
