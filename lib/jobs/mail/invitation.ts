import 'server-only';
import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { invitations, organizations, teams, users } from '@/db/schema';
import { invitationTokenOf, joinLink } from '@/lib/access/mail-links';
import { isLang } from '@/lib/i18n/locale';
import { invitationMail } from '@/lib/mail/kinds/invitation';
import { demandMailServer, sendMail } from '@/lib/mail/transport';
import type { StoredJob } from '../stored';

/** An invitation that still lets somebody in; undefined where it was ended, used or is over, or its team is gone. */
async function standing({ organizationId, invitationId }: StoredJob) {
  const [found] = await systemDatabase()
    .select({
      id: invitations.id,
      to: invitations.mailedTo,
      expiresAt: invitations.expiresAt,
      team: teams.name,
      organization: organizations.name,
      timeZone: organizations.timeZone,
      by: users.name,
      lang: users.locale,
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(
      teams,
      and(eq(teams.organizationId, invitations.organizationId), eq(teams.id, invitations.teamId)),
    )
    .leftJoin(users, eq(users.id, invitations.createdBy))
    .where(
      and(
        eq(invitations.organizationId, organizationId),
        eq(invitations.id, invitationId ?? ''),
        isNull(invitations.revokedAt),
        lt(invitations.uses, invitations.maxUses),
        gt(invitations.expiresAt, new Date()),
        isNull(teams.archivedAt),
        isNull(organizations.deletedAt),
      ),
    );
  return found;
}

/**
 * Mails an invitation, in the language of whoever invites: of the reader nothing is known yet. Nothing is mailed that would let
 * nobody in any more.
 */
export async function sendInvitation(job: StoredJob): Promise<void> {
  const invitation = await standing(job);
  if (!invitation?.to) return;
  const { id, to, lang, ...facts } = invitation;
  await demandMailServer();
  const mail = invitationMail(isLang(lang) ? lang : 'en', {
    ...facts,
    link: joinLink(invitationTokenOf(id)),
  });
  await sendMail({ ...mail, to, id: job.id });
}
