'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { closeRound } from '@/lib/rounds/commands';

export async function closeRoundAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    const result = `/teams/${teamId}/rounds/${roundId}` as const;
    try {
      await closeRound(access, roundId);
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'decisions_open') throw error;
      redirect(`${result}/close`);
    }
    redirect(result);
  });
}
