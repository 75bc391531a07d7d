import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { noteOwnWrite } from '@/db/own-writes';
import { passwordLinks, sessions, users } from '@/db/schema';
import { writeLetter } from '@/lib/jobs/letters';
import { hasPassword } from './account';
import { normalizeEmail } from './email';
import { demandFresh } from './fresh';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';
import { ownAccount, type Self } from './self';
import { afterNewAddress, beforeKnownAddress } from './throttle';

/** Somebody signed up with the address a moment ago: the index that holds each address once has the last word. */
function refuseTaken(error: unknown): never {
  const cause = error instanceof Error ? error.cause : undefined;
  const taken =
    cause instanceof Error && 'constraint_name' in cause && cause.constraint_name === 'users_email_key';
  throw taken ? new Refused('address_refused', 'email') : error;
}

/**
 * Gives an account another address to sign in with, and ends its sessions elsewhere. Nobody has vouched for the
 * new one. Throws `Refused`: 'confirm_again', 'demo_is_read_only', 'no_own_password' for people who come through an identity provider,
 * 'address_refused' where it cannot be had, and 'too_many' after trying many that somebody has.
 * @param network address that the request came from
 */
export async function changeAddress(
  self: Self & { sessionId: string },
  address: string,
  network: string,
): Promise<void> {
  ownAccount(self);
  await demandFresh(self);
  const email = normalizeEmail(address);
  if (email === normalizeEmail(self.email)) return;
  if (!(await hasPassword(self))) throw new Refused('no_own_password');
  await beforeKnownAddress(network);
  await systemDatabase().transaction(async (tx) => {
    const [taken] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(sql`lower(${users.email})`, email));
    if (taken) throw new Refused('address_refused', 'email');
    await tx
      .update(users)
      .set({ email, emailVerifiedAt: null })
      .where(eq(users.id, self.id))
      .catch(refuseTaken);
    await tx.delete(passwordLinks).where(eq(passwordLinks.userId, self.id));
    await tx.delete(sessions).where(and(eq(sessions.userId, self.id), ne(sessions.id, self.sessionId)));
    await recordOfPerson(tx, { actorId: self.id }, 'address_changed');
    const userId = self.id;
    await writeLetter(tx, { kind: 'address_changed_from', userId, address: self.email });
    await writeLetter(tx, { kind: 'address_changed_to', userId });
    await writeLetter(tx, { kind: 'verify_address', userId });
    await noteOwnWrite(tx, self.id);
  });
  await afterNewAddress(network);
}
