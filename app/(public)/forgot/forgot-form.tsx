import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { SubmitButton } from '@/app/_ui/submit-button';
import { useTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { forgotAction } from './actions';

/** Asks for a link to a new password; the answer is the same for every address. */
export function ForgotForm() {
  const t = useTranslations('access.reset.forgot');
  return (
    <ActionForm action={forgotAction} className="space-y-4" doneMessage={t('asked')}>
      <p className="text-lg text-ink-soft">{t('byMail')}</p>
      <FormText
        name="email"
        label={t('email')}
        type="email"
        autoComplete="username"
        maxLength={LIMITS.email}
        required
      />
      <SubmitButton size="lg" className="w-full" pendingLabel={t('asking')}>
        {t('ask')}
      </SubmitButton>
    </ActionForm>
  );
}
