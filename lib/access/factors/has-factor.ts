import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { type Database, systemDatabase } from '@/db/client';
import { oneTimeCodes, passkeys, recoveryCodes, users } from '@/db/schema';

type Door = Pick<Database, 'select' | 'execute'>;

/**
 * Whether a person of `users` has a second factor. Recovery codes alone are none: they stand in for one. Its columns carry their table
 * by hand: drizzle leaves it away in queries of one table, and `id` would be that of the passkey.
 */
export const HAS_FACTOR = sql<boolean>`(exists (select from passkeys p where p.user_id = users.id)
  or exists (select from one_time_codes c where c.user_id = users.id and c.confirmed_at is not null))`;

/** Whether a person has a second factor. */
export async function hasFactor(tx: Door, userId: string): Promise<boolean> {
  const [user] = await tx.select({ has: HAS_FACTOR }).from(users).where(eq(users.id, userId));
  return user?.has ?? false;
}

/** The same, for what runs in no transaction. */
export const hasSecondFactor = (userId: string): Promise<boolean> => hasFactor(systemDatabase(), userId);

/** Which factors a person has. */
export interface Factors {
  passkeys: number;
  codes: boolean;
  /** Recovery codes that are left. */
  recoveryCodes: number;
}

const many = (table: typeof passkeys | typeof recoveryCodes, where: ReturnType<typeof and>) =>
  systemDatabase().$count(table, where);

/** Which second factors a person has. */
export async function factorsOf(userId: string): Promise<Factors> {
  const [keys, codes, left] = await Promise.all([
    many(passkeys, eq(passkeys.userId, userId)),
    systemDatabase().$count(
      oneTimeCodes,
      and(eq(oneTimeCodes.userId, userId), isNotNull(oneTimeCodes.confirmedAt)),
    ),
    many(recoveryCodes, and(eq(recoveryCodes.userId, userId), sql`${recoveryCodes.usedAt} is null`)),
  ]);
  return { passkeys: keys, codes: codes > 0, recoveryCodes: left };
}
