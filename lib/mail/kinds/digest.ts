import { isolated } from '@/lib/i18n/names';
import { words } from '@/lib/i18n/words';
import type { MailChoice } from '@/lib/jobs/kinds';
import type { Lang } from '@/lib/model/schema';
import { compose, type MailPart, type MailText } from '../compose';

interface DigestFacts {
  name: string;
  parts: readonly MailPart[];
  /** Kind that the link below turns off: that of the first part. */
  kind: MailChoice;
  off: string;
}

/** Whatever waits for one person, in one mail. */
export function digestMail(lang: Lang, { name, parts, kind, off }: DigestFacts): MailText {
  const t = words(lang, 'mail');
  const [first] = parts;
  const subject = parts.length === 1 && first ? first.title : t('digest.subject', { count: parts.length });
  return compose(lang, {
    subject,
    hello: t('hello', { name: isolated(name) }),
    parts,
    footer: [t('why')],
    off: { label: t(`off.${kind}`), link: off },
  });
}
