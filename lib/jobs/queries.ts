import 'server-only';
import { and, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { invitations, jobs, organizations, rounds, teams, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { inOrganization } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { JobKind, JobProblem } from './kinds';

/** Rows of a page, and of the outbox. */
const SHOWN = 50;

export type JobState = 'waiting' | 'done' | 'failed';

/** Something that is done in the background, by what it is about; whom it reaches is not told. */
export interface ListedJob {
  id: string;
  kind: JobKind;
  team: string;
  round: string | null;
  createdAt: Date;
  state: JobState;
  attempts: number;
  problem: JobProblem | null;
}

const state = sql<JobState>`case when ${jobs.doneAt} is not null then 'done'
  when ${jobs.failedAt} is not null then 'failed' else 'waiting' end`;

const listed = {
  id: jobs.id,
  kind: jobs.kind,
  team: teams.name,
  round: rounds.name,
  createdAt: jobs.createdAt,
  state,
  attempts: jobs.attempts,
  problem: jobs.problem,
};

const ofTeam = and(eq(teams.organizationId, jobs.organizationId), eq(teams.id, jobs.teamId));
const ofRound = and(eq(rounds.organizationId, jobs.organizationId), eq(rounds.id, jobs.roundId));

const counted = (tx: Tenant, { organizationId }: OrganizationAccess) =>
  tx
    .select({
      waiting: count(sql`case when ${state} = 'waiting' then 1 end`),
      failed: count(sql`case when ${state} = 'failed' then 1 end`),
      done: count(sql`case when ${state} = 'done' then 1 end`),
    })
    .from(jobs)
    .where(eq(jobs.organizationId, organizationId));

/** What the organization has done in the background: how much, and the newest, what waits and what failed first. */
export function listJobs(access: OrganizationAccess) {
  return inOrganization(access, async (tx) => {
    const rows: ListedJob[] = await tx
      .select(listed)
      .from(jobs)
      .innerJoin(teams, ofTeam)
      .leftJoin(rounds, ofRound)
      .where(eq(jobs.organizationId, access.organizationId))
      .orderBy(isNotNull(jobs.doneAt), desc(jobs.createdAt))
      .limit(SHOWN);
    const [counts] = await counted(tx, access);
    return { rows, counts: counts ?? { waiting: 0, failed: 0, done: 0 } };
  });
}

/** A message of the outbox, with what its text is made of. */
export interface OutboxMessage extends ListedJob {
  teamId: string;
  roundId: string | null;
  organization: string;
  by: string | null;
  invitation: { id: string; to: string; expiresAt: Date; over: boolean } | null;
}

/**
 * The newest messages for others that a person caused, and nobody else's: an invitation has a link in it that lets somebody in. Of
 * reminders and results there is one for all whom they reach.
 */
export function outboxOf(access: OrganizationAccess): Promise<OutboxMessage[]> {
  const { organizationId, userId } = access;
  return inOrganization(access, async (tx) => {
    const rows = await tx
      .select({
        ...listed,
        teamId: jobs.teamId,
        roundId: jobs.roundId,
        organization: organizations.name,
        by: users.name,
        invitationId: invitations.id,
        to: invitations.mailedTo,
        expiresAt: invitations.expiresAt,
        over: sql<boolean>`${invitations.revokedAt} is not null or ${invitations.expiresAt} <= now()
          or ${invitations.uses} >= ${invitations.maxUses}`,
      })
      .from(jobs)
      .innerJoin(organizations, eq(organizations.id, jobs.organizationId))
      .innerJoin(teams, ofTeam)
      .leftJoin(rounds, ofRound)
      .leftJoin(users, eq(users.id, jobs.causedBy))
      .leftJoin(
        invitations,
        and(eq(invitations.organizationId, jobs.organizationId), eq(invitations.id, jobs.invitationId)),
      )
      .where(
        and(
          eq(jobs.organizationId, organizationId),
          eq(jobs.causedBy, userId),
          isNull(teams.archivedAt),
          isNull(teams.deletedAt),
          isNull(rounds.removedAt),
        ),
      )
      .orderBy(desc(jobs.createdAt))
      .limit(SHOWN);
    return rows.map(({ invitationId, to, expiresAt, over, ...row }) => ({
      ...row,
      invitation: invitationId && to && expiresAt ? { id: invitationId, to, expiresAt, over } : null,
    }));
  });
}
