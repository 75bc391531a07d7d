import 'server-only';
import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import {
  jobs,
  mailsOff,
  memberships,
  organizations,
  plans,
  respondents,
  rounds,
  steps,
  teamMembers,
  teams,
  users,
} from '@/db/schema';
import { isDemoEmail } from '@/lib/access/email';
import { siteOrigin } from '@/lib/env';
import type { MailPart } from '@/lib/mail/compose';
import { reminderPart, resultPart } from '@/lib/mail/kinds/round';
import { stepPart } from '@/lib/mail/kinds/step';
import type { Lang } from '@/lib/model/schema';
import type { MailChoice } from '../kinds';
import type { DigestItem } from './fan-out';
import { OPEN_STEPS } from './steps-due';

/** A round that is still worth a mail to a person. */
interface RoundDue {
  kind: 'reminder' | 'result';
  team: string;
  teamId: string;
  round: string;
  roundId: string;
  /** Last day for answers, `YYYY-MM-DD`; null where none was named. */
  endsOn: string | null;
}

/** A step of theirs that is due soon. */
interface StepDue {
  kind: 'step';
  team: string;
  teamId: string;
  /** `YYYY-MM-DD` */
  day: string;
}

export type Due = RoundDue | StepDue;

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

/** Rounds that are open to a person of the team and not finished by them, or whose result is published; each once. */
async function roundsDue(userId: string, jobIds: readonly string[]): Promise<RoundDue[]> {
  if (jobIds.length === 0) return [];
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
    ne(memberships.role, 'viewer'),
  );
  const published = and(eq(jobs.kind, 'result'), isNotNull(rounds.closedAt));
  const found = await systemDatabase()
    .select({
      kind: jobs.kind,
      team: teams.name,
      teamId: teams.id,
      round: rounds.name,
      roundId: rounds.id,
      endsOn: rounds.endsOn,
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
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, jobs.organizationId), eq(memberships.userId, userId)),
    )
    .leftJoin(respondents, mine)
    .where(
      and(
        inArray(jobs.id, [...jobIds]),
        isNull(organizations.deletedAt),
        sql`${organizations.kind} is null`,
        isNull(teams.archivedAt),
        isNull(rounds.removedAt),
        or(reminded, published),
      ),
    )
    .orderBy(jobs.createdAt);
  const once = new Map<string, RoundDue>();
  for (const { kind, ...about } of found)
    if (kind !== 'invitation') once.set(`${kind} ${about.roundId}`, { kind, ...about });
  return [...once.values()];
}

/** Steps that are still a person's to do. */
async function stepsOf(userId: string, stepIds: readonly string[]): Promise<StepDue[]> {
  if (stepIds.length === 0) return [];
  const found = await systemDatabase()
    .select({ team: teams.name, teamId: teams.id, day: steps.dueDate })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .innerJoin(teams, and(eq(teams.organizationId, plans.organizationId), eq(teams.id, plans.teamId)))
    .innerJoin(organizations, eq(organizations.id, steps.organizationId))
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, steps.organizationId), eq(memberships.userId, userId)),
    )
    .where(and(inArray(steps.id, [...stepIds]), eq(steps.ownerId, userId), OPEN_STEPS))
    .orderBy(steps.dueDate);
  return found.flatMap(({ day, ...step }) => (day ? [{ kind: 'step' as const, day, ...step }] : []));
}

/** What of these things a person is to be told now, whatever has piled up and changed since. */
export async function stillDue(userId: string, items: readonly DigestItem[]): Promise<Due[]> {
  const [open, mine] = await Promise.all([
    roundsDue(
      userId,
      items.flatMap(({ jobId }) => jobId ?? []),
    ),
    stepsOf(
      userId,
      items.flatMap(({ stepId }) => stepId ?? []),
    ),
  ]);
  return [...open, ...mine];
}

/** What a mail says of it. */
export function partOf(lang: Lang, due: Due): MailPart {
  if (due.kind === 'step') {
    const { team, teamId, day } = due;
    return stepPart(lang, { team, day, link: `${siteOrigin()}/teams/${teamId}/plan` });
  }
  const { kind, team, teamId, round, roundId, endsOn } = due;
  if (kind === 'reminder')
    return reminderPart(lang, { team, round, endsOn, link: `${siteOrigin()}/rounds/${roundId}/answer` });
  return resultPart(lang, { team, round, link: `${siteOrigin()}/teams/${teamId}/rounds/${roundId}` });
}
