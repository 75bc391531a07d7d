import 'server-only';
import { and, count, eq } from 'drizzle-orm';
import { newId } from '@/db/id';
import { modelChoices, modelDrafts, modelVersions } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { allow } from '@/lib/access/allow';
import { isId } from '@/lib/access/find-access';
import { Refused } from '@/lib/access/refused';
import type { OrganizationAccess } from '@/lib/access/types';
import { demandSeen } from '@/lib/changed-meanwhile';
import { propose } from '@/lib/model/proposal';
import { modelHash } from '@/lib/model/versions';
import { lockOrganization } from '@/lib/organizations/lock';
import { record } from '@/lib/security-log/record';
import { chosenVersion, demandOwnVersion } from './choice';
import { fingerprint, lintDraft, MOST_DRAFTS } from './draft';
import { modelBefore } from './queries';
import type { ModelChoice, PublishForm } from './schema';

const draftOf = ({ organizationId }: OrganizationAccess, id: string) =>
  and(eq(modelDrafts.organizationId, organizationId), eq(modelDrafts.id, id));

/** Keeps the text of a model that somebody works on, whatever it says; returns the draft's id. Throws `Refused('too_many_drafts')`. */
export async function keepDraft(access: OrganizationAccess, text: string): Promise<string> {
  allow(access, 'model:publish');
  const { organizationId, userId } = access;
  return inOrganization(access, async (tx) => {
    await lockOrganization(tx, access);
    const [drafts] = await tx
      .select({ many: count() })
      .from(modelDrafts)
      .where(eq(modelDrafts.organizationId, organizationId));
    if ((drafts?.many ?? 0) >= MOST_DRAFTS) throw new Refused('too_many_drafts');
    const id = newId();
    await tx.insert(modelDrafts).values({ organizationId, id, text, createdBy: userId });
    return id;
  });
}

/**
 * Replaces the text of a draft. Throws `Refused('unknown_draft')`, and `ChangedMeanwhile` with the fingerprint of another
 * text than the one that was `seen`.
 */
export async function changeDraft(
  access: OrganizationAccess,
  id: string,
  text: string,
  seen?: string,
): Promise<void> {
  allow(access, 'model:publish');
  if (!isId(id)) throw new Refused('unknown_draft');
  await inOrganization(access, async (tx) => {
    const own = draftOf(access, id);
    const [now] = await tx.select({ text: modelDrafts.text }).from(modelDrafts).where(own).for('update');
    if (!now) throw new Refused('unknown_draft');
    if (seen !== undefined)
      demandSeen({ seen: fingerprint(now.text) }, { seen: fingerprint(text) }, { seen });
    await tx.update(modelDrafts).set({ text, savedAt: new Date() }).where(own);
  });
}

/** Throws a draft away; one that is gone already is fine. */
export async function dropDraft(access: OrganizationAccess, id: string): Promise<void> {
  allow(access, 'model:publish');
  if (!isId(id)) return;
  await inOrganization(access, (tx) => tx.delete(modelDrafts).where(draftOf(access, id)));
}

/**
 * Publishes a draft as the organization's next version, for good; returns its id. Throws `Refused`: 'unknown_draft',
 * 'draft_changed', 'too_many_checks', 'model_has_errors', 'version_not_higher' or 'version_too_low' (reference model 2.4).
 */
export async function publishDraft(
  access: OrganizationAccess,
  draftId: string,
  form: PublishForm,
): Promise<string> {
  allow(access, 'model:publish');
  if (!isId(draftId)) throw new Refused('unknown_draft');
  const { organizationId, userId } = access;
  return inOrganization(access, async (tx) => {
    // One publication at a time: the version before must still be the last one when this one is written.
    await lockOrganization(tx, access);
    const [draft] = await tx.select().from(modelDrafts).where(draftOf(access, draftId)).for('update');
    if (!draft) throw new Refused('unknown_draft');
    if (fingerprint(draft.text) !== form.seen) throw new Refused('draft_changed');
    const lint = await lintDraft(access, draft.text);
    if (!lint) throw new Refused('too_many_checks');
    const { model } = lint;
    if (!model) throw new Refused('model_has_errors');
    const anchorsKeepMeaning = form.anchorsKeepMeaning === 'yes';
    const { problem } = propose(model, await modelBefore(tx, access), { anchorsKeepMeaning });
    if (problem) throw new Refused(problem);
    const id = newId();
    await tx.insert(modelVersions).values({
      id,
      organizationId,
      version: model.modelVersion,
      contentHash: modelHash(model),
      content: model,
      publishedBy: userId,
    });
    await tx.delete(modelDrafts).where(draftOf(access, draftId));
    await record(tx, access, 'model_published', { model: model.modelVersion });
    return id;
  });
}

/**
 * Chooses the model that new rounds are asked with from now on. Throws `Refused`: 'unknown_model', or 'overtaken' where
 * somebody else chose neither this one nor the one that was `seen`.
 */
export async function chooseModel(
  access: OrganizationAccess,
  model: ModelChoice,
  seen?: ModelChoice,
): Promise<void> {
  allow(access, 'model:publish');
  const { organizationId, userId } = access;
  await inOrganization(access, async (tx) => {
    // One choice at a time, also where there is no row of it yet.
    await lockOrganization(tx, access);
    const now = (await chosenVersion(tx, access)) ?? 'built-in';
    if (now !== model && now !== (seen ?? now)) throw new Refused('overtaken');
    if (model === 'built-in') {
      await tx.delete(modelChoices).where(eq(modelChoices.organizationId, organizationId));
      if (now !== model) await record(tx, access, 'model_chosen');
      return;
    }
    const version = await demandOwnVersion(tx, access, model);
    const choice = { modelVersionId: model, chosenBy: userId, chosenAt: new Date() };
    await tx
      .insert(modelChoices)
      .values({ organizationId, ...choice })
      .onConflictDoUpdate({ target: modelChoices.organizationId, set: choice });
    if (now !== model) await record(tx, access, 'model_chosen', { model: version });
  });
}
