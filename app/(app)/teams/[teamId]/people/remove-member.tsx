import { useTranslations } from 'next-intl';
import { ActionForm } from '@/app/_forms/action-form';
import { Dialog } from '@/app/_ui/dialog';
import { SubmitButton } from '@/app/_ui/submit-button';
import { isolated } from '@/lib/i18n/names';
import { removeMemberAction } from './actions';

interface Props {
  teamId: string;
  userId: string;
  name: string;
  /** The person looks at themselves: they leave. */
  self: boolean;
}

/** Takes somebody out of the team, after asking. */
export function RemoveMember({ teamId, userId, name, self }: Props) {
  const t = useTranslations();
  const word = t(self ? 'teams.people.leave' : 'teams.people.remove');
  return (
    <Dialog
      trigger={word}
      triggerLabel={self ? word : t('teams.people.removeName', { name: isolated(name) })}
      triggerVariant="secondary"
      triggerSize="sm"
      title={self ? t('teams.people.leaveTitle') : t('teams.people.removeTitle', { name: isolated(name) })}
      closeLabel={t('common.cancel')}
    >
      <ActionForm action={removeMemberAction.bind(null, teamId)} className="grid gap-4">
        <input type="hidden" name="userId" value={userId} />
        <p>{t(self ? 'teams.people.leaveBody' : 'teams.people.removeBody')}</p>
        <div>
          <SubmitButton variant="danger" pendingLabel={t('common.saving')}>
            {word}
          </SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
