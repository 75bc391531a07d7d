import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/** What the database keeps of an invitation token: its SHA-256, in hexadecimal. */
export const hashInvitationToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** A new invitation token (256 random bits, safe in an address) and the hash to keep; the token itself is kept nowhere. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashInvitationToken(token) };
}
