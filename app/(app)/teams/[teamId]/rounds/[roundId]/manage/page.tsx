import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { ActionForm } from '@/app/_forms/action-form';
import { Ask } from '@/app/_forms/ask';
import { FormCheck } from '@/app/_forms/choices';
import { FormDate, FormText, FormTextArea } from '@/app/_forms/fields';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import { refusePage } from '@/lib/access/refuse-page';
import { requireTeam } from '@/lib/access/require';
import { zoneTitle } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS, UNDO_DAYS } from '@/lib/limits';
import { openRoundOf } from '@/lib/rounds/queries';
import { roundToManage } from '@/lib/rounds/removed';
import { RoundSteps } from '../../../_parts/round-steps';
import { goneTitle, RoundGone } from '../round-gone';
import { cancelRoundAction, changeEndAction, deleteRoundAction, renameRoundAction } from './actions';

interface Props {
  params: Promise<{ teamId: string; roundId: string }>;
}

/** Once per request, for the title and the page. */
const load = cache(async (teamId: string, roundId: string) => {
  const access = await requireTeam(teamId);
  if (!may(access, 'round:rename')) await refusePage(access, 'round:rename');
  return { access, round: await roundToManage(access, roundId) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { teamId, roundId } = await params;
  const { access, round } = await load(teamId, roundId);
  const t = await getTranslations('rounds.manage');
  return { title: round ? t('title', { name: isolated(round.name) }) : await goneTitle(access, roundId) };
}

/** Renames a round, says until when it takes answers, and takes it back: cancels one that is not published, deletes one that is. */
export default async function ManageRoundPage({ params }: Props) {
  const { teamId, roundId } = await params;
  const { access, round } = await load(teamId, roundId);
  if (!round) return <RoundGone access={access} roundId={roundId} />;
  const t = await getTranslations();
  const s = await getTranslations('rounds.manage');
  const running = round.published ? null : await openRoundOf(access);
  return (
    <>
      <PageHeader
        title={s('title', { name: isolated(round.name) })}
        actions={<ButtonLink href={`/teams/${teamId}`}>{s('back')}</ButtonLink>}
      />
      <div className="grid max-w-read gap-6">
        <Card as="section">
          <CardHeader title={s('rename')} />
          <ActionForm
            action={renameRoundAction.bind(null, teamId, roundId)}
            className="grid gap-4"
            doneMessage={s('renamed')}
            comparing
          >
            <FormText
              name="name"
              label={t('rounds.open.name')}
              defaultValue={round.name}
              required
              maxLength={LIMITS.roundName}
              autoComplete="off"
            />
            <div>
              <SubmitButton pendingLabel={t('common.saving')}>{t('common.save')}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
        {running && running.frozenAt === null ? (
          <Card as="section">
            <CardHeader
              title={t('rounds.plan.endsOn')}
              description={t('rounds.plan.endsOnHint', {
                zone: zoneTitle(await getLocale(), access.timeZone, new Date()),
              })}
            />
            <ActionForm
              action={changeEndAction.bind(null, teamId, roundId)}
              className="grid gap-2"
              doneMessage={s('endChanged')}
              comparing
            >
              <FormDate
                name="endsOn"
                label={t('rounds.plan.endsOn')}
                hideLabel
                noDate={t('rounds.plan.noEnd')}
                defaultValue={running.endsOn ?? ''}
                className="max-w-xs"
              />
              <FormCheck
                name="endsItself"
                value="on"
                label={t('rounds.plan.endsItself')}
                hint={t('rounds.plan.endsItselfHint')}
                defaultChecked={running.endsItself}
              />
              <div>
                <SubmitButton pendingLabel={t('common.saving')}>{t('common.save')}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        ) : null}
        {round.published ? (
          <Card as="section">
            <CardHeader title={s('delete.title')} />
            <ActionForm action={deleteRoundAction.bind(null, teamId, roundId)} className="grid gap-4">
              <ul className="list-disc space-y-2 pl-5">
                <li>{s('delete.gone')}</li>
                <li>{s('delete.undo', { days: UNDO_DAYS })}</li>
                <li>{s('delete.known')}</li>
              </ul>
              <FormTextArea
                name="reason"
                label={s('delete.reason')}
                hint={s('delete.reasonHint')}
                required
                maxLength={LIMITS.reason}
              />
              <div>
                <SubmitButton variant="danger" pendingLabel={s('delete.pending')}>
                  {s('delete.submit')}
                </SubmitButton>
              </div>
            </ActionForm>
          </Card>
        ) : (
          <Card as="section">
            <CardHeader title={s('cancel.title')} />
            <div className="grid gap-4">
              <ul className="list-disc space-y-2 pl-5">
                <li>{s('cancel.gone')}</li>
                <li>{s('cancel.answers')}</li>
                <li>{s('cancel.link')}</li>
              </ul>
              <div>
                <Ask
                  action={cancelRoundAction.bind(null, teamId, roundId)}
                  word={s('cancel.submit')}
                  variant="danger"
                  title={s('cancel.ask', { name: isolated(round.name) })}
                  keep={s('cancel.keep')}
                >
                  {running && running.frozenAt === null ? <RoundSteps round={running} /> : null}
                  <p>{s('cancel.answers')}</p>
                </Ask>
              </div>
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
