import 'server-only';
import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { modelDrafts, modelVersions, rounds, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { isId } from '@/lib/access/find-access';
import { can } from '@/lib/access/policy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import type { Model } from '@/lib/model/schema';
import { currentModelVersionId, modelVersion } from '@/lib/model/versions';
import { askedItems } from '@/lib/scoring';
import { chosenVersion, ownVersions } from './choice';

/** A published version as a list shows it. */
export interface VersionRow {
  id: string;
  version: string;
  /** The organization's own, and not a built-in one. */
  own: boolean;
  publishedAt: Date;
  /** Who published it; null for built-in versions and for people who left. */
  author: string | null;
  /** Rounds of the organization that were asked with it. */
  rounds: number;
  /** New rounds are asked with it, unless somebody chooses another one. */
  isDefault: boolean;
  /** The newest built-in version. */
  isCurrentBuiltIn: boolean;
}

async function versions(tx: Tenant, of: OrganizationAccess): Promise<VersionRow[]> {
  const used = await tx
    .select({ id: rounds.modelVersionId, rounds: count() })
    .from(rounds)
    .where(and(eq(rounds.organizationId, of.organizationId), isNull(rounds.removedAt)))
    .groupBy(rounds.modelVersionId);
  const roundsOf = new Map(used.map((row) => [row.id, row.rounds]));
  const current = await currentModelVersionId(tx);
  const chosen = (await chosenVersion(tx, of)) ?? current;
  const own = await ownVersions(tx, of);
  const builtIn = await tx
    .select({ id: modelVersions.id, version: modelVersions.version, publishedAt: modelVersions.publishedAt })
    .from(modelVersions)
    .where(isNull(modelVersions.organizationId))
    .orderBy(desc(modelVersions.publishedAt));
  const facts = (id: string) => ({
    rounds: roundsOf.get(id) ?? 0,
    isDefault: id === chosen,
    isCurrentBuiltIn: id === current,
  });
  return [
    ...own.map((row) => ({ ...row, own: true, ...facts(row.id) })),
    // Earlier built-in versions matter only to those who were asked with them.
    ...builtIn
      .filter(({ id }) => id === current || roundsOf.has(id))
      .map((row) => ({ ...row, own: false, author: null, ...facts(row.id) })),
  ];
}

/** Own versions, newest first, then the built-in one and those built-in ones that rounds were asked with. */
export function listVersions(access: OrganizationAccess): Promise<VersionRow[]> {
  return readOrganization(access, (tx) => versions(tx, access));
}

export interface VersionWithModel extends VersionRow {
  model: Model;
}

/** Ids may be `built-in`, for the newest of those. */
const isMeant = (row: VersionRow, id: string) => row.id === id || (id === 'built-in' && row.isCurrentBuiltIn);

/**
 * A version with its model, and another one to compare it with: the wanted one, else the one before it, which for the
 * first own one is the built-in model. Null when the organization has no such version.
 */
export function getVersion(
  access: OrganizationAccess,
  id: string,
  compareWith?: string,
): Promise<{ version: VersionWithModel; other: VersionWithModel | null; all: VersionRow[] } | null> {
  return readOrganization(access, async (tx) => {
    const all = await versions(tx, access);
    const row = all.find((one) => isMeant(one, id));
    if (!row) return null;
    const before = all.slice(all.indexOf(row) + 1);
    const other =
      all.find((one) => compareWith !== undefined && one !== row && isMeant(one, compareWith)) ?? before[0];
    const withModel = async (one: VersionRow) => ({ ...one, model: await modelVersion(tx, one.id) });
    return { version: await withModel(row), other: other ? await withModel(other) : null, all };
  });
}

/** The model that the organization's next version follows: its newest own one, else the newest built-in one. */
export async function modelBefore(
  tx: Tenant,
  access: OrganizationAccess,
): Promise<{ model: Model; sameFamily: boolean }> {
  const [newest] = await ownVersions(tx, access);
  const id = newest?.id ?? (await currentModelVersionId(tx));
  return { model: await modelVersion(tx, id), sameFamily: newest !== undefined };
}

/** What the text of a draft declares as its version, whether it can be read or not. */
const declared = sql<
  string | null
>`substring(${modelDrafts.text} from ${'(?n)^ *"?modelVersion"?: *["\']?([0-9A-Za-z.-]{1,40})'})`;

/** Drafts of the organization for those who may publish, newest first, without their text. */
export async function listDrafts(access: OrganizationAccess) {
  if (!can(access.role, 'model:publish')) return [];
  return readOrganization(access, (tx) =>
    tx
      .select({ id: modelDrafts.id, version: declared, savedAt: modelDrafts.savedAt, author: users.name })
      .from(modelDrafts)
      .leftJoin(users, eq(users.id, modelDrafts.createdBy))
      .where(eq(modelDrafts.organizationId, access.organizationId))
      .orderBy(desc(modelDrafts.savedAt)),
  );
}

/** A draft with the model that it would follow; null when there is none, and for people who may not publish. */
export async function getDraft(access: OrganizationAccess, id: string) {
  if (!can(access.role, 'model:publish') || !isId(id)) return null;
  return readOrganization(access, async (tx) => {
    const [draft] = await tx
      .select({ id: modelDrafts.id, text: modelDrafts.text, savedAt: modelDrafts.savedAt })
      .from(modelDrafts)
      .where(and(eq(modelDrafts.organizationId, access.organizationId), eq(modelDrafts.id, id)));
    return draft ? { ...draft, before: await modelBefore(tx, access) } : null;
  });
}

/** A model that a round may be opened with, and how many questions it has for a team's frameworks. */
export interface ModelOption {
  id: string;
  version: string;
  own: boolean;
  isDefault: boolean;
  questions: { quick: number; key: number; full: number };
  model: Model;
}

/** Own versions that a new round may be asked with besides the chosen one: each is read whole, to count its questions. */
const MOST_OFFERED = 10;

/** What new rounds may be asked with: the latest own versions, newest first, and the newest built-in one. */
export function listModelOptions(
  access: OrganizationAccess,
  scope: readonly Model['frameworks'][number]['id'][],
): Promise<ModelOption[]> {
  return readOrganization(access, async (tx) => {
    const open = (await versions(tx, access)).filter(
      ({ own, isDefault, isCurrentBuiltIn }, i) => (own && i < MOST_OFFERED) || isDefault || isCurrentBuiltIn,
    );
    const options: ModelOption[] = [];
    for (const { id, version, own, isDefault } of open) {
      const model = await modelVersion(tx, id);
      const many = (mode: 'quick' | 'key' | 'full') => askedItems(model, mode, null, scope).length;
      const questions = { quick: many('quick'), key: many('key'), full: many('full') };
      options.push({ id: own ? id : 'built-in', version, own, isDefault, questions, model });
    }
    return options;
  });
}
