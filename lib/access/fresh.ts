import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { hasFactor } from './factors/has-factor';
import { verifyPassword } from './passwords';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';
import { afterPasswordChange, beforePasswordChange } from './throttle';

/** So long after proving who they are, by signing in or by being asked again, nobody is asked once more. */
const FRESH_MINUTES = 10;

/**
 * Must be called before what cannot be undone, or changes who gets in. Forms carried out by `submit` then ask for the password and
 * send themselves again with it.
 * @param who proof of access, or the signed-in person
 * @throws {Refused} 'confirm_again' unless the person proved in this session, minutes ago, that it is them
 */
export async function demandFresh({ sessionId }: { readonly sessionId?: string }): Promise<void> {
  const [fresh] = sessionId
    ? await systemDatabase()
        .select({ id: sessions.id })
        .from(sessions)
        .where(
          and(
            eq(sessions.id, sessionId),
            gt(sessions.confirmedAt, sql`now() - make_interval(mins => ${sql.raw(String(FRESH_MINUTES))})`),
          ),
        )
    : [];
  if (!fresh) throw new Refused('confirm_again');
}

/** What came of it. */
export type Confirmation =
  | { ok: true }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'throttled'; minutes: number };

/**
 * Whether the password is that of the person's account. Guessing is limited, and who has a second factor gives that instead. What comes
 * of it the caller notes (`confirmSession`).
 */
export async function confirmWithPassword(self: { id: string }, password: string): Promise<Confirmation> {
  const minutes = await beforePasswordChange(self.id);
  if (minutes !== null) return { ok: false, reason: 'throttled', minutes };
  const db = systemDatabase();
  const [user] = await db.select({ hash: users.passwordHash }).from(users).where(eq(users.id, self.id));
  const right = await verifyPassword(user?.hash ?? null, password);
  if (!right || (await hasFactor(db, self.id))) {
    await recordOfPerson(db, { actorId: self.id }, 'confirmation_failed');
    return { ok: false, reason: 'wrong' };
  }
  await afterPasswordChange(self.id);
  return { ok: true };
}
