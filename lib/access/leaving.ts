import 'server-only';
import { and, eq, isNull, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Database, systemDatabase } from '@/db/client';
import { memberships, organizations, users } from '@/db/schema';
import { lockOrganization } from '@/lib/organizations/lock';
import { undoUntil } from '@/lib/rounds/removed';
import { demandFresh } from './fresh';
import { keepAccount } from './keep-account';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';
import { ownAccount, type Self } from './self';
import { endSessionsOf } from './sessions';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

const others = alias(memberships, 'others');

/**
 * Holds the organizations that a person owns, so that two owners cannot leave, or lose their role, at the same moment; in one order, so
 * that nobody waits for each other.
 */
export async function holdOwned(tx: Transaction, userId: string): Promise<void> {
  const owned = await tx
    .select({ organizationId: memberships.organizationId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.role, 'owner')))
    .orderBy(memberships.organizationId);
  for (const place of owned) await lockOrganization(tx, place);
}

/** Organizations, real and not deleted, that nobody would own without this person. */
export function ownedAlone(tx: Pick<Transaction, 'select'>, userId: string) {
  // Who is leaving as well does not stay behind.
  const another = tx
    .select({ userId: others.userId })
    .from(others)
    .innerJoin(users, and(eq(users.id, others.userId), isNull(users.leavingAt)))
    .where(
      and(
        eq(others.organizationId, memberships.organizationId),
        eq(others.role, 'owner'),
        ne(others.userId, userId),
      ),
    );
  return tx
    .select({ id: organizations.id, name: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(memberships.userId, userId),
        eq(memberships.role, 'owner'),
        isNull(organizations.deletedAt),
        notExists(another),
      ),
    )
    .orderBy(organizations.name);
}

/** The same for the person's own page. */
export const organizationsOwnedAlone = (userId: string) => ownedAlone(systemDatabase(), userId);

/**
 * Begins the week after which an account is deleted (lib/jobs/purge-account.ts): every session ends at once, and until then signing in
 * offers to keep it and opens nothing else. Throws `Refused`: 'confirm_again', 'demo_is_read_only', and 'last_owner' while there is an
 * organization that nobody else owns.
 */
export async function leaveForGood(self: Self & { sessionId: string }): Promise<void> {
  ownAccount(self);
  await demandFresh(self);
  await systemDatabase().transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, self.id)).for('update');
    await holdOwned(tx, self.id);
    if ((await ownedAlone(tx, self.id)).length > 0) throw new Refused('last_owner');
    await tx.update(users).set({ leavingAt: sql`now()` }).where(eq(users.id, self.id));
    await endSessionsOf(tx, self.id);
    await recordOfPerson(tx, { actorId: self.id }, 'account_deleted');
  });
}

/** Keeps an account that was going to be deleted; where it was not, or it is too late, nothing happens. */
export async function stay(userId: string): Promise<void> {
  await systemDatabase().transaction((tx) => keepAccount(tx, userId));
}

/** When the account of a person goes for good; null where it stays. */
export async function goesAt(userId: string): Promise<Date | null> {
  const [user] = await systemDatabase()
    .select({ leavingAt: users.leavingAt })
    .from(users)
    .where(eq(users.id, userId));
  return user?.leavingAt ? undoUntil(user.leavingAt) : null;
}
