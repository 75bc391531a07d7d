import { ActionForm } from '@/app/_forms/action-form';
import { DeleteByName } from '@/app/_forms/delete-by-name';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import type { TeamAccess } from '@/lib/access/types';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { UNDO_DAYS } from '@/lib/limits';
import { archiveTeamAction, deleteTeamAction, restoreTeamAction } from './actions';

interface Props {
  access: TeamAccess;
  /** The round whose result is not published. */
  running: { id: string; name: string } | null;
}

/** Archives a team, takes it up again, and deletes it once it is archived. */
export function PutAside({ access, running }: Props) {
  const t = useTranslations('teams.aside');
  const common = useTranslations('common');
  const { teamId, team } = access;
  if (!may(access, 'team:archive')) return null;
  if (!team.archivedAt)
    return (
      <Card as="section" className="max-w-read">
        <CardHeader title={t('archive.title')} />
        <p className="mb-4">{t('archive.body')}</p>
        {running ? (
          <>
            <p className="mb-4">{t('archive.running', { name: isolated(running.name) })}</p>
            <ButtonLink href={`/teams/${teamId}`}>{t('archive.toRound')}</ButtonLink>
          </>
        ) : (
          <ActionForm action={archiveTeamAction.bind(null, teamId)}>
            <SubmitButton variant="secondary" pendingLabel={common('saving')}>
              {t('archive.submit')}
            </SubmitButton>
          </ActionForm>
        )}
      </Card>
    );
  return (
    <>
      <Card as="section" className="max-w-read">
        <CardHeader title={t('restore.title')} />
        <p className="mb-4">{t('restore.body')}</p>
        <ActionForm action={restoreTeamAction.bind(null, teamId)}>
          <SubmitButton pendingLabel={common('saving')}>{t('restore.submit')}</SubmitButton>
        </ActionForm>
      </Card>
      {may(access, 'team:delete') ? (
        <DeleteByName
          action={deleteTeamAction.bind(null, teamId)}
          field="name"
          words={{
            title: t('delete.title'),
            body: t('delete.body'),
            undo: t('delete.undo', { days: UNDO_DAYS }),
            label: t('delete.name', { name: isolated(team.name) }),
            submit: t('delete.submit'),
            pending: common('saving'),
          }}
        />
      ) : (
        <p className="max-w-read text-ink-soft">{t('delete.who')}</p>
      )}
    </>
  );
}
