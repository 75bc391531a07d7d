import 'server-only';
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { openFor, sealFor } from './factors/seal';
import { CODE_LENGTH, CODE_LETTERS } from './invitation-code';

/** What the database keeps of an invitation token: its SHA-256, in hexadecimal. */
export const hashInvitationToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** A key for this alone, made of the secret of the server. */
const key = () => Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'patamar invitation codes', 32));

const keyedHash = (text: string): string => createHmac('sha256', key()).update(text).digest('base64url');

/** The short code of a token, which follows from it: 8 of 20 letters. */
export function codeOfToken(token: string): string {
  let rest = BigInt(`0x${createHash('sha256').update(`code ${token}`).digest('hex')}`);
  let code = '';
  for (let at = 0; at < CODE_LENGTH; at++) {
    code += CODE_LETTERS[Number(rest % BigInt(CODE_LETTERS.length))];
    rest /= BigInt(CODE_LETTERS.length);
  }
  return code;
}

/**
 * What the database keeps of a code. Keyed, because there are few enough codes to try them all: who reads the table cannot come in by
 * one.
 */
export const hashInvitationCode = (code: string): string => keyedHash(`code ${code}`);

const sealedOf = (invitationId: string) => `invitation ${invitationId}`;

/** A new invitation token (256 random bits, safe in an address) and the hash to keep. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashInvitationToken(token) };
}

/** What is kept of the token of a link beside its hash: that of its code, and itself, sealed for this row. */
export const keptOfToken = (invitationId: string, token: string) => ({
  codeHash: hashInvitationCode(codeOfToken(token)),
  tokenSealed: sealFor(sealedOf(invitationId), Buffer.from(token)),
});

/** The token of a link; null where none was kept, or the server has another secret now. */
export function openInvitationToken(invitationId: string, sealed: string | null): string | null {
  const bytes = sealed === null ? null : openFor(sealedOf(invitationId), sealed);
  return bytes && Buffer.from(bytes).toString();
}

/** As long as somebody needs who has typed a code to make an account. */
const TICKET_MINUTES = 60;

/**
 * What stands in the address in the place of a token for who typed a code: it says that the code was typed, so that nobody can try
 * codes as addresses, where nothing counts them.
 */
export function ticketFor(code: string, now: Date): string {
  const until = Math.floor(now.getTime() / 60_000) + TICKET_MINUTES;
  return `${code}.${until}.${keyedHash(`ticket ${code} ${until}`)}`;
}

/** The code of a ticket; null for anything else, and for one whose hour is over. */
export function codeOfTicket(text: string, now: Date): string | null {
  const [code = '', until = '', mac = '', more] = text.split('.');
  if (more !== undefined || mac === '' || Number(until) * 60_000 < now.getTime()) return null;
  const [given, right] = [Buffer.from(mac), Buffer.from(keyedHash(`ticket ${code} ${until}`))];
  return given.length === right.length && timingSafeEqual(given, right) ? code : null;
}
