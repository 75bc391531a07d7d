import 'server-only';
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { systemDatabase } from '@/db/client';
import { passkeys, users } from '@/db/schema';
import { recordOfPerson } from '../record-of-person';
import { notesFailure } from '../throttle';
import { type Asker, newChallenge, takeChallenge } from './challenges';
import { answerOf, handleOf, noteUseOfPasskey } from './passkeys';
import { relyingParty } from './relying-party';

/** What the browser needs to use one of a person's passkeys, as JSON; null where there is none, or after very many. */
export async function passkeyToGive(userId: string, asker: Asker): Promise<string | null> {
  const allowCredentials = await systemDatabase()
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, userId));
  const challenge = allowCredentials.length > 0 ? await newChallenge('give', asker) : null;
  if (!challenge) return null;
  const { rpID } = relyingParty();
  return JSON.stringify(
    await generateAuthenticationOptions({ rpID, challenge, allowCredentials, userVerification: 'preferred' }),
  );
}

/** The same for a passkey that says by itself whose it is, and stands for the password too; null after very many. */
export async function passkeyToEnter(asker: Asker): Promise<string | null> {
  const challenge = await newChallenge('enter', asker);
  if (!challenge) return null;
  const { rpID } = relyingParty();
  return JSON.stringify(
    await generateAuthenticationOptions({ rpID, challenge, userVerification: 'required' }),
  );
}

const base64url = z.string().max(20_000);
const signed = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional().catch(undefined),
  }),
});
type Signed = z.infer<typeof signed>;
type Key = typeof passkeys.$inferSelect;

async function verified(answer: Signed, key: Key, purpose: 'give' | 'enter', { browser }: Asker) {
  const { expectedOrigin, expectedRPID } = relyingParty();
  try {
    const { verified: right, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: (challenge) => takeChallenge(purpose, browser, challenge),
      expectedOrigin,
      expectedRPID,
      requireUserVerification: purpose === 'enter',
      credential: {
        id: key.credentialId,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
        counter: key.counter,
      },
    });
    return right && (await noteUseOfPasskey(key.id, key.counter, authenticationInfo.newCounter));
  } catch {
    // The library throws for everything that is not as it has to be, and says so in words for developers.
    return false;
  }
}

/** Somebody who came in. */
interface Entering {
  userId: string;
  email: string;
  locale: string | null;
}

async function keyOf(answer: Signed | null): Promise<Key | undefined> {
  if (!answer) return undefined;
  const [key] = await systemDatabase().select().from(passkeys).where(eq(passkeys.credentialId, answer.id));
  return key;
}

/** Whether a browser's answer is signed by a passkey of this person, for what it was asked a moment ago. */
export async function takePasskey(userId: string, json: string, asker: Asker): Promise<boolean> {
  const answer = answerOf(signed, json);
  const key = await keyOf(answer);
  return answer !== null && key?.userId === userId && verified(answer, key, 'give', asker);
}

/** Who enters with a passkey alone; null for nobody. */
export async function whoEnters(json: string, asker: Asker): Promise<Entering | null> {
  const answer = answerOf(signed, json);
  const key = await keyOf(answer);
  if (!answer || !key) return null;
  const handle = Buffer.from(handleOf(key.userId)).toString('base64url');
  if (answer.response.userHandle === handle && (await verified(answer, key, 'enter', asker))) {
    const [person] = await systemDatabase()
      .select({ userId: users.id, email: users.email, locale: users.locale })
      .from(users)
      .where(eq(users.id, key.userId));
    return person ?? null;
  }
  if (await notesFailure(key.userId))
    await recordOfPerson(systemDatabase(), { subjectId: key.userId }, 'sign_in_failed');
  return null;
}
