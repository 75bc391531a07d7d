'use server';

import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { verifyAddress } from '@/lib/access/mail-choices';
import { requireUser } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { getTranslations } from '@/lib/i18n/translate';

/** Confirms the address of who is signed in. */
export async function verifyAddressAction(_: FormState, formData: FormData): Promise<FormState> {
  const self = await requireUser();
  return submit(z.object({ token: z.string('invalid').max(200, 'invalid') }), formData, async ({ token }) => {
    if (await verifyAddress(self, token, new Date())) return {};
    const t = await getTranslations('account.verify');
    return { doneAt: undefined, message: t('over', { email: self.email }) };
  });
}
