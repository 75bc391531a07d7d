import Link from 'next/link';
import { CopyButton } from '@/app/_ui/copy-button';
import { useTranslations } from '@/lib/i18n/translate';
import { LANGS, type Lang } from '@/lib/model/schema';
import type { WorkView } from './view';

/** What a language calls itself. */
const OWN_NAME: Record<Lang, string> = { en: 'English', 'pt-BR': 'Português' };

/** In which language reminders are, and the other one: a team may write in another than its manager reads. */
export function RemindIn({ view }: { view: WorkView }) {
  const t = useTranslations('work.remind');
  return (
    <nav
      aria-label={t('label')}
      className="mb-8 flex flex-wrap items-center gap-x-3 text-sm"
      data-print="hide"
    >
      <span className="text-ink-soft">{t('label')}</span>
      {LANGS.map((lang) => (
        <Link
          key={lang}
          href={view.address({ remind: lang === view.lang ? null : lang })}
          lang={lang}
          scroll={false}
          aria-current={lang === view.remindIn ? 'true' : undefined}
          className="link inline-flex min-h-8 items-center aria-current:font-semibold aria-current:text-ink aria-current:no-underline"
        >
          {OWN_NAME[lang]}
        </Link>
      ))}
    </nav>
  );
}

/** Puts a reminder on the clipboard; without scripts it is there to be read. */
export function CopyReminder({ text, about }: { text: string; about: string }) {
  const t = useTranslations();
  return (
    <span data-print="hide">
      <span className="noscript:hidden">
        <CopyButton
          text={text}
          label={t('work.remind.copy')}
          about={about}
          copiedLabel={t('common.copied')}
          failedLabel={t('common.copyFailed')}
          variant="ghost"
        />
      </span>
      {/* Nothing is copied without scripts: there it is a text to select. */}
      <span className="hidden max-w-read min-w-64 text-left text-sm noscript:block">{text}</span>
    </span>
  );
}
