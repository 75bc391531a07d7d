import { formatCalendarDate } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { MailPart } from '../compose';

/** To who drives a step of a plan, three days before it is due. `day` is YYYY-MM-DD. */
export function stepPart(
  lang: Lang,
  { team, day, link }: { team: string; day: string; link: string },
): MailPart {
  const t = words(lang, 'mail.step');
  const values = { team: isolated(team), day: formatCalendarDate(lang, day) };
  return { title: t('subject', values), lines: [t('body', values)], action: { label: t('action'), link } };
}
