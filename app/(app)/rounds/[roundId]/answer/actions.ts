'use server';

import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { requireRespondent } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { finishAnswering, unfinishAnswering } from '@/lib/rounds/commands';

const finishForm = z.object({ roundId: z.string() });

/** Marks that the signed-in person has answered what they wanted to. */
export async function finishAction(formData: FormData): Promise<FormState> {
  return submit(finishForm, formData, async ({ roundId }) => {
    await finishAnswering(await requireRespondent(roundId));
  });
}

/** Marks that the signed-in person has not finished after all: they took back what they had answered. */
export async function unfinishAction(formData: FormData): Promise<FormState> {
  return submit(finishForm, formData, async ({ roundId }) => {
    await unfinishAnswering(await requireRespondent(roundId));
  });
}
