import 'server-only';
import { randomInt } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { recoveryCodes } from '@/db/schema';
import { demandFresh } from '../fresh';
import { hashPassword, verifyPassword } from '../passwords';
import { recordOfPerson } from '../record-of-person';
import { Refused } from '../refused';
import { ownAccount, type Self } from '../self';
import { demandPace } from '../throttle';
import { hasFactor } from './has-factor';

const MANY = 10;
/** Without letters that look like digits (Crockford's base 32), so that they can be read from paper. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const SELECTOR = 4;
/** 40 random bits behind argon2id, beside 20 that only find the row. */
const LENGTH = 12;

const random = (length: number) => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** As it is kept: whatever stands between the groups, and letters read as the digits they look like. */
const plain = (code: string) =>
  code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');

const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');

/** Whether somebody typed what may be a recovery code, and not the code of an app. */
export const looksLikeRecovery = (code: string): boolean => plain(code).length === LENGTH;

/**
 * Makes ten recovery codes, and the ones from before void. They are shown this once. Throws `Refused`: 'confirm_again', 'factor_first'
 * for who has no factor that they could stand in for.
 */
export async function makeRecoveryCodes(self: Self): Promise<string[]> {
  ownAccount(self);
  await demandFresh(self);
  await demandPace('recovery', self.id);
  const selectors = new Set<string>();
  while (selectors.size < MANY) selectors.add(random(SELECTOR));
  const codes = [...selectors].map((selector) => selector + random(LENGTH - SELECTOR));
  const rows = await Promise.all(
    codes.map(async (code) => ({
      userId: self.id,
      selector: code.slice(0, SELECTOR),
      hash: await hashPassword(code.slice(SELECTOR)),
    })),
  );
  await systemDatabase().transaction(async (tx) => {
    if (!(await hasFactor(tx, self.id))) throw new Refused('factor_first');
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, self.id));
    await tx.insert(recoveryCodes).values(rows);
    await recordOfPerson(tx, { actorId: self.id }, 'recovery_codes_made');
  });
  return codes.map(grouped);
}

/** Whether a recovery code is right and was not used before; from then on it was. */
export async function takeRecoveryCode(userId: string, typed: string): Promise<boolean> {
  const code = plain(typed);
  const db = systemDatabase();
  const mine = and(
    eq(recoveryCodes.userId, userId),
    eq(recoveryCodes.selector, code.slice(0, SELECTOR)),
    isNull(recoveryCodes.usedAt),
  );
  const [row] = await db
    .select({ id: recoveryCodes.id, hash: recoveryCodes.hash })
    .from(recoveryCodes)
    .where(mine);
  if (!(await verifyPassword(row?.hash ?? null, code.slice(SELECTOR))) || !row) return false;
  const taken = await db
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(eq(recoveryCodes.id, row.id), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  if (taken.length === 0) return false;
  await recordOfPerson(db, { actorId: userId }, 'recovery_code_used');
  return true;
}
