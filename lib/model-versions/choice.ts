import 'server-only';
import { eq, isNotNull } from 'drizzle-orm';
import { modelChoices, modelVersions } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from '@/lib/access/refused';
import { compareVersions } from '@/lib/model/semver';
import { currentModelVersionId } from '@/lib/model/versions';
import type { ModelChoice } from './schema';

/** Own versions of the organization, newest first, without their content. */
export async function ownVersions(tx: Tenant) {
  const rows = await tx
    .select({
      id: modelVersions.id,
      version: modelVersions.version,
      publishedAt: modelVersions.publishedAt,
      publishedBy: modelVersions.publishedBy,
    })
    .from(modelVersions)
    .where(isNotNull(modelVersions.organizationId));
  return rows.sort((a, b) => compareVersions(b.version, a.version));
}

/** Id of the own version that new rounds are asked with; null for the newest built-in one. */
export async function chosenVersion(tx: Tenant): Promise<string | null> {
  const [row] = await tx.select({ id: modelChoices.modelVersionId }).from(modelChoices);
  return row?.id ?? null;
}

/** Throws `Refused('unknown_model')` unless the organization has this version of its own. */
export async function demandOwnVersion(tx: Tenant, id: string): Promise<void> {
  const [row] = await tx
    .select({ organizationId: modelVersions.organizationId })
    .from(modelVersions)
    .where(eq(modelVersions.id, id));
  if (!row?.organizationId) throw new Refused('unknown_model');
}

/**
 * Id of the model that a new round is asked with: the wanted one, else what the organization chose, else the newest
 * built-in one. Throws `Refused('unknown_model')`.
 */
export async function modelForNewRound(tx: Tenant, wanted?: ModelChoice): Promise<string> {
  if (wanted === 'built-in') return currentModelVersionId(tx);
  if (wanted === undefined) return (await chosenVersion(tx)) ?? currentModelVersionId(tx);
  await demandOwnVersion(tx, wanted);
  return wanted;
}
