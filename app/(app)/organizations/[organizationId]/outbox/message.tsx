import { Card } from '@/app/_ui/card';
import { CopyButton } from '@/app/_ui/copy-button';
import { formatDayAndTime } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { outboxText } from '@/lib/jobs/outbox-text';
import type { OutboxMessage } from '@/lib/jobs/queries';
import type { Lang } from '@/lib/model/schema';

interface Props {
  message: OutboxMessage;
  lang: Lang;
  timeZone: string;
  /** Whether it is mailed, or waits to be passed on. */
  mails: boolean;
}

/** What became of it; of one for a whole team nothing that would tell whom it reached. */
function useState({ message, mails }: Pick<Props, 'message' | 'mails'>): string {
  const t = useTranslations('jobs');
  const { state, invitation, problem } = message;
  const to = invitation?.to;
  if (!mails) return to ? t('states.passedOn', { to }) : t('states.toPassOn');
  if (state === 'failed') return `${t('states.failed')}: ${t(`problems.${problem ?? 'broken'}`)}`;
  if (state === 'waiting') return problem ? t(`problems.${problem}`) : t('states.goes');
  return to ? t('states.sent', { to }) : t('states.onTheWay');
}

/** A message, with what it says, to be copied. */
export function Message({ message, lang, timeZone, mails }: Props) {
  const t = useTranslations('jobs');
  const c = useTranslations('common');
  const { kind, team, round, createdAt } = message;
  const what = t(`what.${kind}`, { team: isolated(team), round: isolated(round ?? '') });
  const said = outboxText(lang, timeZone, message);
  const state = useState({ message, mails });
  const copied = { copiedLabel: c('copied'), failedLabel: c('copyFailed'), about: what };
  return (
    <li className="min-w-0">
      <Card as="article">
        <h2 className="text-base font-medium wrap-anywhere">{what}</h2>
        <p className="mt-1 text-sm text-ink-soft">
          <time dateTime={createdAt.toISOString()}>{formatDayAndTime(lang, createdAt, timeZone)}</time>
          {' · '}
          <span className="wrap-anywhere">{state}</span>
        </p>
        {said ? (
          <>
            <p className="mt-3 max-w-read rounded-md bg-sunken p-3 wrap-anywhere">{said.text}</p>
            <div className="mt-3 flex flex-wrap gap-2 noscript:hidden">
              <CopyButton text={said.text} label={t('outbox.copyText')} {...copied} />
              <CopyButton text={said.link} label={t('outbox.copyLink')} variant="ghost" {...copied} />
            </div>
          </>
        ) : (
          <p className="mt-3 text-ink-soft">{t('outbox.over')}</p>
        )}
      </Card>
    </li>
  );
}
