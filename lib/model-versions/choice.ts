import 'server-only';
import { and, eq } from 'drizzle-orm';
import { modelChoices, modelVersions, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from '@/lib/access/refused';
import { compareVersions } from '@/lib/model/semver';
import { currentModelVersionId } from '@/lib/model/versions';
import type { ModelChoice } from './schema';

/** Whose models are meant; every statement names the organization. */
type Own = { readonly organizationId: string };

/** Own versions of the organization, newest first, without their content; the author is null for people who left. */
export async function ownVersions(tx: Tenant, { organizationId }: Own) {
  const rows = await tx
    .select({
      id: modelVersions.id,
      version: modelVersions.version,
      publishedAt: modelVersions.publishedAt,
      author: users.name,
    })
    .from(modelVersions)
    .leftJoin(users, eq(users.id, modelVersions.publishedBy))
    .where(eq(modelVersions.organizationId, organizationId));
  return rows.sort((a, b) => compareVersions(b.version, a.version));
}

/** Id of the own version that new rounds are asked with; null for the newest built-in one. */
export async function chosenVersion(tx: Tenant, { organizationId }: Own): Promise<string | null> {
  const [row] = await tx
    .select({ id: modelChoices.modelVersionId })
    .from(modelChoices)
    .where(eq(modelChoices.organizationId, organizationId));
  return row?.id ?? null;
}

/** The number of an own version. Throws `Refused('unknown_model')` where the organization has no such version of its own. */
export async function demandOwnVersion(tx: Tenant, { organizationId }: Own, id: string): Promise<string> {
  const [row] = await tx
    .select({ version: modelVersions.version })
    .from(modelVersions)
    .where(and(eq(modelVersions.organizationId, organizationId), eq(modelVersions.id, id)));
  if (!row) throw new Refused('unknown_model');
  return row.version;
}

/**
 * Id of the model that a new round is asked with: the wanted one, else what the organization chose, else the newest
 * built-in one. Throws `Refused('unknown_model')`.
 */
export async function modelForNewRound(tx: Tenant, own: Own, wanted?: ModelChoice): Promise<string> {
  if (wanted === 'built-in') return currentModelVersionId(tx);
  if (wanted === undefined) return (await chosenVersion(tx, own)) ?? currentModelVersionId(tx);
  await demandOwnVersion(tx, own, wanted);
  return wanted;
}
