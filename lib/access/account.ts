import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { noteOwnWrite } from '@/db/own-writes';
import { users } from '@/db/schema';
import { demandSeen } from '@/lib/changed-meanwhile';
import { demandOwnName, holdNamesAround } from './colleagues';
import { hasFactor } from './factors/has-factor';
import { demandFresh } from './fresh';
import { withLook } from './name-keys';
import { hashPassword, verifyPassword } from './passwords';
import { recordOfPerson } from './record-of-person';
import { ownAccount, type Self } from './self';
import { endOneSession, endSessionsOf } from './sessions';
import { afterPasswordChange, beforePasswordChange } from './throttle';

/**
 * Changes the name that colleagues see. Throws `ChangedMeanwhile` if another one is stored now than was `seen`, `Refused`
 * 'colleague_has_name'.
 */
export async function rename(self: Self, name: string, seen?: string): Promise<void> {
  ownAccount(self);
  await systemDatabase().transaction(async (tx) => {
    const own = eq(users.id, self.id);
    await holdNamesAround(tx, self.id);
    const [now] = await tx.select({ name: users.name }).from(users).where(own).for('update');
    if (now && seen !== undefined) demandSeen(now, { name }, { name: seen });
    if (now && now.name !== name) await demandOwnName(tx, self.id, name);
    await tx.update(users).set(withLook(name)).where(own);
    await noteOwnWrite(tx, self.id);
  });
}

/** Whether the person signs in with a password; those who come through an identity provider have none. */
export async function hasPassword(self: Self): Promise<boolean> {
  const [user] = await systemDatabase()
    .select({ hash: users.passwordHash })
    .from(users)
    .where(eq(users.id, self.id));
  return user?.hash != null;
}

export type PasswordChange =
  | { ok: true }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'throttled'; minutes: number };

/**
 * Replaces the password of a person who knows the current one, and ends all their sessions: the caller opens a new one.
 * Guessing here is limited too, so that a session left open on a shared computer does not give the password away. Throws `Refused`
 * 'confirm_again' for who has a second factor.
 */
export async function changePassword(self: Self, current: string, next: string): Promise<PasswordChange> {
  ownAccount(self);
  // The current password alone is not enough for somebody who has more than a password.
  if (await hasFactor(systemDatabase(), self.id)) await demandFresh(self);
  const wait = await beforePasswordChange(self.id);
  if (wait !== null) return { ok: false, reason: 'throttled', minutes: wait };
  const db = systemDatabase();
  const [user] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, self.id));
  if (!user?.hash || !(await verifyPassword(user.hash, current))) {
    await recordOfPerson(db, { actorId: self.id }, 'confirmation_failed');
    return { ok: false, reason: 'wrong' };
  }
  await afterPasswordChange(self.id);
  const passwordHash = await hashPassword(next);
  // Only the password that was checked is replaced: of two changes at once, one wins and the other is wrong.
  return db.transaction(async (tx) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash })
      .where(and(eq(users.id, self.id), eq(users.passwordHash, user.hash ?? '')))
      .returning({ id: users.id });
    if (!changed) return { ok: false, reason: 'wrong' };
    await endSessionsOf(tx, self.id);
    await recordOfPerson(tx, { actorId: self.id }, 'password_changed');
    return { ok: true };
  });
}

/** Ends every session of the person, on all devices. */
export async function endAllSessions(self: Self): Promise<void> {
  ownAccount(self);
  await systemDatabase().transaction(async (tx) => {
    await endSessionsOf(tx, self.id);
    await recordOfPerson(tx, { actorId: self.id }, 'sessions_ended');
  });
}

/** Ends one session of the person: a device that they lost, or that is not theirs. */
export async function endSessionOn(self: Self, sessionId: string): Promise<void> {
  ownAccount(self);
  await endOneSession(self.id, sessionId);
}
