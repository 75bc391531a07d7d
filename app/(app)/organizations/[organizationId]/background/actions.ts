'use server';

import { z } from 'zod';
import { submit } from '@/app/_actions/form-action';
import { requireOrganization } from '@/lib/access/require';
import type { FormState } from '@/lib/form';
import { retryJob } from '@/lib/jobs/commands';

export async function retryJobAction(
  organizationId: string,
  _: FormState,
  data: FormData,
): Promise<FormState> {
  const access = await requireOrganization(organizationId);
  return submit(z.object({ jobId: z.uuid('invalid') }), data, async ({ jobId }) => {
    await retryJob(access, jobId);
    return {};
  });
}
