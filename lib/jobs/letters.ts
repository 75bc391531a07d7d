import 'server-only';
import { type Database, systemDatabase } from '@/db/client';
import { letters } from '@/db/schema';
import { mailSettings } from '@/lib/env';
import type { LetterKind } from './kinds';

interface NewLetter {
  kind: LetterKind;
  userId?: string;
  address?: string;
  browser?: string | null;
  system?: string | null;
}

/** Has a mail to an account sent, if the transaction holds; does nothing where no mail is sent here. */
export async function writeLetter(tx: Pick<Database, 'insert'>, letter: NewLetter): Promise<void> {
  if (mailSettings()) await tx.insert(letters).values(letter);
}

/**
 * Has a link for a new password sent to an address, if it has an account: who asks learns nothing of that, and waits as long either
 * way, since the worker looks.
 */
export const writePasswordLetter = (address: string): Promise<void> =>
  writeLetter(systemDatabase(), { kind: 'password_reset', address });
