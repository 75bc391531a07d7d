import 'server-only';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { memberships, users } from '@/db/schema';
import { looksAlike } from './name-keys';
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

/** @throws {Refused} when a name could be taken for that of somebody else in one of the organizations */
async function demandApart(
  tx: Transaction,
  organizationIds: string[],
  person: { userId: string; name: string },
  refused: Refused,
): Promise<void> {
  if (organizationIds.length === 0) return;
  const others = await tx
    .selectDistinct({ name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inArray(memberships.organizationId, organizationIds), ne(users.id, person.userId)));
  if (others.some(({ name }) => looksAlike(name, person.name))) throw refused;
}

/**
 * Must be called before a person takes another name: nobody is called like a colleague, or so that it looks the same.
 * @throws {Refused} 'colleague_has_name'
 */
export const demandOwnName = async (tx: Transaction, userId: string, name: string): Promise<void> =>
  demandApart(
    tx,
    await organizationsOf(tx, userId),
    { userId, name },
    new Refused('colleague_has_name', 'name'),
  );

/**
 * Must be called before a person comes into an organization that they were not in: the same for those who are there already.
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
  if (me) {
    const person = { userId, name: me.name };
    const refused = isNew
      ? new Refused('colleague_has_name', 'name')
      : new Refused('colleague_has_your_name');
    await demandApart(tx, [organizationId], person, refused);
  }
}
