import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { Refused } from './refused';

/** Must be asked before anybody is let in, in the transaction that does it. Throws `Refused('account_leaving')`. */
export async function demandStaying(tx: Pick<Tenant, 'select'>, userId: string): Promise<void> {
  const [user] = await tx
    .select({ leavingAt: users.leavingAt })
    .from(users)
    .where(eq(users.id, userId))
    .for('share');
  if (user?.leavingAt) throw new Refused('account_leaving');
}
