import 'server-only';
import { and, eq, gt, gte, ne, sql } from 'drizzle-orm';
import { type Database, systemDatabase } from '@/db/client';
import { noteOwnWrite } from '@/db/own-writes';
import { memberships, oneTimeCodes, passkeys, passwordLinks, users } from '@/db/schema';
import { record } from '@/lib/security-log/record';
import { allow, notAllowed } from './allow';
import { isDemoEmail, normalizeEmail } from './email';
import { hasFactor } from './factors/has-factor';
import { forgetWithoutFactor } from './factors/reset';
import { demandFresh } from './fresh';
import { hashInvitationToken, newInvitationToken } from './invitation-token';
import { hashPassword } from './passwords';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';
import { endSessionsOf } from './sessions';
import type { OrganizationAccess } from './types';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** How long a link works, in minutes. */
const MINUTES = 60;

/** The link of a person, in the place of an older one; returns what stands in its address, which is kept nowhere. */
async function makeLink(
  tx: Transaction,
  userId: string,
  mailed = false,
): Promise<{ token: string; expiresAt: Date }> {
  const { token, hash: tokenHash } = newInvitationToken();
  const expiresAt = new Date(Date.now() + MINUTES * 60_000);
  await tx
    .insert(passwordLinks)
    .values({ userId, tokenHash, expiresAt, mailed })
    .onConflictDoUpdate({ target: passwordLinks.userId, set: { tokenHash, expiresAt, mailed } });
  return { token, expiresAt };
}

/**
 * Makes a link by which a member sets a new password, and returns what stands in its address. An account may open more than this
 * organization: who is in another one, too, only the operator helps. Throws `Refused`: 'not_a_member' for strangers,
 * 'not_allowed' for owners unless by an owner, 'own_password', 'also_elsewhere', 'no_password', 'confirm_again'.
 */
export async function makePasswordLink(access: OrganizationAccess, userId: string): Promise<string> {
  allow(access, 'people:new-password');
  const { organizationId } = access;
  if (userId === access.userId) throw new Refused('own_password');
  await demandFresh(access);
  return systemDatabase().transaction(async (tx) => {
    const [member] = await tx
      .select({ role: memberships.role, hash: users.passwordHash })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)))
      // Held against joining another organization meanwhile, which refers to the person.
      .for('update', { of: users });
    if (!member) throw new Refused('not_a_member');
    if (member.role === 'owner' && access.role !== 'owner') throw notAllowed(access, 'people:new-password');
    const [elsewhere] = await tx
      .select({ organizationId: memberships.organizationId })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), ne(memberships.organizationId, organizationId)))
      .limit(1);
    if (elsewhere) throw new Refused('also_elsewhere');
    if (member.hash === null) throw new Refused('no_password');
    const { token } = await makeLink(tx, userId);
    await record(tx, access, 'password_link_made', { subjectId: userId });
    return token;
  });
}

/** The same on the server itself, for anybody with an account and a password, the last owner too; the reason where there is none. */
export async function makePasswordLinkOf(
  email: string,
): Promise<{ token: string; expiresAt: Date } | 'unknown' | 'no-password'> {
  if (isDemoEmail(email)) return 'unknown';
  return systemDatabase().transaction(async (tx) => {
    const [user] = await tx
      .select({ id: users.id, hash: users.passwordHash })
      .from(users)
      .where(eq(sql`lower(${users.email})`, normalizeEmail(email)));
    if (!user) return 'unknown';
    if (user.hash === null) return 'no-password';
    await recordOfPerson(tx, { subjectId: user.id }, 'password_link_made');
    return makeLink(tx, user.id);
  });
}

/** A link that goes to the address of the account alone; null for an account that has no password to forget. */
export function makeMailedPasswordLink(userId: string): Promise<string | null> {
  return systemDatabase().transaction(async (tx) => {
    const [user] = await tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId));
    if (!user || user.hash === null) return null;
    await recordOfPerson(tx, { subjectId: userId }, 'password_link_mailed');
    return (await makeLink(tx, userId, true)).token;
  });
}

/** Whoever used a link that went to the address alone has it; unless the account has a second factor, which may be somebody else's. */
async function verifyByLink(tx: Transaction, userId: string): Promise<void> {
  if (await hasFactor(tx, userId)) return;
  await tx
    .update(users)
    .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
    .where(eq(users.id, userId));
}

const works = (token: string) =>
  and(eq(passwordLinks.tokenHash, hashInvitationToken(token)), gt(passwordLinks.expiresAt, sql`now()`));

/** Whose password a link sets; null for one that works no more, or never did. */
export async function findPasswordLink(
  token: string,
): Promise<{ userId: string; name: string; email: string } | null> {
  const [found] = await systemDatabase()
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(passwordLinks)
    .innerJoin(users, eq(users.id, passwordLinks.userId))
    .where(works(token));
  return found ?? null;
}

/**
 * Takes away what was set up after the link before: who had used that in somebody's place would else have left a passkey of their
 * own behind, and come in by it after the person has got a link of theirs.
 */
async function forgetFactorsSinceLink(tx: Transaction, userId: string): Promise<void> {
  const own = eq(users.id, userId);
  const [before] = await tx.select({ at: users.answersSince }).from(users).where(own).for('update');
  if (!before?.at) return;
  const gone = [
    await tx
      .delete(passkeys)
      .where(and(eq(passkeys.userId, userId), gte(passkeys.createdAt, before.at)))
      .returning({ userId: passkeys.userId }),
    await tx
      .delete(oneTimeCodes)
      .where(and(eq(oneTimeCodes.userId, userId), gte(oneTimeCodes.createdAt, before.at)))
      .returning({ userId: oneTimeCodes.userId }),
  ];
  if (gone.flat().length > 0) await forgetWithoutFactor(tx, userId);
}

/**
 * Sets a new password by a link, which is over then, and ends all sessions of the person; returns who that is, or null where the
 * link works no more. Whether the password will do has been judged before. Answers from before are not shown to the account any more
 * (`isShownToOwner`), and second factors from after the link before that go.
 */
export async function renewPassword(token: string, password: string): Promise<{ userId: string } | null> {
  const passwordHash = await hashPassword(password);
  return systemDatabase().transaction(async (tx) => {
    // Of two at once, one finds the row.
    const [link] = await tx
      .delete(passwordLinks)
      .where(works(token))
      .returning({ userId: passwordLinks.userId, mailed: passwordLinks.mailed });
    if (!link) return null;
    const { userId, mailed } = link;
    // A mail is no way past the second factor: whoever reads somebody's mail must not get rid of it.
    if (!mailed) await forgetFactorsSinceLink(tx, userId);
    // Whoever made a link can have used it: what was answered before is theirs to count, and nobody's to read. What was mailed
    // only its reader can.
    const since = mailed ? {} : { answersSince: sql`now()` };
    await tx
      .update(users)
      .set({ passwordHash, ...since })
      .where(eq(users.id, userId));
    if (mailed) await verifyByLink(tx, userId);
    await endSessionsOf(tx, userId);
    await recordOfPerson(tx, { actorId: userId }, 'password_renewed');
    await noteOwnWrite(tx, userId);
    return { userId };
  });
}
