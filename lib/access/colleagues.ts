import 'server-only';
import { and, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { memberships, users } from '@/db/schema';
import { withLook } from './name-keys';
import { Refused } from './refused';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Organizations that a person is in. */
const organizationsOf = async (tx: Transaction, userId: string) =>
  (
    await tx
      .select({ id: memberships.organizationId })
      .from(memberships)
      .where(eq(memberships.userId, userId))
  ).map(({ id }) => id);

/**
 * Makes whoever else takes a name in these organizations wait until the transaction ends, so that two people cannot take one at the
 * same moment. Before anything else is locked that joining or renaming locks.
 */
export async function holdNames(tx: Transaction, organizationIds: readonly string[]): Promise<void> {
  // In one order, so that two who are in the same organizations never wait for each other.
  for (const id of organizationIds.toSorted())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`names ${id}`}, 0))`);
}

/** Whether somebody in these organizations, other than the person, has a name that could be taken for this one. */
export async function isColleaguesName(
  database: Pick<Database, 'select'>,
  organizationIds: readonly string[],
  { userId, name }: { userId: string | null; name: string },
): Promise<boolean> {
  if (organizationIds.length === 0) return false;
  const { nameAs, nameRead } = withLook(name);
  const [found] = await database
    .select({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        inArray(memberships.organizationId, [...organizationIds]),
        or(eq(users.nameAs, nameAs), eq(users.nameRead, nameRead)),
        userId === null ? undefined : ne(users.id, userId),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/** Holds the names of everybody whom a person works with. */
export const holdNamesAround = async (tx: Transaction, userId: string): Promise<void> =>
  holdNames(tx, await organizationsOf(tx, userId));

/**
 * Must be called before a person takes another name: nobody is called like a colleague, or so that it looks the same.
 * @throws {Refused} 'colleague_has_name'
 */
export async function demandOwnName(tx: Transaction, userId: string, name: string): Promise<void> {
  const around = await organizationsOf(tx, userId);
  // One that they came into since their names were held.
  await holdNames(tx, around);
  if (await isColleaguesName(tx, around, { userId, name })) throw new Refused('colleague_has_name', 'name');
}

/**
 * Must be called before a person comes into an organization that they were not in, whose names are held: the same for those who are
 * there already.
 * @param isNew whether they just typed their name, and can still change it in the form
 * @throws {Refused} 'colleague_has_name' or 'colleague_has_your_name'
 */
export async function demandOwnNameIn(
  tx: Transaction,
  organizationId: string,
  userId: string,
  isNew: boolean,
): Promise<void> {
  const [me] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  if (!me || !(await isColleaguesName(tx, [organizationId], { userId, name: me.name }))) return;
  throw isNew ? new Refused('colleague_has_name', 'name') : new Refused('colleague_has_your_name');
}
