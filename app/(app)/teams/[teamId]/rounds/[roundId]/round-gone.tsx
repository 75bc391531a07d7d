import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { ForgetRound } from '@/app/_device/forget-round';
import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import type { TeamAccess } from '@/lib/access/types';
import { formatDay } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { removedRound, roundHeldBack } from '@/lib/rounds/removed';
import { restoreRoundAction } from './manage/actions';

/** Title of that page; undefined where there never was such a round. */
export async function goneTitle(access: TeamAccess, roundId: string): Promise<string | undefined> {
  const t = await getTranslations('rounds.gone');
  const round = await removedRound(access, roundId);
  if (!round) {
    const held = await roundHeldBack(access, roundId);
    return held ? t('heldBack.title', { name: isolated(held.name) }) : undefined;
  }
  return t(`${round.published ? 'deleted' : 'cancelled'}.title`, { name: isolated(round.name) });
}

interface Props {
  access: TeamAccess;
  roundId: string;
}

/** The result of a round from an older release that could not be worked out anew: says so, and that nothing is lost. */
async function HeldBack({ access, roundId }: Props) {
  const round = (await roundHeldBack(access, roundId)) ?? notFound();
  const t = await getTranslations('rounds.gone');
  const day = formatDay(await getLocale(), round.closedAt, access.timeZone);
  return (
    <>
      <PageHeader title={t('heldBack.title', { name: isolated(round.name) })} />
      <EmptyState
        title={t('heldBack.when', { day })}
        action={<ButtonLink href={`/teams/${access.teamId}`}>{t('toTeam')}</ButtonLink>}
      >
        {t('heldBack.body')}
      </EmptyState>
    </>
  );
}

/** Where a link leads to a round without a result to show: says why, and offers the way back while there is one. */
export async function RoundGone({ access, roundId }: Props) {
  const round = await removedRound(access, roundId);
  if (!round) return <HeldBack access={access} roundId={roundId} />;
  const t = await getTranslations('rounds.gone');
  const { teamId } = access;
  const day = formatDay(await getLocale(), round.removedAt, access.timeZone);
  const kind = round.published ? 'deleted' : 'cancelled';
  const undo = round.canReturn && may(access, 'round:delete');
  return (
    <>
      <ForgetRound roundId={roundId} />
      <PageHeader title={t(`${kind}.title`, { name: isolated(round.name) })} />
      <EmptyState
        title={t(`${kind}.when`, { day })}
        action={
          <>
            {undo ? (
              <ActionForm action={restoreRoundAction.bind(null, teamId, roundId)}>
                <SubmitButton pendingLabel={t('restoring')}>{t('restore')}</SubmitButton>
              </ActionForm>
            ) : null}
            <ButtonLink href={`/teams/${teamId}`}>{t('toTeam')}</ButtonLink>
          </>
        }
      >
        {t(`${kind}.body`)}
      </EmptyState>
    </>
  );
}
