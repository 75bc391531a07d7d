import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { modelVersions } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { builtInModel } from './load';
import type { Model } from './schema';

const hashOf = (model: Model) => createHash('sha256').update(JSON.stringify(model)).digest('hex');

/** Keeps the built-in model as a published version, so that its rounds outlive the next one. Doing it twice changes nothing. */
export async function publishBuiltInModel(): Promise<void> {
  const content = builtInModel();
  await systemDatabase()
    .insert(modelVersions)
    .values({ version: content.modelVersion, contentHash: hashOf(content), content })
    .onConflictDoNothing();
}

/** Id of the published version that new rounds are asked with. */
export async function currentModelVersionId(tx: Tenant): Promise<string> {
  const [row] = await tx
    .select({ id: modelVersions.id })
    .from(modelVersions)
    .where(and(isNull(modelVersions.organizationId), eq(modelVersions.contentHash, hashOf(builtInModel()))));
  if (!row) throw new Error('The built-in model is not published in this database; run the launcher.');
  return row.id;
}

// Published versions never change, so a process may keep what it has read.
const loaded = new Map<string, Model>();

/** A published model that this process has read before; `id` as for `modelVersion`. */
export const knownModelVersion = (id: string): Model | undefined => loaded.get(id);

/** The model that a round was asked with. `id` comes from a row that the reader has access to. */
export async function modelVersion(tx: Tenant, id: string): Promise<Model> {
  const known = knownModelVersion(id);
  if (known) return known;
  const [row] = await tx
    .select({ content: modelVersions.content })
    .from(modelVersions)
    .where(eq(modelVersions.id, id));
  if (!row) throw new Error(`Model version ${id} is not there.`);
  loaded.set(id, row.content);
  return row.content;
}
