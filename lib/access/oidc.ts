import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Database, systemDatabase } from '@/db/client';
import { identities, users } from '@/db/schema';
import { silentProviderVerifies } from '@/lib/env';
import { LIMITS } from '@/lib/limits';
import { isReadable, tidyName } from '@/lib/names';
import { isDemoEmail, normalizeEmail } from './email';
import { resetFactors } from './factors/reset';
import { withLook } from './name-keys';
import { decideNewcomer, type OidcRefusal } from './oidc-rules';
import { recordOfPerson } from './record-of-person';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** What a provider says about a person, checked and signed (OpenID Connect Core 5.1). */
export interface ProviderClaims {
  issuer: string;
  subject: string;
  email: string | undefined;
  emailVerified: boolean;
  name: string | undefined;
  /** Whether it says that the person gave more than one factor (`mfa` of RFC 8176). */
  multiFactor?: boolean;
}

const text = z.string().optional().catch(undefined);

const Claims = z
  .object({
    iss: z.string().min(1),
    sub: z.string().min(1).max(255),
    email: text,
    // Only the boolean counts: "true" as a text is not the provider's word. Silence counts where the operator vouches.
    email_verified: z.boolean().optional().catch(false),
    name: text,
    preferred_username: text,
    amr: z.array(z.string()).optional().catch(undefined),
  })
  .transform(
    (claims): ProviderClaims => ({
      issuer: claims.iss,
      subject: claims.sub,
      email: claims.email,
      emailVerified: claims.email_verified ?? silentProviderVerifies(),
      name: claims.name ?? claims.preferred_username,
      multiFactor: claims.amr?.includes('mfa') ?? false,
    }),
  );

/** Reads what next-auth hands over; null when it does not even say who issued it about whom. */
export const readProviderClaims = (profile: unknown): ProviderClaims | null =>
  Claims.safeParse(profile).data ?? null;

export type Admission = { ok: true; userId: string } | { ok: false; reason: OidcRefusal };

const admitted = (user: { id: string }): Admission => ({ ok: true, userId: user.id });

async function findKnown(tx: Transaction, { issuer, subject }: ProviderClaims) {
  const [known] = await tx
    .select({ id: users.id, email: users.email })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)));
  return known;
}

type Known = NonNullable<Awaited<ReturnType<typeof findKnown>>>;

/** Somebody who comes back. The provider's word is about the address it names, which may be another one by now. */
async function admitKnown(tx: Transaction, claims: ProviderClaims, known: Known): Promise<Admission> {
  if (isDemoEmail(known.email)) return { ok: false, reason: 'not_allowed' };
  if (claims.emailVerified && normalizeEmail(claims.email ?? '') === normalizeEmail(known.email)) {
    await tx.update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, known.id));
  }
  return admitted(known);
}

/**
 * Gives an existing account to the owner of its address. Patamar does not verify addresses at sign-up, so a
 * stranger may have made this account to wait in it: their password, passkeys, identities and sessions must all end.
 */
async function handOver(tx: Transaction, userId: string) {
  await tx.delete(identities).where(eq(identities.userId, userId));
  await resetFactors(tx, userId);
  const [user] = await tx
    .update(users)
    .set({ passwordHash: null, emailVerifiedAt: new Date() })
    .where(eq(users.id, userId))
    .returning({ id: users.id });
  if (!user) throw new Error('The account was locked, so it is there.');
  await recordOfPerson(tx, { actorId: userId }, 'account_claimed');
  return user;
}

/** What the provider calls the person, or their address where that is nothing that can be read. */
function nameOf(claims: ProviderClaims, email: string): string {
  const name = tidyName((claims.name ?? '').slice(0, LIMITS.name));
  return name && isReadable(name) ? name : email;
}

async function admitNewcomer(tx: Transaction, claims: ProviderClaims, email: string): Promise<Admission> {
  const { issuer, subject } = claims;
  const [made] = await tx
    .insert(users)
    .values({
      email,
      ...withLook(nameOf(claims, email)),
      emailVerifiedAt: new Date(),
    })
    .onConflictDoNothing()
    .returning({ id: users.id });
  const [user] = await tx
    .select({ id: users.id, verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email))
    .for('update');
  if (!user) throw new Error('Either it was there or it was just made.');
  // Two tabs may come back from the provider at once; the second finds what the first has made.
  const known = made ? undefined : await findKnown(tx, claims);
  if (known) return admitKnown(tx, claims, known);
  const [taken] = await tx
    .select({ subject: identities.subject })
    .from(identities)
    .where(and(eq(identities.userId, user.id), eq(identities.issuer, issuer)));
  const decision = decideNewcomer({
    accountExists: !made,
    accountVerified: user.verifiedAt !== null,
    takenBySameIssuer: taken !== undefined,
  });
  if (decision === 'email_reassigned') return { ok: false, reason: decision };
  if (made) await recordOfPerson(tx, { actorId: user.id }, 'account_made');
  const owner = decision === 'link' ? await handOver(tx, user.id) : user;
  await tx.insert(identities).values({ issuer, subject, userId: owner.id });
  return admitted(owner);
}

/** Lets in somebody whom the identity provider vouches for: known, linked by a verified address, or new. */
export async function admitIdentity(claims: ProviderClaims): Promise<Admission> {
  const email = claims.email ? normalizeEmail(claims.email) : '';
  return systemDatabase().transaction(async (tx) => {
    const known = await findKnown(tx, claims);
    if (known) return admitKnown(tx, claims, known);
    if (!email) return { ok: false, reason: 'email_missing' };
    if (isDemoEmail(email)) return { ok: false, reason: 'not_allowed' };
    // Whoever can write any address into their profile would take that of somebody else, or keep them from it.
    if (!claims.emailVerified) return { ok: false, reason: 'email_unverified' };
    return admitNewcomer(tx, claims, email);
  });
}
