import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { jobs, organizations } from '@/db/schema';
import { mailSettings } from '@/lib/env';
import type { JobKind, JobProblem } from './kinds';
import { remindEach, tellEachOfResult } from './mail/fan-out';
import { sendInvitation } from './mail/invitation';
import { JobFailure, problemOf } from './problem';
import type { StoredJob } from './stored';

/** What the worker is handed of a job of an organization. */
export interface JobIds {
  organizationId: string;
  jobId: string;
}

const rowOf = ({ organizationId, jobId }: JobIds) =>
  and(eq(jobs.organizationId, organizationId), eq(jobs.id, jobId));

/** A job that is to be done; null where somebody has done it, or given it up. */
async function waiting(ids: JobIds): Promise<(StoredJob & { demo: boolean }) | null> {
  const [found] = await systemDatabase()
    .select({ job: jobs, kind: organizations.kind })
    .from(jobs)
    .innerJoin(organizations, eq(organizations.id, jobs.organizationId))
    .where(and(rowOf(ids), isNull(jobs.doneAt), isNull(jobs.failedAt)));
  return found ? { ...found.job, demo: found.kind !== null } : null;
}

const done = { doneAt: sql`now()`, problem: null };

/** Does what it is about, and marks it as done: in one transaction, except for what a mail server has taken. */
async function carryOutJob(ids: JobIds, job: StoredJob): Promise<void> {
  const each: Partial<Record<JobKind, typeof remindEach>> = {
    reminder: remindEach,
    result: tellEachOfResult,
  };
  const fanOut = each[job.kind];
  if (!fanOut) await sendInvitation(job);
  await systemDatabase().transaction(async (tx) => {
    if (fanOut) await fanOut(tx, job);
    await tx.update(jobs).set(done).where(rowOf(ids));
  });
}

const noteFailure = (ids: JobIds, problem: JobProblem, forGood: boolean) =>
  systemDatabase()
    .update(jobs)
    .set({ attempts: sql`${jobs.attempts} + 1`, problem, ...(forGood ? { failedAt: sql`now()` } : {}) })
    .where(rowOf(ids));

/**
 * Does one job of an organization. Where no mail is sent, and in the sample organization, what would be mailed stands in the outbox of
 * whoever caused it. Throws `JobFailure` for what is to be tried again.
 * @param last whether it will not be
 */
export async function runJob(ids: JobIds, last: boolean): Promise<void> {
  const job = await waiting(ids);
  if (!job) return;
  if (job.demo || !mailSettings()) {
    await systemDatabase().update(jobs).set(done).where(rowOf(ids));
    return;
  }
  try {
    await carryOutJob(ids, job);
  } catch (error) {
    const forGood = last || (error instanceof JobFailure && error.forGood);
    await noteFailure(ids, problemOf(error), forGood);
    if (!forGood || problemOf(error) === 'broken') throw error;
  }
}
