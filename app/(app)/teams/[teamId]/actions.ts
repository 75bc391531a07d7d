'use server';

import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { remindRound } from '@/lib/rounds/remind';
import { goOnRepeating, stopRepeating } from '@/lib/rounds/schedule';

/** Has whoever has not finished reminded. */
export async function remindAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({ roundId: z.uuid('invalid') }), data, async ({ roundId }) => {
    await remindRound(access, roundId);
    return {};
  });
}

export async function stopRepeatingAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await stopRepeating(access);
    return {};
  });
}

export async function goOnRepeatingAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await goOnRepeating(access);
    return {};
  });
}
