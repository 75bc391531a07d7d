'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { Refused } from '@/lib/access/refused';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { endAnswering, publishRound } from '@/lib/rounds/commands';
import { publishRoundForm } from '@/lib/rounds/schema';

export async function endAnsweringAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    try {
      await endAnswering(access, roundId);
    } catch (error) {
      // Somebody else was faster: what they ended is what was asked for here.
      if (!(error instanceof Refused) || error.reason !== 'answers_ended') throw error;
    }
    // The same page, from its top: it asks something else now.
    redirect(`/teams/${teamId}/rounds/${roundId}/close`);
  });
}

export async function publishRoundAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(publishRoundForm, data, async (decisions) => {
    await publishRound(access, roundId, decisions);
    redirect(`/teams/${teamId}/rounds/${roundId}`);
  });
}
