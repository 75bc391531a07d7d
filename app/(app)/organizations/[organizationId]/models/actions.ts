'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { asForm } from '@/app/_actions/as-form';
import { submit } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireOrganization } from '@/lib/access/require';
import { beforeModelUpload } from '@/lib/access/throttle';
import type { OrganizationAccess } from '@/lib/access/types';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';
import { changeDraft, chooseModel, dropDraft, keepDraft, publishDraft } from '@/lib/model-versions/commands';
import { chooseForm, draftForm, publishForm } from '@/lib/model-versions/schema';
import { readUpload } from '@/lib/model-versions/upload';

/** Takes an uploaded or typed text, unless this person sent too many lately: then it comes back into its field. */
const take = async (
  { userId }: OrganizationAccess,
  data: FormData,
  carryOut: (text: string, seen: string | undefined) => Promise<Partial<FormState>>,
): Promise<FormState> =>
  submit(draftForm, await readUpload(asForm(data)), async ({ text, seen }) => {
    const minutes = await beforeModelUpload(userId);
    if (minutes === null) return carryOut(text, seen);
    const t = await getTranslations();
    return {
      doneAt: undefined,
      message: t('common.errors.form'),
      errors: { text: t('models.new.throttled', { minutes }) },
      values: { text: [text] },
    };
  });

/** Keeps what was uploaded or typed as a draft, and goes to what was found in it. */
export async function keepDraftAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return take(access, data, async (text) =>
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
  return take(access, data, async (text, seen) => {
    try {
      await changeDraft(access, draftId, text, seen);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      const t = await getTranslations('common.errors');
      const theirs = { seen: [String(error.now.seen)] };
      const errors = { text: t('text_changed') };
      return { doneAt: undefined, message: t('changed'), errors, values: { text: [text] }, theirs };
    }
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
  return submit(chooseForm, data, async ({ model, seen }) => {
    await chooseModel(access, model, seen);
    return {};
  });
}
