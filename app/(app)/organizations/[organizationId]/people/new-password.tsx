import { ActionForm } from '@/app/_forms/action-form';
import { NewLink } from '@/app/_forms/new-link';
import { Dialog } from '@/app/_ui/dialog';
import { SubmitButton } from '@/app/_ui/submit-button';
import { isolated } from '@/lib/i18n/names';
import { useTranslations } from '@/lib/i18n/translate';
import { makePasswordLinkAction } from './actions';

interface Props {
  organizationId: string;
  userId: string;
  name: string;
}

/** Makes a link by which a member who forgot their password sets a new one, and shows it, once. */
export function NewPassword({ organizationId, userId, name: plain }: Props) {
  const t = useTranslations('organizations.people');
  const common = useTranslations('common');
  const name = isolated(plain);
  return (
    <Dialog
      trigger={t('newPassword')}
      triggerLabel={t('newPasswordWho', { name })}
      triggerVariant="secondary"
      triggerSize="sm"
      title={t('newPasswordName', { name })}
      closeLabel={common('close')}
    >
      <ActionForm action={makePasswordLinkAction.bind(null, organizationId)} className="grid gap-4">
        <input type="hidden" name="userId" value={userId} />
        <p>{t('newPasswordBody', { name })}</p>
        <div>
          <SubmitButton pendingLabel={common('saving')}>{t('newPasswordMake')}</SubmitButton>
        </div>
        <NewLink
          ready={t('newPasswordOnce')}
          label={t('newPasswordLink', { name })}
          copy={common('copy')}
          copied={common('copied')}
          failed={common('copyFailed')}
        />
      </ActionForm>
    </Dialog>
  );
}
