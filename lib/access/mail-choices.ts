import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { mailsOff, users } from '@/db/schema';
import { mailSettings } from '@/lib/env';
import { MAIL_CHOICES, type MailChoice } from '@/lib/jobs/kinds';
import { writeLetter } from '@/lib/jobs/letters';
import { provesAddress, readOffToken } from './mail-links';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';
import { ownAccount, type Self } from './self';
import { demandPace } from './throttle';

/** Kinds of mail that a person gets, and since when their address is known to be theirs. */
export async function mailChoicesOf({ id }: Self) {
  const off = await systemDatabase()
    .select({ kind: mailsOff.kind })
    .from(mailsOff)
    .where(eq(mailsOff.userId, id));
  const [user] = await systemDatabase()
    .select({ verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, id));
  const kinds = MAIL_CHOICES.filter((one) => !off.some(({ kind }) => kind === one));
  return { kinds, verified: user?.verifiedAt != null };
}

/**
 * Must be called before somebody has a stranger mailed: anybody can make an account with any address, and no mail is to go out in its
 * name. Throws `Refused('address_unconfirmed')`; where no mail is sent, nothing.
 */
export async function demandVerified(self: Pick<Self, 'id'>): Promise<void> {
  if (!mailSettings()) return;
  const [user] = await systemDatabase()
    .select({ verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, self.id));
  if (!user?.verifiedAt) throw new Refused('address_unconfirmed', 'email');
}

/** Has a person get these kinds of mail, and none of the others that they may turn off. */
export async function chooseMails(self: Self, wanted: readonly MailChoice[]): Promise<void> {
  ownAccount(self);
  await systemDatabase().transaction(async (tx) => {
    const off = MAIL_CHOICES.filter((one) => !wanted.includes(one));
    await tx.delete(mailsOff).where(eq(mailsOff.userId, self.id));
    if (off.length > 0) await tx.insert(mailsOff).values(off.map((kind) => ({ userId: self.id, kind })));
  });
}

/** Turns a kind of mail off for whoever got the link, without signing in; says which, or null for a link that is none of ours. */
export async function turnMailOff(token: string): Promise<MailChoice | null> {
  const off = readOffToken(token);
  if (!off) return null;
  // Of somebody who is gone there is nothing to turn off.
  await systemDatabase().execute(sql`
    insert into mails_off (user_id, kind) select id, ${off.kind} from users where id = ${off.userId} on conflict do nothing`);
  return off.kind;
}

/** Mails a person another link to confirm their address. Throws `Refused('too_many')`. */
export async function askToVerify(self: Self): Promise<void> {
  ownAccount(self);
  await demandPace('verify', self.id);
  await writeLetter(systemDatabase(), { kind: 'verify_address', userId: self.id });
}

/**
 * Confirms the address of a signed-in person by the link that was mailed to it: who has the mail and the account is one. False where the
 * link is too old, or was mailed to another address.
 */
export async function verifyAddress(self: Self, token: string, now: Date): Promise<boolean> {
  if (!provesAddress(token, self, now)) return false;
  await systemDatabase().transaction(async (tx) => {
    const done = await tx
      .update(users)
      .set({ emailVerifiedAt: now })
      .where(and(eq(users.id, self.id), eq(users.email, self.email), isNull(users.emailVerifiedAt)))
      .returning({ id: users.id });
    if (done.length > 0) await recordOfPerson(tx, { actorId: self.id }, 'address_verified');
  });
  return true;
}
