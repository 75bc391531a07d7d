import { ActionForm } from '@/app/_forms/action-form';
import { FormSelect } from '@/app/_forms/fields';
import { SubmitButton } from '@/app/_ui/submit-button';
import { getTranslations } from '@/lib/i18n/translate';
import type { RoleId } from '@/lib/model/schema';
import { jobRoleOptions } from '../../_lib/labels';
import { joinAction } from './actions';

/** One click for who is signed in. */
export async function JoinAsMember({ token, jobRole }: { token: string; jobRole: RoleId | null }) {
  const [t, common] = await Promise.all([getTranslations('access.join'), getTranslations('common')]);
  return (
    <ActionForm action={joinAction} className="space-y-4">
      <input type="hidden" name="token" value={token} />
      <FormSelect
        name="jobRole"
        label={t('jobRole')}
        hint={t('jobRoleHint')}
        note={common('optional')}
        options={await jobRoleOptions()}
        defaultValue={jobRole ?? ''}
      />
      <SubmitButton size="lg" className="w-full" pendingLabel={t('pending')}>
        {t('submit')}
      </SubmitButton>
    </ActionForm>
  );
}
