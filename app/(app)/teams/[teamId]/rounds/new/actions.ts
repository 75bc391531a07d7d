'use server';

import { forbidden, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { asForm } from '@/app/_actions/as-form';
import { submit } from '@/app/_actions/form-action';
import { may } from '@/lib/access/allow';
import { requireTeam } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { fieldsOf } from '@/lib/form-fields';
import { getOrganization } from '@/lib/organizations/queries';
import { roundChoices } from '@/lib/rounds/choices';
import { openRound } from '@/lib/rounds/commands';
import { openRoundForm, previewForm } from '@/lib/rounds/schema';
import type { LoadParts } from './live-loads';
import { loadParts } from './load-parts';

export async function openRoundAction(teamId: string, _: FormState, data: FormData): Promise<FormState> {
  const access = await requireTeam(teamId);
  return submit(openRoundForm, data, async (form) => {
    await openRound(access, form);
    redirect(`/teams/${teamId}`);
  });
}

/** Draws what the round would ask, for what is chosen so far. Changes nothing. */
export async function previewRound(teamId: string, data: FormData): Promise<LoadParts> {
  const access = await requireTeam(teamId);
  if (!may(access, 'round:open')) forbidden();
  const chosen = previewForm.parse(fieldsOf(asForm(data)));
  const [{ outsideThreshold }, lang] = await Promise.all([getOrganization(access), getLocale()]);
  return loadParts(access, await roundChoices(access, lang, outsideThreshold, chosen));
}
