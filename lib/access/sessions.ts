import 'server-only';
import { and, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { type Database, systemDatabase, systemQuery } from '@/db/client';
import { challenges, memberships, sessions } from '@/db/schema';
import { tellPerson } from '@/lib/live/changed';
import type { SignedInBy } from '@/lib/security-log/kinds';
import { record } from '@/lib/security-log/record';
import { allow, notAllowed } from './allow';
import { type BrowserName, browserOf } from './browser-name';
import { demandStaying } from './demand-staying';
import { hasFactor } from './factors/has-factor';
import { AWAITS_FACTOR, type SessionClaims, SIGNED_IN, STILL_COUNTS } from './find-access';
import { keepAccount } from './keep-account';
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

/** What more is known of a session that begins. */
export interface Begun {
  /** What the log says was given; null where somebody goes on in a new session who was signed in already. */
  by?: SignedInBy | null;
  /** Hash of the password that was checked; undefined where it was none. */
  checked?: string | null;
  /** Whether the person wants to keep an account that is to be deleted: then a session that waits for the second factor may begin. */
  keep?: boolean;
}

/**
 * Signs a person in on the browser that names itself so. Returns the value of its cookie, which is kept nowhere. Where a password
 * is all that was given and the person has a second factor, the session opens nothing until that is given too.
 */
export async function openSession(
  userId: string,
  userAgent: string | null,
  most = MOST,
  proof: Proof = 'password',
  { by = proof === 'two-factors' ? 'passkey' : proof, checked, keep = false }: Begun = {},
): Promise<string> {
  const { token, session } = newToken();
  const usedAt = sql`date_trunc('hour', now())`;
  await systemDatabase().transaction(async (tx) => {
    const awaits = proof === 'password' && (await hasFactor(tx, userId));
    await demandStaying(tx, userId, checked, keep && awaits);
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
    if (!awaits && by) await recordOfPerson(tx, { actorId: userId }, 'signed_in', { by });
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

/** Whether a session goes on under another token than this: what listens with the old one has to come again with the new. */
export async function goesOnElsewhere({ session }: SessionClaims, sessionId: string): Promise<boolean> {
  const renewed = and(eq(sessions.id, sessionId), ne(sessions.tokenHash, session), STILL_COUNTS);
  return (await systemDatabase().$count(sessions, renewed)) > 0;
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

type Row = typeof sessions.$inferSelect;
/** What else changes of a session. */
type Noted = PgUpdateSetSource<typeof sessions>;

/** Gives a session a new token: whoever has the old one has nothing. What a device was just asked to sign for it stays. */
async function renewToken(tx: Transaction, { id, tokenHash }: Row, noted: Noted): Promise<string> {
  const next = newToken();
  await tx
    .update(sessions)
    .set({ ...noted, tokenHash: next.session })
    .where(eq(sessions.id, id));
  await tx.update(challenges).set({ browser: next.session }).where(eq(challenges.browser, tokenHash));
  return next.token;
}

/**
 * Notes that a second factor was given in a session, which goes on under a new token. An account that is to be deleted is kept by it:
 * only who asked for that waits for a factor there. Returns the value of its cookie; null where the session is over.
 */
export function noteFactor({ session }: SessionClaims): Promise<string | null> {
  return systemDatabase().transaction(async (tx) => {
    const mine = and(eq(sessions.tokenHash, session), or(STILL_COUNTS, AWAITS_FACTOR));
    const [before] = await tx.select().from(sessions).where(mine).for('update');
    if (!before || !(await keepAccount(tx, before.userId))) return null;
    const now = sql`now()`;
    const token = await renewToken(tx, before, { factorAt: now, confirmedAt: now, awaitsFactorAt: null });
    if (before.awaitsFactorAt)
      await recordOfPerson(tx, { actorId: before.userId }, 'signed_in', { by: 'factor' });
    return token;
  });
}

/**
 * Notes that somebody just proved once more, in a session, who they are; it goes on under a new token. Returns the value of its cookie;
 * null where the session is over.
 */
export function noteConfirmed(sessionId: string): Promise<string | null> {
  return systemDatabase().transaction(async (tx) => {
    const mine = and(eq(sessions.id, sessionId), STILL_COUNTS);
    const [before] = await tx.select().from(sessions).where(mine).for('update');
    return before ? renewToken(tx, before, { confirmedAt: sql`now()` }) : null;
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
  if (member.role === 'owner' && access.role !== 'owner') throw notAllowed(access, 'people:remove');
  await systemDatabase().transaction(async (tx) => {
    await endSessionsOf(tx, userId);
    await record(tx, access, 'sessions_ended', { subjectId: userId });
  });
}
