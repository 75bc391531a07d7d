import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { newId } from '@/db/id';
import { targets } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { modelVersion } from '@/lib/model/versions';
import { modelForNewRound } from '@/lib/model-versions/choice';
import { targetsOf } from './queries';
import type { TargetChange, TargetForm } from './schema';
import { scopeOf, targetFor } from './target';

/** The target of a row that a team, or all teams (null), set themselves. */
const ownTarget = ({ organizationId }: OrganizationAccess, teamId: string | null, scopeId: string) =>
  and(
    eq(targets.organizationId, organizationId),
    teamId === null ? isNull(targets.teamId) : eq(targets.teamId, teamId),
    eq(targets.scopeId, scopeId),
  );

/**
 * Stores a target: what is not given stays as it is in force, from wherever that comes. Who does this holds the team or the
 * organization, so that nobody else does at the same moment.
 */
export async function putTarget(
  tx: Tenant,
  access: OrganizationAccess,
  teamId: string | null,
  { scopeId, ...changes }: TargetChange,
  seen: Partial<TargetForm>,
): Promise<void> {
  const { organizationId, userId } = access;
  const model = await modelVersion(tx, await modelForNewRound(tx, access));
  const scope = scopeOf(model, scopeId);
  if (!scope) throw new Refused('unknown_principle');
  const all = await targetsOf(tx, organizationId, teamId === null ? [] : [teamId]);
  const { level, dueDate } = targetFor(model, all, teamId, scopeId);
  demandSeen<Omit<TargetForm, 'scopeId'>>({ level, dueDate }, changes, seen);
  const stored = { level, dueDate, ...changes, setBy: userId, setAt: new Date() };
  await tx
    .insert(targets)
    .values({ organizationId, id: newId(), teamId, scope, scopeId, ...stored })
    .onConflictDoUpdate({
      target: [targets.organizationId, targets.teamId, targets.scope, targets.scopeId],
      set: stored,
    });
}

/** Deletes a target that still is as it was seen; one that is gone already is no mistake. Throws `Refused` 'overtaken'. */
export async function dropTarget(
  tx: Tenant,
  access: OrganizationAccess,
  teamId: string | null,
  { scopeId, level, dueDate }: TargetForm,
): Promise<void> {
  const own = ownTarget(access, teamId, scopeId);
  const asSeen = and(
    own,
    eq(targets.level, level),
    sql`${targets.dueDate} is not distinct from ${dueDate}::date`,
  );
  const gone = await tx.delete(targets).where(asSeen).returning({ id: targets.id });
  if (gone.length > 0) return;
  const [other] = await tx.select({ id: targets.id }).from(targets).where(own);
  if (other) throw new Refused('overtaken');
}
