'use server';

import { notFound } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { deleteView, saveView } from '@/lib/overview/commands';
import { saveViewForm } from '@/lib/overview/schema';
import { QUESTIONS, type Question } from './questions';

export async function saveViewAction(
  organizationId: string,
  question: Question,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  // What an action is bound to comes back from a browser, too.
  if (!QUESTIONS.includes(question)) notFound();
  return submit(saveViewForm, data, async (form) => {
    await saveView(access, question, form);
    return {};
  });
}

export async function deleteViewAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(z.object({ viewId: z.uuid('invalid') }), data, async ({ viewId }) => {
    await deleteView(access, viewId);
    return {};
  });
}
