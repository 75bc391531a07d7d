import 'server-only';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { systemDatabase } from '@/db/client';
import { passkeys, users } from '@/db/schema';
import { demandFresh } from '../fresh';
import { recordOfPerson } from '../record-of-person';
import { Refused } from '../refused';
import { ownAccount, type Self } from '../self';
import { type Asker, newChallenge, takeChallenge } from './challenges';
import { relyingParty } from './relying-party';
import { forgetWithoutFactor } from './reset';

/** Passkeys that one person may have. */
const MOST = 20;

/** A passkey, as its person sees it. */
export interface PasskeyOfMine {
  id: string;
  name: string;
  createdAt: Date;
  /** Day of the last use; null for one that was only added. */
  usedOn: string | null;
}

/** The passkeys of a person, the oldest first. */
export const passkeysOf = (userId: string): Promise<PasskeyOfMine[]> =>
  systemDatabase()
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      usedOn: passkeys.usedOn,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));

/** What a device knows the person by: the id of the account, which says nothing. */
export const handleOf = (userId: string) => new Uint8Array(Buffer.from(userId.replaceAll('-', ''), 'hex'));

/**
 * What the browser needs to make a passkey, as JSON; null after very many. Throws `Refused`: 'confirm_again', 'too_many_passkeys'.
 */
export async function passkeyToMake(self: Self & { name: string }, asker: Asker): Promise<string | null> {
  ownAccount(self);
  await demandFresh(self);
  const known = await systemDatabase()
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, self.id));
  if (known.length >= MOST) throw new Refused('too_many_passkeys');
  const challenge = await newChallenge('add', asker);
  if (!challenge) return null;
  const options = await generateRegistrationOptions({
    rpName: 'Patamar',
    rpID: relyingParty().rpID,
    userID: handleOf(self.id),
    userName: self.email,
    userDisplayName: self.name,
    challenge,
    attestationType: 'none',
    excludeCredentials: known,
    // A key of hardware without a PIN is a second factor too; entering with a passkey alone asks for more.
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
  return JSON.stringify(options);
}

const base64url = z.string().max(20_000);
const made = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(30)).max(10).catch([]),
  }),
});

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What a browser answers, if it can be an answer at all. */
export const answerOf = <S extends z.ZodType>(schema: S, json: string): z.output<S> | null =>
  schema.safeParse(parsedJson(json)).data ?? null;

async function verified(json: string, { browser }: Asker) {
  const answer = answerOf(made, json);
  if (!answer) return null;
  const { expectedOrigin, expectedRPID } = relyingParty();
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: (challenge) => takeChallenge('add', browser, challenge),
      expectedOrigin,
      expectedRPID,
      requireUserVerification: false,
    });
    return registrationInfo ? { ...registrationInfo.credential, ...answer.response } : null;
  } catch {
    // The library throws for everything that is not as it has to be, and says so in words for developers.
    return null;
  }
}

/**
 * Keeps the passkey that the browser made. Says whether it is one for this server that was asked for a moment ago. Throws `Refused`:
 * 'confirm_again', 'passkey_known' where somebody has it already.
 */
export async function addPasskey(self: Self, name: string, json: string, asker: Asker): Promise<boolean> {
  ownAccount(self);
  await demandFresh(self);
  const credential = await verified(json, asker);
  if (!credential) return false;
  await systemDatabase().transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, self.id)).for('no key update');
    if ((await tx.$count(passkeys, eq(passkeys.userId, self.id))) >= MOST)
      throw new Refused('too_many_passkeys');
    const added = await tx
      .insert(passkeys)
      .values({
        userId: self.id,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (added.length === 0) throw new Refused('passkey_known');
    await recordOfPerson(tx, { actorId: self.id }, 'passkey_added');
  });
  return true;
}

const mine = (self: Self, id: string) => and(eq(passkeys.userId, self.id), eq(passkeys.id, id));

/** Gives a passkey of a person another name; one of somebody else stays as it is. */
export async function renamePasskey(self: Self, id: string, name: string): Promise<void> {
  ownAccount(self);
  await systemDatabase().update(passkeys).set({ name }).where(mine(self, id));
}

/** Takes a passkey of a person away: from now on it opens nothing. Throws `Refused('confirm_again')`. */
export async function removePasskey(self: Self, id: string): Promise<void> {
  ownAccount(self);
  await demandFresh(self);
  await systemDatabase().transaction(async (tx) => {
    const gone = await tx.delete(passkeys).where(mine(self, id)).returning({ id: passkeys.id });
    if (gone.length === 0) return;
    await recordOfPerson(tx, { actorId: self.id }, 'passkey_removed');
    await forgetWithoutFactor(tx, self.id);
  });
}

/** Notes a use of a passkey, if its device counted on since; one that counts back is a copy. */
export async function noteUseOfPasskey(id: string, before: number, counter: number): Promise<boolean> {
  const noted = await systemDatabase()
    .update(passkeys)
    .set({ counter, usedOn: sql`(now() at time zone 'UTC')::date` })
    .where(and(eq(passkeys.id, id), eq(passkeys.counter, before)))
    .returning({ id: passkeys.id });
  return noted.length === 1;
}
