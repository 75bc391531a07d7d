import type { Route } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/app/_forms/action-form';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { TeamAccess } from '@/lib/access/types';
import { mailSettings } from '@/lib/env';
import { useTranslations } from '@/lib/i18n/translate';
import { remindAction } from '../actions';

/** Reminds whoever has not finished, by one click, and says nothing of who that is. */
export function Remind({ access, roundId }: { access: TeamAccess; roundId: string }) {
  const t = useTranslations('rounds.remind');
  const mails = mailSettings() !== null && !access.inDemo;
  return (
    <ActionForm
      action={remindAction.bind(null, access.teamId)}
      className="mt-4 grid justify-items-start gap-2"
      doneMessage={t(mails ? 'sent' : 'written')}
    >
      <input type="hidden" name="roundId" value={roundId} />
      <SubmitButton variant="secondary" size="sm" pendingLabel={t('pending')}>
        {t('submit')}
      </SubmitButton>
      <p className="max-w-read text-sm text-ink-soft">
        {t(mails ? 'hint' : 'hintOutbox')}{' '}
        <Link className="link" href={`/organizations/${access.organizationId}/outbox` as Route}>
          {t('outbox')}
        </Link>
      </p>
    </ActionForm>
  );
}
