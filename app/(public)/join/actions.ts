'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { CodeForm } from '@/lib/access/forms';
import { ticketOfCode } from '@/lib/access/invitation';
import { Refused } from '@/lib/access/refused';
import { afterRightCode, beforeCode } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { requestAddress } from '../_lib/enter';

/** Leads from a code to what its link says. */
export async function enterCodeAction(_: FormState, data: FormData): Promise<FormState> {
  return submit(CodeForm, data, async ({ code }) => {
    const address = await requestAddress();
    const minutes = await beforeCode(address);
    if (minutes !== null) throw new Refused('too_many', undefined, minutes);
    const ticket = await ticketOfCode(code);
    if (ticket === null) throw new Refused('code_unknown', 'code');
    await afterRightCode(address);
    redirect(`/join/${encodeURIComponent(ticket)}` as Route);
  });
}
