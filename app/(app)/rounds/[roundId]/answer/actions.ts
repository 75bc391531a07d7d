'use server';

import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { readSession } from '@/lib/access/session';
import type { FormState } from '@/lib/form';
import { finishAnswering } from '@/lib/rounds/commands';

const finishForm = z.object({ roundId: z.string() });

/** Marks that the signed-in person has answered what they wanted to. */
export async function finishAction(formData: FormData): Promise<FormState> {
  return submit(finishForm, formData, async ({ roundId }) => {
    const claims = (await readSession()) ?? redirect('/sign-in');
    await finishAnswering((await findRespondentAccess(claims, roundId)) ?? notFound());
  });
}
