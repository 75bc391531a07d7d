import clsx from 'clsx';
import Link from 'next/link';
import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { may } from '@/lib/access/allow';
import { can } from '@/lib/access/policy';
import type { TeamAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import { nameFrameworks } from '@/lib/i18n/frameworks';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import type { AskedList } from '@/lib/rounds/asked';
import type { openRoundOf } from '@/lib/rounds/queries';
import type { OwnPart } from '@/lib/rounds/waiting';
import { AskedPeople } from './_parts/asked-people';
import { Remind } from './_parts/remind';
import { RoundSteps } from './_parts/round-steps';
import { Until } from './_parts/until';

type Round = NonNullable<Awaited<ReturnType<typeof openRoundOf>>>;

interface Props {
  access: TeamAccess;
  round: Round;
  /** What is left for this person to answer; null where they answer nothing. */
  part: OwnPart | null;
  /** Who is asked, and how far they are, where that does not stand further below. */
  children?: ReactNode;
}

const LABELS = { none: 'answer', some: 'continue', all: 'review' } as const;

/** The round whose result is not published yet, in short: the way to answer, and the way to end it. */
export function OpenRound({ access, round, part, children }: Props) {
  const t = useTranslations();
  const s = useTranslations('rounds.status');
  const ended = round.frozenAt !== null;
  const lang = useLocale();
  const mayAnswer = round.asked && can(access.role, 'round:answer');
  return (
    <Card as="section">
      <CardHeader
        title={s(ended ? 'titleEnded' : 'title', { name: isolated(round.name) })}
        description={[
          t(`rounds.modes.${round.mode}`),
          t(`rounds.formats.${round.format}`),
          ...(round.part ? [t('rounds.plan.only', { frameworks: nameFrameworks(lang, round.scope) })] : []),
          ...(round.questionLimit ? [t('rounds.load.limit', { limit: round.questionLimit })] : []),
        ].join(' · ')}
      />
      {ended ? (
        <p className="max-w-read">{s('ended')}</p>
      ) : (
        <p className={clsx('max-w-read', round.endsOn === null && 'hidden')}>
          <Until {...round} today={calendarDay(new Date(), access.timeZone)} />{' '}
          {round.endsOn !== null && may(access, 'round:cancel') ? (
            <Link href={`/teams/${access.teamId}/rounds/${round.id}/manage`} className="link">
              {t('rounds.until.change')}
            </Link>
          ) : null}
        </p>
      )}
      {part && part.own !== 'all' ? (
        <p className="mt-2 max-w-read">{t(`rounds.waiting.${part.own}`, { ...part })}</p>
      ) : null}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {mayAnswer ? (
          <ButtonLink
            href={`/rounds/${round.id}/answer`}
            variant={ended || round.own === 'all' ? 'secondary' : 'primary'}
          >
            {s(ended ? 'read' : LABELS[round.own])}
          </ButtonLink>
        ) : (
          <p className="text-ink-soft">{s(round.format === 'consensus' ? 'notScribe' : 'notAsked')}</p>
        )}
        {ended && round.format !== 'consensus' ? (
          <ButtonLink href={`/teams/${access.teamId}/rounds/${round.id}/meeting`} variant="primary">
            {t(can(access.role, 'round:close') ? 'meeting.link' : 'meeting.follow')}
          </ButtonLink>
        ) : null}
        {can(access.role, 'round:close') ? (
          <ButtonLink
            href={`/teams/${access.teamId}/rounds/${round.id}/close`}
            variant={ended && round.format === 'consensus' ? 'primary' : 'secondary'}
          >
            {s(ended ? 'publish' : 'end')}
          </ButtonLink>
        ) : null}
        {may(access, 'round:cancel') ? (
          <ButtonLink href={`/teams/${access.teamId}/rounds/${round.id}/manage`} variant="ghost">
            {s('manage')}
          </ButtonLink>
        ) : null}
      </div>
      {children ? <div className="mt-4">{children}</div> : null}
      {!ended && round.format !== 'consensus' && can(access.role, 'round:close') ? (
        <Remind access={access} roundId={round.id} />
      ) : null}
    </Card>
  );
}

/** How far the people asked are, in steps and never by name, and who they are. */
export function RoundPeople({ round, asked }: { round: Round; asked: AskedList }) {
  const lang = useLocale();
  return (
    <>
      {round.frozenAt === null ? <RoundSteps round={round} /> : null}
      <AskedPeople asked={asked} lang={lang} className="mt-4" />
    </>
  );
}
