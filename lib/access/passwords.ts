import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash of a random text that nobody knows, made with the same cost. */
export const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$cn6CmhdanDObBMBc01NpVA$XrMS74DMZvt2+R10MgZB2fGU84u8qEXSZZNvqWRrJ/g';

/** Hash to keep of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

/**
 * Whether a password is right. Without a hash (nobody has this e-mail, or no password) the answer is no,
 * after exactly the same work, so that the time taken tells nothing.
 */
export async function verifyPassword(kept: string | null, password: string): Promise<boolean> {
  const right = await verify(kept ?? NOBODY, password.normalize('NFKC'));
  return right && kept !== null;
}
