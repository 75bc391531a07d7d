import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { compose, type MailText } from '../compose';

interface InvitationFacts {
  team: string;
  organization: string;
  /** Who made it; null where their account is gone. */
  by: string | null;
  expiresAt: Date;
  timeZone: string;
  link: string;
}

/** An invitation to a team, to an address that may be anybody's. */
export function invitationMail(lang: Lang, facts: InvitationFacts): MailText {
  const t = words(lang, 'mail.invitation');
  const [team, organization] = [isolated(facts.team), isolated(facts.organization)];
  const by = facts.by === null ? t('nobody') : isolated(facts.by);
  const subject = t('subject', { by, team });
  const until = t('until', { day: formatDay(lang, facts.expiresAt, facts.timeZone) });
  return compose(lang, {
    subject,
    hello: t('hello'),
    parts: [
      {
        title: subject,
        lines: [t('body', { by, team, organization }), t('promise'), until],
        action: { label: t('action'), link: facts.link },
      },
    ],
    footer: [t('why')],
  });
}
