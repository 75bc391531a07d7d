import 'server-only';
import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { systemDatabase } from '@/db/client';
import { oneTimeCodes } from '@/db/schema';
import { demandFresh } from '../fresh';
import { recordOfPerson } from '../record-of-person';
import { Refused } from '../refused';
import { ownAccount, type Self } from '../self';
import { forgetWithoutFactor } from './reset';
import { openFor, sealFor } from './seal';

const PERIOD = 30;
/** Clocks that are half a minute off, and people who type slowly. */
const WINDOW = 1;

const totp = (secret: Secret, label = '') =>
  new TOTP({ issuer: 'Patamar', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });

/** Number of the half minute that a code belongs to; null where it belongs to none of now. */
function stepOf(userId: string, sealed: string, code: string): number | null {
  const secret = openFor(userId, sealed);
  if (!secret) return null;
  const now = Date.now();
  const buffer = new Uint8Array(secret).buffer;
  const delta = totp(new Secret({ buffer })).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

const of = (userId: string) => eq(oneTimeCodes.userId, userId);

/** What an app needs to make codes: an address that it reads as a picture, and the same secret to be typed. */
export interface CodesSetUp {
  uri: string;
  secret: string;
}

/**
 * Begins to set up one-time codes, with a new secret each time. Throws `Refused`: 'confirm_again', 'codes_set_up' where there
 * are some.
 */
export async function beginCodes(self: Self): Promise<void> {
  ownAccount(self);
  await demandFresh(self);
  const sealed = sealFor(self.id, new Secret({ size: 20 }).bytes);
  const [begun] = await systemDatabase()
    .insert(oneTimeCodes)
    .values({ userId: self.id, secret: sealed })
    .onConflictDoUpdate({
      target: oneTimeCodes.userId,
      set: { secret: sealed, createdAt: sql`now()`, lastStep: 0 },
      setWhere: isNull(oneTimeCodes.confirmedAt),
    })
    .returning({ userId: oneTimeCodes.userId });
  if (!begun) throw new Refused('codes_set_up');
}

/** What is to be put into an app, while that is not confirmed and was begun within the hour; null otherwise. */
export async function codesBegun(self: Self): Promise<CodesSetUp | null> {
  const [row] = await systemDatabase()
    .select({ secret: oneTimeCodes.secret })
    .from(oneTimeCodes)
    .where(
      and(
        of(self.id),
        isNull(oneTimeCodes.confirmedAt),
        sql`${oneTimeCodes.createdAt} > now() - interval '1 hour'`,
      ),
    );
  const bytes = row && openFor(self.id, row.secret);
  if (!bytes) return null;
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  return { uri: totp(secret, self.email).toString(), secret: secret.base32 };
}

/** Finishes setting up, when a code proves that an app has the secret. Says whether it does. Throws `Refused('confirm_again')`. */
export async function confirmCodes(self: Self, code: string): Promise<boolean> {
  ownAccount(self);
  await demandFresh(self);
  return systemDatabase().transaction(async (tx) => {
    const begun = and(of(self.id), isNull(oneTimeCodes.confirmedAt));
    const [row] = await tx
      .select({ secret: oneTimeCodes.secret })
      .from(oneTimeCodes)
      .where(begun)
      .for('update');
    const lastStep = row ? stepOf(self.id, row.secret, code) : null;
    if (lastStep === null) return false;
    await tx.update(oneTimeCodes).set({ confirmedAt: sql`now()`, lastStep }).where(begun);
    await recordOfPerson(tx, { actorId: self.id }, 'codes_set_up');
    return true;
  });
}

/** Whether a code is right and was not used before; from then on it was. */
export async function takeCode(userId: string, code: string): Promise<boolean> {
  const db = systemDatabase();
  const mine = and(of(userId), isNotNull(oneTimeCodes.confirmedAt));
  const [row] = await db.select({ secret: oneTimeCodes.secret }).from(oneTimeCodes).where(mine);
  const lastStep = row ? stepOf(userId, row.secret, code) : null;
  if (lastStep === null) return false;
  const taken = await db
    .update(oneTimeCodes)
    .set({ lastStep })
    .where(and(mine, lt(oneTimeCodes.lastStep, lastStep)))
    .returning({ userId: oneTimeCodes.userId });
  return taken.length === 1;
}

/** Takes one-time codes away again. Throws `Refused('confirm_again')`. */
export async function removeCodes(self: Self): Promise<void> {
  ownAccount(self);
  await demandFresh(self);
  await systemDatabase().transaction(async (tx) => {
    const [gone] = await tx.delete(oneTimeCodes).where(of(self.id)).returning();
    if (!gone?.confirmedAt) return;
    await recordOfPerson(tx, { actorId: self.id }, 'codes_removed');
    await forgetWithoutFactor(tx, self.id);
  });
}
