import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { letters, memberships, organizations, users } from '@/db/schema';
import { isDemoEmail, normalizeEmail } from '@/lib/access/email';
import { offLinks, verifyLink } from '@/lib/access/mail-links';
import { makeMailedPasswordLink } from '@/lib/access/password-link';
import { beforeLetter } from '@/lib/access/throttle';
import { mailSettings, siteOrigin } from '@/lib/env';
import { isLang } from '@/lib/i18n/locale';
import type { MailText } from '@/lib/mail/compose';
import { addressMail, newDeviceMail, passwordMail, verifyAddressMail } from '@/lib/mail/kinds/account';
import { demandMailServer, sendMail } from '@/lib/mail/transport';
import type { Lang } from '@/lib/model/schema';
import { JobFailure } from '../problem';
import { turnedOff } from './due';

type Letter = typeof letters.$inferSelect;

/** Whose account a letter is about, with a clock to tell them the time by; null for an address without one. */
async function accountOf({ userId, address }: Letter) {
  const found = userId ? eq(users.id, userId) : eq(sql`lower(${users.email})`, normalizeEmail(address ?? ''));
  const [account] = await systemDatabase()
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      lang: users.locale,
      verifiedAt: users.emailVerifiedAt,
      timeZone: organizations.timeZone,
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(found)
    .orderBy(memberships.createdAt)
    .limit(1);
  return account && !isDemoEmail(account.email) ? account : null;
}

type Account = NonNullable<Awaited<ReturnType<typeof accountOf>>>;

/** The mail, and where it goes; null where it is not needed any more. */
async function written(letter: Letter, account: Account): Promise<{ mail: MailText; to: string } | null> {
  const lang: Lang = isLang(account.lang) ? account.lang : 'en';
  const reader = { name: account.name, timeZone: account.timeZone ?? 'UTC' };
  const to = account.email;
  switch (letter.kind) {
    case 'verify_address':
      if (account.verifiedAt) return null;
      return { mail: verifyAddressMail(lang, reader, verifyLink(account, new Date())), to };
    case 'password_reset': {
      const token = await makeMailedPasswordLink(account.id);
      return { mail: passwordMail(lang, reader, token && `${siteOrigin()}/reset/${token}`), to };
    }
    case 'address_changed_from':
      return letter.address ? { mail: addressMail(lang, reader, 'from'), to: letter.address } : null;
    case 'address_changed_to':
      return { mail: addressMail(lang, reader, 'to'), to };
    case 'new_device': {
      if ((await turnedOff(account.id)).has('new_device')) return null;
      const off = offLinks(account.id, 'new_device').page;
      const { browser, system, createdAt: at } = letter;
      const link = `${siteOrigin()}/account`;
      return { mail: newDeviceMail(lang, reader, { browser, system, at, link, off }), to };
    }
  }
}

const forget = (id: string) => systemDatabase().delete(letters).where(eq(letters.id, id));

/** Mails an account what concerns itself; the row goes with it. Throws `JobFailure`. */
export async function sendLetter(letterId: string): Promise<void> {
  const [letter] = await systemDatabase().select().from(letters).where(eq(letters.id, letterId));
  if (!letter) return;
  if (!mailSettings()) return void (await forget(letterId));
  // Before anybody looks whose account it is: how long it takes tells nothing.
  await demandMailServer();
  const account = await accountOf(letter);
  const more = account && (await beforeLetter(account.id)) === null;
  const outgoing = account && more ? await written(letter, account) : null;
  if (outgoing) {
    const off = letter.kind === 'new_device' && account ? offLinks(account.id, 'new_device').post : undefined;
    await sendMail({ ...outgoing.mail, to: outgoing.to, id: letter.id, off }).catch((error: unknown) => {
      if (!(error instanceof JobFailure && error.forGood)) throw error;
    });
  }
  await forget(letterId);
}
