import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env, siteOrigin } from '@/lib/env';
import { isMailChoice, type MailChoice } from '@/lib/jobs/kinds';
import { normalizeEmail } from './email';

/** Hours that a link to confirm an address works. */
const HOURS = 72;

/** What only this server can write; without a table that whoever reads the database could use. */
const seal = (...parts: readonly string[]): string =>
  createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(['mail', ...parts].join('\n'))
    .digest('base64url');

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));

/** What stands in the address of an invitation that is mailed: made anew whenever it is sent, so that it is kept nowhere. */
export const invitationTokenOf = (invitationId: string): string => seal('invitation', invitationId);

export const joinLink = (token: string): string => `${siteOrigin()}/join/${token}`;

/** The link by which somebody shows that an address is theirs. */
export function verifyLink({ id, email }: { id: string; email: string }, now: Date): string {
  const until = (now.getTime() + HOURS * 3_600_000).toString(36);
  return `${siteOrigin()}/verify/${until}.${seal('verify', id, normalizeEmail(email), until)}`;
}

/** Whether such a link was mailed to the address that an account has now, and still works. */
export function provesAddress(
  token: string,
  { id, email }: { id: string; email: string },
  now: Date,
): boolean {
  const [until = '', mac = ''] = token.split('.');
  return (
    Number.parseInt(until, 36) > now.getTime() && same(mac, seal('verify', id, normalizeEmail(email), until))
  );
}

/** What stands in the links by which a person turns a kind of mail off, without signing in. It opens nothing else, and stays good. */
const offToken = (userId: string, kind: MailChoice): string =>
  `${userId}.${kind}.${seal('off', userId, kind)}`;

/** The page for people, and the address for mail programs. */
export const offLinks = (userId: string, kind: MailChoice): { page: string; post: string } => ({
  page: `${siteOrigin()}/mail/${offToken(userId, kind)}`,
  post: `${siteOrigin()}/api/mail/${offToken(userId, kind)}`,
});

/** Whose mails of which kind such a link turns off; null for what this server did not write. */
export function readOffToken(token: string): { userId: string; kind: MailChoice } | null {
  const [userId = '', kind = '', mac = ''] = token.split('.');
  if (!isMailChoice(kind) || !same(mac, seal('off', userId, kind))) return null;
  return { userId, kind };
}
