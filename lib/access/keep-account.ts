import 'server-only';
import { and, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { stillThere } from '@/lib/rounds/removed';
import { recordOfPerson } from './record-of-person';

/** Keeps an account that was going to be deleted, inside a transaction. Says whether the account stays: for one that was not, too. */
export async function keepAccount(
  tx: Pick<Tenant, 'select' | 'insert' | 'update'>,
  userId: string,
): Promise<boolean> {
  const [kept] = await tx
    .update(users)
    .set({ leavingAt: null })
    .where(and(eq(users.id, userId), isNotNull(users.leavingAt), gt(users.leavingAt, stillThere())))
    .returning({ id: users.id });
  if (kept) await recordOfPerson(tx, { actorId: userId }, 'account_kept');
  const [user] = await tx
    .select({ stays: sql<boolean>`${users.leavingAt} is null` })
    .from(users)
    .where(eq(users.id, userId));
  return user?.stays ?? false;
}
