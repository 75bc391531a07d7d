import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import { hasPassword } from '@/lib/access/account';
import { PASSWORD_MIN } from '@/lib/access/password-rules';
import type { CurrentUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { changePasswordAction } from './actions';

export async function PasswordSection({ user }: { user: CurrentUser }) {
  const t = await getTranslations('account');
  if (!(await hasPassword(user))) {
    return (
      <Card as="section">
        <CardHeader title={t('passwordTitle')} />
        <p className="text-ink-soft">{t('noPassword')}</p>
      </Card>
    );
  }
  return (
    <Card as="section">
      <CardHeader title={t('passwordTitle')} />
      <ActionForm action={changePasswordAction} className="space-y-4" doneMessage={t('changed')}>
        {/* For password managers, so that they know whose password changes. */}
        <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
        <FormText
          name="currentPassword"
          label={t('current')}
          type="password"
          autoComplete="current-password"
          required
        />
        <FormText
          name="newPassword"
          label={t('new')}
          hint={t('newHint', { min: PASSWORD_MIN })}
          type="password"
          autoComplete="new-password"
          required
        />
        <SubmitButton variant="secondary" pendingLabel={t('changing')}>
          {t('change')}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
