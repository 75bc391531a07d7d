import 'server-only';
import { systemDatabase } from '@/db/client';
import type { Confirmation } from '../fresh';
import { recordOfPerson } from '../record-of-person';
import { afterFactor, beforeFactor, notesFailure } from '../throttle';
import { takeCode } from './codes';
import { looksLikeRecovery, takeRecoveryCode } from './recovery';
import { takePasskey } from './signing';

/** A second factor as somebody gives it: a code that they typed, or what their device signed. */
export type GivenFactor = { code: string } | { passkey: string };

const isRight = (userId: string, session: string, given: GivenFactor): Promise<boolean> => {
  if ('passkey' in given) return takePasskey(userId, given.passkey, { browser: session, counted: session });
  const code = given.code.replaceAll(/\s/g, '');
  return looksLikeRecovery(code) ? takeRecoveryCode(userId, code) : takeCode(userId, code);
};

/**
 * Checks a second factor of a person in one of their sessions (the hash of its token). It works once, and guessing is limited. What
 * comes of it the caller notes: `completeSession`, or `confirmSession`.
 */
export async function checkFactor(
  userId: string,
  session: string,
  given: GivenFactor,
): Promise<Confirmation> {
  const db = systemDatabase();
  const held = await beforeFactor(userId, session);
  if (held) {
    if (held.first && (await notesFailure(userId)))
      await recordOfPerson(db, { subjectId: userId }, 'factor_held_up');
    return { ok: false, reason: 'throttled', minutes: held.minutes };
  }
  if (!(await isRight(userId, session, given))) {
    if (await notesFailure(userId)) await recordOfPerson(db, { subjectId: userId }, 'factor_failed');
    return { ok: false, reason: 'wrong' };
  }
  await afterFactor(userId, session);
  return { ok: true };
}
