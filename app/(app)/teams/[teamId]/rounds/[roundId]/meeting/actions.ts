'use server';

import { submit, submitChanges } from '@/app/_actions/form-action';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { beginMeeting } from '@/lib/meetings/begin';
import { moveMeeting, writeDownItem } from '@/lib/meetings/commands';
import { meetingItemForm, moveMeetingForm } from '@/lib/meetings/schema';
import { publishRoundForm } from '@/lib/rounds/schema';

/** Begins the meeting with what was decided; the page then shows its list. */
export async function beginMeetingAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(publishRoundForm, data, async (decisions) => {
    await beginMeeting(access, roundId, decisions);
    return {};
  });
}

/** Leads the meeting on; everybody's page follows. */
export async function moveMeetingAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(moveMeetingForm, data, async (form) => {
    await moveMeeting(access, roundId, form);
    return {};
  });
}

/** Writes down what the team makes of an item. */
export async function writeDownItemAction(
  teamId: string,
  roundId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submitChanges(meetingItemForm, ['itemId'], data, async (form, seen) => {
    await writeDownItem(access, roundId, form, seen);
    return {};
  });
}
