import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { respondents, rounds, teamMembers } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { JobFailure } from '../problem';
import type { StoredJob } from '../stored';

/** How long things that happen to a person are gathered before they are mailed, in seconds. */
const GATHER = 120;

/** One thing that may be worth a mail to one person: the ids of both. */
export interface DigestItem {
  organizationId: string;
  userId: string;
  /** What caused it, or the step that is due. */
  jobId?: string;
  stepId?: string;
}

/**
 * Has each person looked at once: what is gathered of theirs until then goes into one mail. In the transaction that marks the
 * job as done, so that each is looked at whatever ends the process.
 */
export async function lookAtEach(tx: Pick<Tenant, 'execute'>, items: readonly DigestItem[]): Promise<void> {
  for (const item of items)
    await tx.execute(sql`
      select graphile_worker.add_job('digest', ${JSON.stringify([item])}::json, max_attempts => 25,
        run_at => now() + make_interval(secs => ${GATHER}), job_key => ${`digest:${item.userId}`},
        job_key_mode => 'preserve_run_at')`);
}

const roundOf = (job: StoredJob) => {
  if (!job.roundId) throw new JobFailure('broken', true);
  return job.roundId;
};

/**
 * Everybody who is asked in a round, whoever has finished: that is looked at when the mail would go, and kept nowhere. Those who have
 * are left alone then, without a trace.
 */
export async function remindEach(tx: Tenant, job: StoredJob): Promise<void> {
  const { organizationId } = job;
  const people = await tx
    .select({ userId: respondents.userId })
    .from(respondents)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, respondents.organizationId), eq(rounds.id, respondents.roundId)),
    )
    .where(
      and(
        eq(respondents.organizationId, organizationId),
        eq(respondents.roundId, roundOf(job)),
        isNull(rounds.frozenAt),
        isNull(rounds.removedAt),
      ),
    )
    .orderBy(respondents.userId);
  await lookAtEach(
    tx,
    people.flatMap(({ userId }) => (userId ? [{ organizationId, jobId: job.id, userId }] : [])),
  );
}

/** Everybody in the team: who was asked stands nowhere any more once a result is published, and who answered is nobody's concern. */
export async function tellEachOfResult(tx: Tenant, job: StoredJob): Promise<void> {
  const { organizationId, teamId } = job;
  const people = await tx
    .select({ userId: teamMembers.userId })
    .from(teamMembers)
    .where(
      and(
        eq(teamMembers.organizationId, organizationId),
        eq(teamMembers.teamId, teamId),
        isNull(teamMembers.leftAt),
      ),
    )
    .orderBy(teamMembers.userId);
  await lookAtEach(
    tx,
    people.map(({ userId }) => ({ organizationId, jobId: job.id, userId })),
  );
}
