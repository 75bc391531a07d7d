'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { closeRound } from '@/lib/rounds/commands';
import { closeRoundForm } from '@/lib/rounds/schema';

export async function closeWithDecisionsAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  const result = `/teams/${teamId}/rounds/${roundId}` as const;
  return submit(closeRoundForm, data, async (decisions) => {
    try {
      await closeRound(access, roundId, decisions);
    } catch (error) {
      // The list on the page is not the newest any more; what was written stays with it.
      if (error instanceof Refused && error.reason === 'decisions_open') revalidatePath(`${result}/close`);
      throw error;
    }
    redirect(result);
  });
}
