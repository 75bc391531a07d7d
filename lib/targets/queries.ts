import 'server-only';
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { targets } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { modelVersion } from '@/lib/model/versions';
import { modelForNewRound } from '@/lib/model-versions/choice';
import type { Target } from './target';

/** Targets of these teams and those of all teams. */
export function targetsOf(tx: Tenant, organizationId: string, teamIds: readonly string[]): Promise<Target[]> {
  return tx
    .select({
      id: targets.id,
      teamId: targets.teamId,
      scope: targets.scope,
      scopeId: targets.scopeId,
      level: targets.level,
      dueDate: targets.dueDate,
    })
    .from(targets)
    .where(
      and(
        eq(targets.organizationId, organizationId),
        or(isNull(targets.teamId), inArray(targets.teamId, [...teamIds])),
      ),
    );
}

/** The same, for a page that reads nothing else. */
export const listTargets = (access: OrganizationAccess, teamIds: readonly string[]): Promise<Target[]> =>
  readOrganization(access, (tx) => targetsOf(tx, access.organizationId, teamIds));

/** Targets of a team, or of all teams (null), with the model whose rows can have some: that of new rounds. */
export function targetsToEdit(
  access: OrganizationAccess,
  teamId: string | null,
): Promise<{ model: Model; targets: readonly Target[] }> {
  return readOrganization(access, async (tx) => ({
    model: await modelVersion(tx, await modelForNewRound(tx, access)),
    targets: await targetsOf(tx, access.organizationId, teamId === null ? [] : [teamId]),
  }));
}
