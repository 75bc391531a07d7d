'use server';

import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { openRound } from '@/lib/rounds/commands';
import { openRoundForm } from '@/lib/rounds/schema';

export async function openRoundAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(openRoundForm, data, async (form) => {
    await openRound(access, form);
    redirect(`/teams/${teamId}`);
  });
}
