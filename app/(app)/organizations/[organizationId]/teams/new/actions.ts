'use server';

import { redirect } from 'next/navigation';
import { submit } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import { demandPace } from '@/lib/access/throttle';
import type { FormState } from '@/lib/form';
import { createTeam } from '@/lib/teams/commands';
import { teamForm } from '@/lib/teams/schema';

export async function createTeamAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(teamForm, data, async (form) => {
    await demandPace('team', access.userId);
    redirect(`/teams/${await createTeam(access, form)}/people`);
  });
}
