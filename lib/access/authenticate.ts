import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { users } from '@/db/schema';
import { type DeviceOwner, knownDevice } from './device';
import { isDemoEmail, normalizeEmail } from './email';
import { verifyPassword } from './passwords';
import { recordOfPerson } from './record-of-person';
import { afterRightPassword, beforePasswordCheck, notesFailure } from './throttle';

export type Authentication =
  | { ok: true; userId: string; locale: string | null; passwordHash: string | null }
  | { ok: false; reason: 'wrong' }
  | { ok: false; reason: 'throttled'; minutes: number };

async function findByEmail(email: string) {
  // People of the sample organization have no password; saying "nobody" keeps it so whatever the table holds.
  if (isDemoEmail(email)) return undefined;
  const [user] = await systemDatabase()
    .select({
      id: users.id,
      locale: users.locale,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(eq(sql`lower(${users.email})`, normalizeEmail(email)));
  return user;
}

/** The same work for an address that nobody has. */
async function failed(kind: 'sign_in_failed' | 'locked_out', user: { id: string } | undefined) {
  const subjectId = user?.id ?? null;
  if (await notesFailure(subjectId)) await recordOfPerson(systemDatabase(), { subjectId }, kind);
}

/**
 * Checks an e-mail address and a password; `address` is where the request came from, `deviceCookie` what its browser proves
 * to have been used before (`knownDevice`). The answer and the work are the same whether the address is unknown or the password is wrong.
 */
export async function authenticate(
  email: string,
  password: string,
  address: string,
  deviceCookie?: string,
): Promise<Authentication> {
  const user = await findByEmail(email);
  const owner = { email, passwordHash: user?.passwordHash ?? null };
  const attempt = { email, address, device: knownDevice(deviceCookie, owner) };
  const held = await beforePasswordCheck(attempt);
  if (held) {
    // Once per lock-out: whoever goes on trying does not fill the log.
    if (held.first) await failed('locked_out', user);
    return { ok: false, reason: 'throttled', minutes: held.minutes };
  }
  const right = await verifyPassword(owner.passwordHash, password);
  if (!right || !user) {
    await failed('sign_in_failed', user);
    return { ok: false, reason: 'wrong' };
  }
  await afterRightPassword(attempt);
  return { ok: true, userId: user.id, locale: user.locale, passwordHash: owner.passwordHash };
}

/** What a device is remembered for. */
export async function deviceOwner(userId: string): Promise<DeviceOwner | null> {
  const [user] = await systemDatabase()
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, userId));
  return user ?? null;
}
