import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { type Database, systemDatabase } from '@/db/client';
import { memberships, oneTimeCodes, passkeys, recoveryCodes, sessions, users } from '@/db/schema';
import { record } from '@/lib/security-log/record';
import { allow, notAllowed } from '../allow';
import { demandFresh } from '../fresh';
import { Refused } from '../refused';
import { endSessionsOf } from '../sessions';
import type { OrganizationAccess } from '../types';
import { HAS_FACTOR, hasFactor } from './has-factor';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** What goes with the last factor: recovery codes stand in for none any more, and no session has given one. */
export async function forgetWithoutFactor(tx: Transaction, userId: string): Promise<void> {
  // Two people who remove the last two factors at the same moment wait for each other here.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  if (await hasFactor(tx, userId)) return;
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.update(sessions).set({ factorAt: null }).where(eq(sessions.userId, userId));
}

/**
 * Takes all second factors of a person away, inside a transaction, and ends their sessions: whoever holds the account then has its
 * password only. The caller has made sure that it may be done, and writes it down.
 */
export async function resetFactors(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
  await tx.delete(oneTimeCodes).where(eq(oneTimeCodes.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await endSessionsOf(tx, userId);
}

/** An organization that somebody is in beside this one. */
const elsewhere = (tx: Transaction, { organizationId }: OrganizationAccess, userId: string) =>
  tx
    .select({ id: memberships.organizationId })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), ne(memberships.organizationId, organizationId)))
    .limit(1);

/**
 * Takes away the second factors of somebody who lost them. Throws `Refused`: 'not_allowed' for owners unless by an owner,
 * 'not_a_member' for strangers, 'confirm_again', and 'in_other_organizations' for who is in another one too: its doors are not this
 * one's to open.
 */
export async function resetFactorsOfMember(access: OrganizationAccess, userId: string): Promise<void> {
  allow(access, 'people:remove');
  await demandFresh(access);
  await systemDatabase().transaction(async (tx) => {
    const here = and(eq(memberships.organizationId, access.organizationId), eq(memberships.userId, userId));
    const [member] = await tx
      .select({ role: memberships.role })
      .from(memberships)
      .where(here)
      .for('key share');
    if (!member) throw new Refused('not_a_member');
    if (member.role === 'owner' && access.role !== 'owner') throw notAllowed(access, 'people:remove');
    if ((await elsewhere(tx, access, userId)).length > 0) throw new Refused('in_other_organizations');
    await resetFactors(tx, userId);
    await record(tx, access, 'factors_reset', { subjectId: userId });
  });
}

/** People of the organization who have a second factor. */
export async function membersWithFactor(access: OrganizationAccess): Promise<ReadonlySet<string>> {
  allow(access, 'people:see');
  const rows = await systemDatabase()
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.organizationId, access.organizationId), HAS_FACTOR));
  return new Set(rows.map(({ id }) => id));
}
