import 'server-only';
import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { type Database, systemDatabase, systemQuery } from '@/db/client';
import { memberships, sessions } from '@/db/schema';
import { tellPerson } from '@/lib/live/changed';
import { record } from '@/lib/security-log/record';
import { allow } from './allow';
import { type BrowserName, browserOf } from './browser-name';
import { demandStaying } from './demand-staying';
import { hasFactor } from './factors/has-factor';
import { AWAITS_FACTOR, type SessionClaims, SIGNED_IN, STILL_COUNTS } from './find-access';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';
import { newToken } from './session-token';
import type { OrganizationAccess } from './types';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Sessions that one person may have at once: whoever signs in again and again loses the oldest. */
const MOST = 100;
/** The same of each of the few people that all visitors of the demo are: one visitor must not sign the others out. */
export const MOST_VISITS = 5_000;

/** A browser in which somebody is signed in, as they see it in their list. */
export interface SessionOfMine extends BrowserName {
  id: string;
  startedAt: Date;
  /** To the hour. */
  usedAt: Date;
  current: boolean;
}

/** Sessions of one person that may wait for the second factor at once. They push out none that is complete. */
const MOST_AWAITING = 20;

/** How somebody proved who they are. */
export type Proof = 'password' | 'provider' | 'two-factors';

/**
 * Signs a person in on the browser that names itself so. Returns the value of its cookie, which is kept nowhere. Where a password
 * is all that was given and the person has a second factor, the session opens nothing until that is given too.
 */
export async function openSession(
  userId: string,
  userAgent: string | null,
  most = MOST,
  proof: Proof = 'password',
  checked?: string | null,
): Promise<string> {
  const { token, session } = newToken();
  const usedAt = sql`date_trunc('hour', now())`;
  await systemDatabase().transaction(async (tx) => {
    await demandStaying(tx, userId, checked);
    const awaits = proof === 'password' && (await hasFactor(tx, userId));
    const now = sql`now()`;
    await tx.insert(sessions).values({
      userId,
      tokenHash: session,
      usedAt,
      confirmedAt: awaits ? null : now,
      factorAt: proof === 'two-factors' ? now : null,
      awaitsFactorAt: awaits ? now : null,
      ...browserOf(userAgent),
    });
    const surplus = tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.userId, userId),
          awaits ? isNotNull(sessions.awaitsFactorAt) : isNull(sessions.awaitsFactorAt),
        ),
      )
      .orderBy(desc(sessions.startedAt))
      .offset(awaits ? MOST_AWAITING : most);
    await tx.delete(sessions).where(inArray(sessions.id, surplus));
    if (!awaits) await recordOfPerson(tx, { actorId: userId }, 'signed_in');
  });
  return token;
}

/** Ends the session of this browser; one that is over already stays so. */
export async function closeSession({ session }: SessionClaims): Promise<void> {
  await systemDatabase().transaction(async (tx) => {
    const [ended] = await tx
      .delete(sessions)
      .where(eq(sessions.tokenHash, session))
      .returning({ userId: sessions.userId, awaitedFactorAt: sessions.awaitsFactorAt });
    if (!ended) return;
    if (ended.awaitedFactorAt === null) await recordOfPerson(tx, { actorId: ended.userId }, 'signed_out');
    await tellPerson(tx, ended.userId);
  });
}

/** Notes that a session is in use, at most once an hour: `USE_IS_DUE` says when. */
export async function noteUse({ session }: SessionClaims): Promise<void> {
  await systemDatabase()
    .update(sessions)
    .set({ usedAt: sql`date_trunc('hour', now())` })
    .where(eq(sessions.tokenHash, session));
}

const live = systemQuery((database) =>
  database.select({ userId: sessions.userId }).from(sessions).where(SIGNED_IN).prepare('live_session'),
);

/** Whose session this is; null when it has ended. */
export async function sessionOwner(claims: SessionClaims): Promise<string | null> {
  const [row] = await live().execute({ ...claims });
  return row?.userId ?? null;
}

/** Somebody in whose session no second factor was given. */
export interface OwesFactor {
  userId: string;
  /** Whether the session counts without one, as after signing in with a provider; else it opens nothing. */
  signedIn: boolean;
}

/** Whose session this is, while no second factor was given in it; null for all other sessions. */
export async function whoOwesFactor({ session }: SessionClaims): Promise<OwesFactor | null> {
  const [row] = await systemDatabase()
    .select({ userId: sessions.userId, signedIn: isNull(sessions.awaitsFactorAt).mapWith(Boolean) })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, session), isNull(sessions.factorAt), or(STILL_COUNTS, AWAITS_FACTOR)));
  return row ?? null;
}

/**
 * Notes that a second factor was given in a session, which goes on under a new token: whoever has the old one has nothing.
 * Returns the value of its cookie; null where the session is over.
 */
export function noteFactor({ session }: SessionClaims): Promise<string | null> {
  const next = newToken();
  return systemDatabase().transaction(async (tx) => {
    const mine = and(eq(sessions.tokenHash, session), or(STILL_COUNTS, AWAITS_FACTOR));
    const [before] = await tx.select().from(sessions).where(mine).for('update');
    if (!before) return null;
    const now = sql`now()`;
    await tx
      .update(sessions)
      .set({ tokenHash: next.session, factorAt: now, confirmedAt: now, awaitsFactorAt: null })
      .where(eq(sessions.id, before.id));
    if (before.awaitsFactorAt) await recordOfPerson(tx, { actorId: before.userId }, 'signed_in');
    return next.token;
  });
}

/** The sessions of a person that still count, the one that asks first, then by last use. */
export async function sessionsOf(userId: string, { session }: SessionClaims): Promise<SessionOfMine[]> {
  const current = sql<boolean>`${sessions.tokenHash} = ${session}`;
  return systemDatabase()
    .select({
      id: sessions.id,
      startedAt: sessions.startedAt,
      usedAt: sessions.usedAt,
      browser: sessions.browser,
      system: sessions.system,
      current,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), STILL_COUNTS))
    .orderBy(desc(current), desc(sessions.usedAt), desc(sessions.startedAt));
}

/** Ends one session of a person; somebody else's is not theirs to end, and one that is over stays so. */
export async function endOneSession(userId: string, id: string): Promise<void> {
  await systemDatabase().transaction(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
      .returning({ id: sessions.id });
    if (ended.length > 0) await recordOfPerson(tx, { actorId: userId }, 'session_ended');
    await tellPerson(tx, userId);
  });
}

/** Ends the sessions of a person inside a transaction, all of them. */
export async function endSessionsOf(tx: Database | Transaction, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tellPerson(tx, userId);
}

/**
 * Signs somebody of the organization out on all their devices, wherever else they are members. Throws `Refused`:
 * 'not_allowed' for owners unless by an owner, 'not_a_member' for strangers.
 */
export async function endSessionsOfMember(access: OrganizationAccess, userId: string): Promise<void> {
  allow(access, 'people:remove');
  const { organizationId } = access;
  const theirs = and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId));
  const [member] = await systemDatabase().select({ role: memberships.role }).from(memberships).where(theirs);
  if (!member) throw new Refused('not_a_member');
  if (member.role === 'owner' && access.role !== 'owner') throw new Refused('not_allowed');
  await systemDatabase().transaction(async (tx) => {
    await endSessionsOf(tx, userId);
    await record(tx, access, 'sessions_ended', { subjectId: userId });
  });
}
