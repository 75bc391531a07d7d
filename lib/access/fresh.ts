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

/** The signed-in person and the session in which they are to prove that it is them. */
interface Confirming {
  id: string;
  sessionId: string;
}

/** What came of it. */
export type Confirmation =
  | { ok: true }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'throttled'; minutes: number };

/** Notes that the person just proved in a session who they are. */
export async function noteConfirmed(sessionId: string): Promise<void> {
  await systemDatabase().update(sessions).set({ confirmedAt: sql`now()` }).where(eq(sessions.id, sessionId));
}

/**
 * Notes that the person just proved who they are, with the password of their account, if it is right. Guessing is limited, and who has
 * a second factor gives that instead.
 */
export async function confirmWithPassword(self: Confirming, password: string): Promise<Confirmation> {
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
  await noteConfirmed(self.sessionId);
  return { ok: true };
}
