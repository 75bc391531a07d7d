'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { deleteRoundForm, endRoundForm, renameRoundForm } from '@/lib/rounds/schema';
import { cancelRound, changeEnd, deleteRound, renameRound, restoreRound } from '@/lib/rounds/take-back';

/** Gives a round another name. */
export async function renameRoundAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(renameRoundForm, [], data, async (form, seen) => {
    await renameRound(access, roundId, form, seen);
    return {};
  });
}

/** Changes until when a round takes answers. */
export async function changeEndAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(endRoundForm, [], data, async (form, seen) => {
    await changeEnd(access, roundId, form, seen);
    return {};
  });
}

/** Takes back a round that is not published, with its answers; the page then says that it is gone. */
export async function cancelRoundAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await cancelRound(access, roundId);
    redirect(`/teams/${teamId}/rounds/${roundId}`);
  });
}

/** Deletes a published round; its page then offers the way back. */
export async function deleteRoundAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(deleteRoundForm, data, async (form) => {
    await deleteRound(access, roundId, form);
    redirect(`/teams/${teamId}/rounds/${roundId}`);
  });
}

/** Brings back a deleted round, and shows it. */
export async function restoreRoundAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(z.object({}), data, async () => {
    await restoreRound(access, roundId);
    redirect(`/teams/${teamId}/rounds/${roundId}`);
  });
}
