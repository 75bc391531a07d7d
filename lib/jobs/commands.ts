import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { jobs } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { isId } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';

/**
 * Tries a job again that was given up; one that somebody else has tried again meanwhile is left alone. Throws `Refused('unknown_job')`
 * where there is none.
 */
export async function retryJob(access: OrganizationAccess, jobId: string): Promise<void> {
  allow(access, 'job:retry');
  if (!isId(jobId)) throw new Refused('unknown_job');
  const one = and(eq(jobs.organizationId, access.organizationId), eq(jobs.id, jobId));
  await inOrganization(access, async (tx) => {
    const again = await tx
      .update(jobs)
      // From now on, as if it had been caused anew: what waits too long is given up.
      .set({ failedAt: null, attempts: 0, problem: null, createdAt: sql`now()` })
      .where(and(one, isNotNull(jobs.failedAt)))
      .returning({ id: jobs.id });
    if (again.length > 0) return;
    const found = await tx.select({ id: jobs.id }).from(jobs).where(one);
    if (found.length === 0) throw new Refused('unknown_job');
  });
}
