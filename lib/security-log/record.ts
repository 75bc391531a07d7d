import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { securityEvents } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import type { EventAbout, SecurityEventKind } from './kinds';
import { requestOrigin } from './origin';

/**
 * Events that one person may cause in an organization in an hour. Nobody comes near it who does not mean to fill the log, so that what
 * they did before, or somebody beside them, is hard to find in it.
 */
const MOST_AN_HOUR = 1_000;

/**
 * Must be asked before an event of somebody is written that they can cause again and again.
 * @param organizationId null for who is in none
 * @throws {Refused} 'too_many'
 */
export async function demandRoom(
  tx: Pick<Tenant, 'select'>,
  actorId: string,
  organizationId: string | null,
): Promise<void> {
  const [tooMany] = await tx
    .select({ id: securityEvents.id })
    .from(securityEvents)
    .where(
      and(
        organizationId === null
          ? isNull(securityEvents.organizationId)
          : eq(securityEvents.organizationId, organizationId),
        eq(securityEvents.actorId, actorId),
        gt(securityEvents.at, sql`now() - interval '1 hour'`),
      ),
    )
    .offset(MOST_AN_HOUR - 1)
    .limit(1);
  if (tooMany) throw new Refused('too_many', undefined, 60);
}

/** Something that was done, beside who did it and where from. */
export interface Deed extends EventAbout {
  /** Whom it was done to, where that is somebody else. */
  subjectId?: string;
}

/**
 * Writes down what somebody did in an organization, in the transaction that does it: what is taken back was not done. The sample
 * organization has no log, since its visitors are nobody's concern. What the server does by itself is nobody's doing. Throws
 * `Refused('too_many')` after very many of one person in an hour.
 */
export async function record(
  tx: Pick<Tenant, 'select' | 'insert'>,
  {
    organizationId,
    userId,
    inDemo,
  }: Pick<OrganizationAccess, 'organizationId' | 'inDemo'> & { userId: string | null },
  kind: SecurityEventKind,
  { subjectId, ...about }: Deed = {},
): Promise<void> {
  if (inDemo) return;
  if (userId) await demandRoom(tx, userId, organizationId);
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
