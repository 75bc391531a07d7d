import 'server-only';
import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { jobs, mailsOff, organizations, respondents, rounds, teamMembers, teams, users } from '@/db/schema';
import { isDemoEmail } from '@/lib/access/email';
import { siteOrigin } from '@/lib/env';
import type { MailPart } from '@/lib/mail/compose';
import { reminderPart, resultPart } from '@/lib/mail/kinds/round';
import type { Lang } from '@/lib/model/schema';
import type { MailChoice } from '../kinds';
import type { DigestItem } from './fan-out';

/** Something that is still worth a mail to a person. */
interface Due {
  kind: 'reminder' | 'result';
  team: string;
  teamId: string;
  round: string;
  roundId: string;
}

/** Somebody who gets mails; null for who is gone, about to go, or made up. */
export async function readerOf(userId: string) {
  const [user] = await systemDatabase()
    .select({ id: users.id, name: users.name, email: users.email, lang: users.locale })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.leavingAt)));
  return !user || isDemoEmail(user.email) ? null : user;
}

/** Kinds of mail that a person has turned off. */
export async function turnedOff(userId: string): Promise<ReadonlySet<MailChoice>> {
  const rows = await systemDatabase()
    .select({ kind: mailsOff.kind })
    .from(mailsOff)
    .where(eq(mailsOff.userId, userId));
  return new Set(rows.map(({ kind }) => kind));
}

/**
 * What of these things a person is to be told now: in the team still, of a round that is still open to them and that they have not
 * finished, or whose result is published. Each once, whatever has piled up.
 */
export async function stillDue(userId: string, items: readonly DigestItem[]): Promise<Due[]> {
  if (items.length === 0) return [];
  const mine = and(
    eq(respondents.organizationId, jobs.organizationId),
    eq(respondents.roundId, jobs.roundId),
    eq(respondents.userId, userId),
  );
  const reminded = and(
    eq(jobs.kind, 'reminder'),
    isNull(rounds.frozenAt),
    isNotNull(respondents.id),
    isNull(respondents.finishedAt),
  );
  const published = and(eq(jobs.kind, 'result'), isNotNull(rounds.closedAt));
  const found = await systemDatabase()
    .select({
      kind: jobs.kind,
      team: teams.name,
      teamId: teams.id,
      round: rounds.name,
      roundId: rounds.id,
    })
    .from(jobs)
    .innerJoin(organizations, eq(organizations.id, jobs.organizationId))
    .innerJoin(teams, and(eq(teams.organizationId, jobs.organizationId), eq(teams.id, jobs.teamId)))
    .innerJoin(rounds, and(eq(rounds.organizationId, jobs.organizationId), eq(rounds.id, jobs.roundId)))
    .innerJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, jobs.organizationId),
        eq(teamMembers.teamId, jobs.teamId),
        eq(teamMembers.userId, userId),
        isNull(teamMembers.leftAt),
      ),
    )
    .leftJoin(respondents, mine)
    .where(
      and(
        inArray(
          jobs.id,
          items.map(({ jobId }) => jobId),
        ),
        isNull(organizations.deletedAt),
        sql`${organizations.kind} is null`,
        isNull(teams.archivedAt),
        isNull(rounds.removedAt),
        or(reminded, published),
      ),
    )
    .orderBy(jobs.createdAt);
  const once = new Map<string, Due>();
  for (const { kind, ...about } of found)
    if (kind !== 'invitation') once.set(`${kind} ${about.roundId}`, { kind, ...about });
  return [...once.values()];
}

/** What a mail says of it. */
export function partOf(lang: Lang, { kind, team, teamId, round, roundId }: Due): MailPart {
  if (kind === 'reminder')
    return reminderPart(lang, { team, round, link: `${siteOrigin()}/rounds/${roundId}/answer` });
  return resultPart(lang, { team, round, link: `${siteOrigin()}/teams/${teamId}/rounds/${roundId}` });
}
