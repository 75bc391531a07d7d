import 'server-only';
import { invitationTokenOf, joinLink } from '@/lib/access/mail-links';
import { siteOrigin } from '@/lib/env';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { OutboxMessage } from './queries';

/**
 * A message of the outbox as a text to pass on, with the link in it. One for a whole team says nothing of anybody. Null where it would
 * lead nowhere any more.
 */
export function outboxText(
  lang: Lang,
  timeZone: string,
  { kind, team, teamId, round, roundId, organization, by, invitation }: OutboxMessage,
): { text: string; link: string } | null {
  const t = words(lang, 'jobs.outbox.messages');
  const names = { team: isolated(team), round: isolated(round ?? '') };
  if (kind === 'invitation') {
    if (!invitation || invitation.over) return null;
    const link = joinLink(invitationTokenOf(invitation.id));
    const day = formatDay(lang, invitation.expiresAt, timeZone);
    const who = { by: isolated(by ?? 'none'), organization: isolated(organization) };
    return { text: t('invitation', { ...names, ...who, day, link }), link };
  }
  const page = kind === 'reminder' ? `/rounds/${roundId}/answer` : `/teams/${teamId}/rounds/${roundId}`;
  const link = `${siteOrigin()}${page}`;
  return { text: t(kind, { ...names, link }), link };
}
