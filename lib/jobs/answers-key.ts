import 'server-only';
import { eq } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { keyChecks } from '@/db/schema';
import { env } from '@/lib/env';
import { keyMark } from '@/lib/rounds/person-hash';

const NAME = 'answers';

const otherKey = () => {
  const went = 'is not what the answers of this database were tied to their people with';
  const how = env().ANSWERS_KEY
    ? `ANSWERS_KEY ${went}: set it to what it was, or to the NEXTAUTH_SECRET of then if it was not set`
    : `NEXTAUTH_SECRET ${went}: set ANSWERS_KEY to the NEXTAUTH_SECRET of then`;
  return new Error(
    `${how}, and start again. Nothing was changed; docs/adr/0017 says what to do if it is lost.`,
  );
};

/**
 * Makes sure that answers are cut from accounts under the key that this database knows; the first to ask makes theirs the
 * one. Under another key everybody's published answers would be cut from them for good. Throws one line that says which
 * setting is another and how to go on.
 */
export async function checkAnswersKey(): Promise<void> {
  const mac = keyMark();
  const known = () =>
    systemDatabase().select({ mac: keyChecks.mac }).from(keyChecks).where(eq(keyChecks.name, NAME));
  let [row] = await known();
  if (!row) {
    await systemDatabase().insert(keyChecks).values({ name: NAME, mac }).onConflictDoNothing();
    [row] = await known();
  }
  if (row?.mac !== mac) throw otherKey();
}
