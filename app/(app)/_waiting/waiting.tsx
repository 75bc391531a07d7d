import clsx from 'clsx';
import Link from 'next/link';
import { useLocale } from 'next-intl';
import { ButtonLink } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { Name } from '@/app/_ui/name';
import { formatCalendarDate } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { WaitingRound } from '@/lib/rounds/waiting';

/** Named with its organization where rounds of several stand beside each other. */
type Shown = WaitingRound & { organization?: string };

/** What waits for the person who has just signed in, before everything else: a round to go on with, to publish, to watch. */
export function Waiting({ rounds }: { rounds: readonly Shown[] }) {
  const t = useTranslations('rounds.waiting');
  if (rounds.length === 0) return null;
  const own = rounds.filter(({ part, frozen, overdue, leads }) => part || frozen || (overdue && leads));
  const running = rounds.filter((one) => !own.includes(one));
  return (
    <section aria-label={t('title')} className="mb-8">
      {own.length > 0 ? (
        <ul className="grid gap-4">
          {own.map((round, at) => (
            <Item key={round.id} round={round} first={at === 0} />
          ))}
        </ul>
      ) : null}
      {running.length > 0 ? (
        <p className={clsx('text-ink-soft', own.length > 0 && 'mt-4')}>
          {t('running', { count: running.length })}{' '}
          {running.map(({ id, teamId, team, organization }, at) => (
            <span key={id}>
              {at > 0 ? ' · ' : null}
              <Link href={`/teams/${teamId}`} className="link wrap-anywhere">
                <Name>{team}</Name>
              </Link>
              {organization ? (
                <>
                  {', '}
                  <Name>{organization}</Name>
                </>
              ) : null}
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}

function Item({ round, first }: { round: Shown; first: boolean }) {
  const t = useTranslations('rounds');
  const { id, name, team, teamId, part, frozen, endsOn, overdue, leads, organization } = round;
  const lang = useLocale();
  const open = part !== null && part.own !== 'all';
  const toAnswer = `/rounds/${id}/answer` as const;
  const action = open ? (
    <ButtonLink href={toAnswer} variant="primary" size={first ? 'lg' : 'md'}>
      {t(part.own === 'some' ? 'status.continue' : 'status.answer')}
    </ButtonLink>
  ) : frozen && leads ? (
    <ButtonLink href={`/teams/${teamId}/rounds/${id}/close`} variant="primary" size={first ? 'lg' : 'md'}>
      {t('waiting.publish')}
    </ButtonLink>
  ) : overdue && leads ? (
    <ButtonLink href={`/teams/${teamId}/rounds/${id}/close`} size={first ? 'lg' : 'md'}>
      {t('status.end')}
    </ButtonLink>
  ) : (
    <ButtonLink href={toAnswer}>{t('status.review')}</ButtonLink>
  );
  const text = open
    ? t(part.own === 'some' ? 'waiting.some' : 'waiting.none', { ...part })
    : frozen
      ? t('waiting.frozen')
      : part
        ? t('waiting.done')
        : null;
  const until =
    frozen || endsOn === null
      ? null
      : t(overdue ? 'until.over' : 'until.day', { day: formatCalendarDate(lang, endsOn) });
  return (
    <Card
      as="li"
      className={clsx('flex flex-wrap items-center justify-between gap-4', open && 'border-accent')}
    >
      <div className="min-w-0 grow basis-60">
        <h2 className={clsx('wrap-anywhere', first ? 'text-lg' : 'text-base')}>
          {t('waiting.round', { round: isolated(name), team: isolated(team) })}
        </h2>
        {organization ? (
          <p className="text-sm text-ink-soft">
            <Name>{organization}</Name>
          </p>
        ) : null}
        <p className="text-ink-soft">
          {text} {until}
        </p>
      </div>
      {action}
    </Card>
  );
}
