'use server';

import { notFound } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { turnMailOff } from '@/lib/access/mail-choices';
import type { FormState } from '@/lib/form';

/** Turns a kind of mail off for whoever got the link. */
export async function turnMailOffAction(_: FormState, formData: FormData): Promise<FormState> {
  return submit(z.object({ token: z.string('invalid').max(200, 'invalid') }), formData, async ({ token }) => {
    if (!(await turnMailOff(token))) notFound();
    return {};
  });
}
