import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { challenges } from '@/db/schema';
import { beforeChallenge } from '../throttle';

/** What a device is asked to sign for: to be added, to be the second factor of a session, or to enter with it alone. */
export type Purpose = (typeof challenges.$inferSelect)['purpose'];

/** Whom a challenge is for: the browser, by what only its cookie tells, and who is counted for asking. */
export interface Asker {
  /** SHA-256 of a cookie of the browser. */
  browser: string;
  /** Session or network that may not ask without end. */
  counted: string;
}

const hashOf = (challenge: string) => createHash('sha256').update(challenge).digest('hex');

/** Something new to sign, for five minutes and this browser; null after very many. */
export async function newChallenge(
  purpose: Purpose,
  { browser, counted }: Asker,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if ((await beforeChallenge(counted)) !== null) return null;
  const bytes = new Uint8Array(randomBytes(32));
  const hash = hashOf(Buffer.from(bytes).toString('base64url'));
  await systemDatabase()
    .insert(challenges)
    .values({ hash, purpose, browser, expiresAt: sql`now() + interval '5 minutes'` });
  return bytes;
}

/** Whether this is what the browser was asked to sign for this purpose. From then on it is not: no answer is taken twice. */
export async function takeChallenge(purpose: Purpose, browser: string, challenge: string): Promise<boolean> {
  const taken = await systemDatabase()
    .delete(challenges)
    .where(
      and(
        eq(challenges.hash, hashOf(challenge)),
        eq(challenges.purpose, purpose),
        eq(challenges.browser, browser),
        gt(challenges.expiresAt, sql`now()`),
      ),
    )
    .returning({ hash: challenges.hash });
  return taken.length === 1;
}
