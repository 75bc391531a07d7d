import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from './refused';

/**
 * Must be asked before anybody is let in, in the transaction that does it. Throws `Refused`: 'account_leaving', and 'overtaken' where
 * the password has been changed since it was checked: that ends every session, this one too.
 * @param checked hash of the password that was checked; undefined where it was none
 * @param keeps whether an account that is to be deleted is no reason: what begins opens nothing before it is kept
 */
export async function demandStaying(
  tx: Pick<Tenant, 'select'>,
  userId: string,
  checked?: string | null,
  keeps = false,
): Promise<void> {
  const [user] = await tx
    .select({ leavingAt: users.leavingAt, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId))
    .for('share');
  if (user?.leavingAt && !keeps) throw new Refused('account_leaving');
  if (checked !== undefined && user?.passwordHash !== checked) throw new Refused('overtaken');
}
