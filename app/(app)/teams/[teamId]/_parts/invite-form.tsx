import type { ReactNode } from 'react';
import { ActionForm } from '@/app/_forms/action-form';
import { NewLink } from '@/app/_forms/new-link';
import { SubmitButton } from '@/app/_ui/submit-button';
import { useTranslations } from '@/lib/i18n/translate';
import { inviteAction } from '../people/actions';

interface Props {
  teamId: string;
  submit: string;
  /** Whom the link is for. */
  children: ReactNode;
}

/** Makes an invitation link and shows it, once. */
export function InviteForm({ teamId, submit, children }: Props) {
  const t = useTranslations('common');
  const s = useTranslations('teams.people.invite');
  return (
    <ActionForm action={inviteAction.bind(null, teamId)} className="grid gap-4">
      {children}
      <div>
        <SubmitButton pendingLabel={t('saving')}>{submit}</SubmitButton>
      </div>
      <NewLink
        ready={s('ready')}
        label={s('link')}
        copy={t('copy')}
        copied={t('copied')}
        failed={t('copyFailed')}
      />
    </ActionForm>
  );
}
