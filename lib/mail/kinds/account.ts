import { formatMoment } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { compose, type MailText } from '../compose';

interface Reader {
  name: string;
  /** IANA name of the zone whose clock they are told. */
  timeZone: string;
}

const mailAbout = (
  lang: Lang,
  name: string,
  subject: string,
  lines: readonly string[],
  more: { action?: { label: string; link: string }; off?: { label: string; link: string }; why: string },
): MailText =>
  compose(lang, {
    subject,
    hello: words(lang, 'mail')('hello', { name: isolated(name) }),
    parts: [{ title: subject, lines, action: more.action }],
    footer: [more.why],
    off: more.off,
  });

/** Asks the owner of an address to confirm that it is theirs. */
export function verifyAddressMail(lang: Lang, { name }: Reader, link: string): MailText {
  const t = words(lang, 'mail.verify');
  return mailAbout(lang, name, t('subject'), [t('body'), t('signIn')], {
    action: { label: t('action'), link },
    why: t('why'),
  });
}

/** The link for a new password; null where the account comes in by an identity provider. */
export function passwordMail(lang: Lang, { name }: Reader, link: string | null): MailText {
  const t = words(lang, 'mail.password');
  return mailAbout(lang, name, t('subject'), link ? [t('body'), t('once')] : [t('provider')], {
    action: link ? { label: t('action'), link } : undefined,
    why: t('why'),
  });
}

/** To the address that an account had, and to the one that it has now. */
export function addressMail(lang: Lang, { name }: Reader, which: 'from' | 'to'): MailText {
  const t = words(lang, 'mail.address');
  return mailAbout(lang, name, t('subject'), [t(`${which}.body`), t(`${which}.notYou`)], { why: t('why') });
}

/** That somebody signed in with a browser that the account was not used on before. */
export function newDeviceMail(
  lang: Lang,
  { name, timeZone }: Reader,
  facts: { browser: string | null; system: string | null; at: Date; link: string; off: string },
): MailText {
  const t = words(lang, 'mail.device');
  const values = {
    browser: facts.browser ?? t('browser'),
    system: facts.system ?? t('system'),
    at: formatMoment(lang, facts.at, timeZone),
  };
  return mailAbout(lang, name, t('subject'), [t('body', values), t('notYou')], {
    action: { label: t('action'), link: facts.link },
    off: { label: words(lang, 'mail')('off.new_device'), link: facts.off },
    why: t('why'),
  });
}
