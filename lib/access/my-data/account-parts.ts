import 'server-only';
import { desc, eq, sql } from 'drizzle-orm';
import { identities, mailsOff, oneTimeCodes, passkeys, recoveryCodes, sessions, users } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';

/** The account itself, without the secrets that open it. */
export async function accountPart(tx: Tenant, userId: string) {
  const [account] = await tx
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      emailVerifiedAt: users.emailVerifiedAt,
      language: users.locale,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(eq(users.id, userId));
  if (!account) return null;
  const off = await tx.select({ kind: mailsOff.kind }).from(mailsOff).where(eq(mailsOff.userId, userId));
  return { ...account, mailsTurnedOff: off.map(({ kind }) => kind) };
}

/** As what an identity provider knows them. */
export const identitiesPart = (tx: Tenant, userId: string) =>
  tx
    .select({ issuer: identities.issuer, subject: identities.subject, createdAt: identities.createdAt })
    .from(identities)
    .where(eq(identities.userId, userId))
    .orderBy(identities.createdAt);

/** Where they are signed in. */
export const sessionsPart = (tx: Tenant, userId: string) =>
  tx
    .select({
      browser: sessions.browser,
      system: sessions.system,
      startedAt: sessions.startedAt,
      lastUsedInTheHourFrom: sessions.usedAt,
      confirmedAt: sessions.confirmedAt,
      secondFactorGivenAt: sessions.factorAt,
    })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.startedAt));

/** What they sign in with beside a password: that it is there, and nothing by which it could be used. */
export async function secondFactorPart(tx: Tenant, userId: string) {
  const keys = await tx
    .select({
      name: passkeys.name,
      credentialId: passkeys.credentialId,
      publicKey: passkeys.publicKey,
      transports: passkeys.transports,
      timesUsed: passkeys.counter,
      createdAt: passkeys.createdAt,
      lastUsedOn: passkeys.usedOn,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(passkeys.createdAt);
  const apps = await tx
    .select({ createdAt: oneTimeCodes.createdAt, confirmedAt: oneTimeCodes.confirmedAt })
    .from(oneTimeCodes)
    .where(eq(oneTimeCodes.userId, userId));
  const codes = await tx
    .select({ usedAt: recoveryCodes.usedAt })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.userId, userId))
    .orderBy(recoveryCodes.usedAt);
  return { passkeys: keys, oneTimeCodes: apps, recoveryCodes: codes };
}
