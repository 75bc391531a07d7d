import 'server-only';
import { securityEvents } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { EventAbout, SecurityEventKind } from './kinds';
import { requestOrigin } from './origin';

/** Something that was done, beside who did it and where from. */
export interface Deed extends EventAbout {
  /** Whom it was done to, where that is somebody else. */
  subjectId?: string;
}

/**
 * Writes down what somebody did in an organization, in the transaction that does it: what is taken back was not done. The sample
 * organization has no log, since its visitors are nobody's concern.
 */
export async function record(
  tx: Pick<Tenant, 'insert'>,
  { organizationId, userId, inDemo }: Pick<OrganizationAccess, 'organizationId' | 'userId' | 'inDemo'>,
  kind: SecurityEventKind,
  { subjectId, ...about }: Deed = {},
): Promise<void> {
  if (inDemo) return;
  const origin = await requestOrigin();
  await tx.insert(securityEvents).values({
    organizationId,
    kind,
    actorId: userId,
    subjectId: subjectId === userId ? null : subjectId,
    about,
    ...origin,
  });
}

/** Writes down that somebody downloaded a file. */
export const recordExport = (access: OrganizationAccess, file: string): Promise<void> =>
  inOrganization(access, (tx) => record(tx, access, 'exported', { file }));
