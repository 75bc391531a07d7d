import { useTranslations } from 'next-intl';
import { ActionForm } from '@/app/_forms/action-form';
import { ButtonLink } from '@/app/_ui/button';
import { Callout } from '@/app/_ui/callout';
import { Card, CardHeader } from '@/app/_ui/card';
import { Dialog } from '@/app/_ui/dialog';
import { Progress } from '@/app/_ui/progress';
import { SubmitButton } from '@/app/_ui/submit-button';
import { can } from '@/lib/access/policy';
import type { TeamAccess } from '@/lib/access/types';
import type { openRoundOf } from '@/lib/rounds/queries';
import { closeRoundAction } from './actions';

interface Props {
  access: TeamAccess;
  round: NonNullable<Awaited<ReturnType<typeof openRoundOf>>>;
}

const FEW = 3;
const LABELS = { none: 'answer', some: 'continue', all: 'review' } as const;

/** The round that is open: how many have begun, the way to answer, and the way to close. */
export function OpenRound({ access, round }: Props) {
  const t = useTranslations();
  const s = useTranslations('rounds.status');
  const { begun, invited } = round;
  const mayAnswer = round.asked && can(access.role, 'round:answer');
  return (
    <Card as="section">
      <CardHeader
        title={s('title', { name: round.name })}
        description={`${t(`rounds.modes.${round.mode}`)} · ${t(`rounds.formats.${round.format}`)}`}
      />
      <Progress
        label={t('common.team.overview')}
        value={begun}
        max={invited}
        valueText={s('progress', { begun, invited })}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        {mayAnswer ? (
          <ButtonLink
            href={`/rounds/${round.id}/answer`}
            variant={round.own === 'all' ? 'secondary' : 'primary'}
          >
            {s(LABELS[round.own])}
          </ButtonLink>
        ) : (
          <p className="text-ink-soft">{s('notAsked')}</p>
        )}
        {can(access.role, 'round:close') ? (
          <Dialog trigger={s('close')} title={s('closeTitle')} closeLabel={t('common.cancel')}>
            <ActionForm action={closeRoundAction.bind(null, access.teamId, round.id)} className="grid gap-4">
              <p>{s('closeBody')}</p>
              {begun < FEW && round.format === 'anonymous' ? (
                <Callout tone="warning">{s('closeFew', { begun })}</Callout>
              ) : null}
              <div>
                <SubmitButton pendingLabel={t('common.saving')}>{s('closeConfirm')}</SubmitButton>
              </div>
            </ActionForm>
          </Dialog>
        ) : null}
      </div>
    </Card>
  );
}
