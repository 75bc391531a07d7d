import 'server-only';
import { jobs } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { JobKind } from './kinds';

/** What is to be done in the background, by the ids of what it is about. */
interface NewJob {
  kind: JobKind;
  teamId: string;
  roundId?: string;
  invitationId?: string;
}

/**
 * Has something done in the background, if the transaction that causes it holds: the row goes to the worker with it. It is about what
 * happened and never about one of the people it reaches.
 */
export async function enqueue(
  tx: Pick<Tenant, 'insert'>,
  { organizationId, userId }: Pick<OrganizationAccess, 'organizationId' | 'userId'>,
  job: NewJob,
): Promise<void> {
  await tx.insert(jobs).values({ organizationId, causedBy: userId, ...job });
}
