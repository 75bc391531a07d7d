'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
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
    await closeRound(access, roundId);
    redirect(`/teams/${teamId}/rounds/${roundId}`);
  });
}
