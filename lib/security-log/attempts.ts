import 'server-only';
import { inOrganization } from '@/db/tenancy';
import { type Attempt, attemptOf } from '@/lib/access/allow';
import type { Refused } from '@/lib/access/refused';
import { notesRefusal } from '@/lib/access/throttle';
import { record } from './record';

/**
 * Writes down that somebody tried what their role does not allow, ten times an hour at most. Nothing of answering: when somebody tried
 * that would be told, too.
 */
export async function recordAttempt({ access, permission }: Attempt): Promise<void> {
  if (access.inDemo || permission === 'round:answer') return;
  if (!(await notesRefusal(access.userId, access.organizationId))) return;
  await inOrganization(access, (tx) => record(tx, access, 'not_allowed', { tried: permission }));
}

/** The same of what a command refused, where that was about a role. */
export async function recordRefusal(refused: Refused): Promise<void> {
  const attempt = attemptOf(refused);
  if (attempt) await recordAttempt(attempt);
}
