'use server';

import type { Route } from 'next';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { changeDraft, chooseModel, dropDraft, keepDraft, publishDraft } from '@/lib/model-versions/commands';
import { chooseForm, draftForm, publishForm } from '@/lib/model-versions/schema';
import { readUpload } from '@/lib/model-versions/upload';

/** Keeps what was uploaded or typed as a draft, and goes to what was found in it. */
export async function keepDraftAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(draftForm, await readUpload(data), async ({ text }) =>
    redirect(`/organizations/${organizationId}/models/drafts/${await keepDraft(access, text)}`),
  );
}

export async function changeDraftAction(
  organizationId: string,
  draftId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(draftForm, await readUpload(data), async ({ text }) => {
    await changeDraft(access, draftId, text);
    redirect(`/organizations/${organizationId}/models/drafts/${draftId}`);
  });
}

export async function dropDraftAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(z.object({ draft: z.uuid('invalid') }), data, async ({ draft }) => {
    await dropDraft(access, draft);
    revalidatePath(`/organizations/${organizationId}/models`);
    return {};
  });
}

/** Publishes, and goes to the version; to all of them when somebody was faster and the draft is gone with its page. */
export async function publishDraftAction(
  organizationId: string,
  draftId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  const models = `/organizations/${organizationId}/models`;
  return submit(publishForm, data, async (form) => {
    const published = await publishDraft(access, draftId, form).catch((error: unknown) => {
      if (error instanceof Refused && error.reason === 'unknown_draft') return redirect(models as Route);
      throw error;
    });
    redirect(`${models}/${published}` as Route);
  });
}

export async function chooseModelAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(chooseForm, data, async ({ model }) => {
    await chooseModel(access, model);
    revalidatePath(`/organizations/${organizationId}/models`);
    return {};
  });
}
