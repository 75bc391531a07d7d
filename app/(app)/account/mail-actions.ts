'use server';

import { submit } from '@/app/_actions/form-action';
import { MailForm, NoFields } from '@/lib/access/forms';
import { askToVerify, chooseMails } from '@/lib/access/mail-choices';
import { requireUser } from '@/lib/access/require';
import type { FormState } from '@/lib/form';

export async function chooseMailsAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(MailForm, formData, async ({ kinds }) => {
    await chooseMails(self, kinds);
    return {};
  });
}

/** Has another link mailed by which the person confirms their address. */
export async function askToVerifyAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(NoFields, formData, async () => {
    await askToVerify(self);
    return {};
  });
}
