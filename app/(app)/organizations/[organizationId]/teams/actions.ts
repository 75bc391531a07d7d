'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { undeleteTeam } from '@/lib/teams/take-back';

/** Brings back a deleted team, and goes to it. */
export async function undeleteTeamAction(
  organizationId: string,
  teamId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(z.object({}), data, async () => {
    await undeleteTeam(access, teamId);
    redirect(`/teams/${teamId}`);
  });
}
