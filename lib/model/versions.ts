import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { modelVersions } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Kept } from '@/lib/kept';
import { builtInModel } from './load';
import type { Model } from './schema';

/** Tells whether two models are the same, key for key. */
export const modelHash = (model: Model): string =>
  createHash('sha256').update(JSON.stringify(model)).digest('hex');

/** Keeps the built-in model as a published version, so that its rounds outlive the next one. Doing it twice changes nothing. */
export async function publishBuiltInModel(): Promise<void> {
  const content = builtInModel();
  await systemDatabase()
    .insert(modelVersions)
    .values({ version: content.modelVersion, contentHash: modelHash(content), content })
    .onConflictDoNothing();
}

/** Id of the published version that new rounds are asked with. */
export async function currentModelVersionId(tx: Tenant): Promise<string> {
  const [row] = await tx
    .select({ id: modelVersions.id })
    .from(modelVersions)
    .where(
      and(isNull(modelVersions.organizationId), eq(modelVersions.contentHash, modelHash(builtInModel()))),
    );
  if (!row) throw new Error('The built-in model is not published in this database; run the launcher.');
  return row.id;
}

/** A model as it was published. */
export interface Published {
  model: Model;
  /** An organization's own, and not a built-in one. */
  own: boolean;
}

// Published versions never change, so a process may keep what it has read; organizations may have many of their own.
const loaded = new Kept<Published>(20);

/** A published model that this process has read before; `id` as for `modelVersion`. */
export const knownModelVersion = (id: string): Model | undefined => loaded.get(id)?.model;

/** A published model with its family. `id` comes from a row that the reader has access to. */
export async function publishedVersion(tx: Tenant, id: string): Promise<Published> {
  const known = loaded.get(id);
  if (known) return known;
  const [row] = await tx
    .select({ content: modelVersions.content, organizationId: modelVersions.organizationId })
    .from(modelVersions)
    .where(eq(modelVersions.id, id));
  if (!row) throw new Error(`Model version ${id} is not there.`);
  const published = { model: row.content, own: row.organizationId !== null };
  loaded.set(id, published);
  return published;
}

/** The model that a round was asked with. `id` comes from a row that the reader has access to. */
export async function modelVersion(tx: Tenant, id: string): Promise<Model> {
  return knownModelVersion(id) ?? (await publishedVersion(tx, id)).model;
}
