import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { Card, CardHeader } from '@/app/_ui/card';
import { SubmitButton } from '@/app/_ui/submit-button';
import type { CurrentUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { renameAction } from './actions';

export async function NameSection({ user }: { user: CurrentUser }) {
  const t = await getTranslations('account');
  return (
    <Card as="section">
      <CardHeader title={t('you')} />
      <ActionForm action={renameAction} className="space-y-4" doneMessage={t('nameSaved')} comparing>
        <FormText
          name="name"
          label={t('name')}
          hint={t('nameHint')}
          defaultValue={user.name}
          autoComplete="name"
          maxLength={LIMITS.name}
          required
        />
        <SubmitButton variant="secondary" pendingLabel={t('saving')}>
          {t('save')}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
