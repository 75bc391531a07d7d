import type { Route } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/app/_forms/action-form';
import { FormSelect } from '@/app/_forms/fields';
import { SubmitButton } from '@/app/_ui/submit-button';
import { getTranslations } from '@/lib/i18n/translate';
import type { RoleId } from '@/lib/model/schema';
import { NewPersonFields } from '../../_forms/new-person-fields';
import { jobRoleOptions, newPersonLabels } from '../../_lib/labels';
import { joinAsNewAction } from './actions';

/** Account and team in one form, or sign in and come back. */
export async function JoinAsNew({ token, jobRole }: { token: string; jobRole: RoleId | null }) {
  const [t, common, labels, roles] = await Promise.all([
    getTranslations('access.join'),
    getTranslations('common'),
    newPersonLabels(),
    jobRoleOptions(),
  ]);
  const signIn = `/sign-in?next=${encodeURIComponent(`/join/${encodeURIComponent(token)}`)}` as Route;
  return (
    <>
      <p className="rounded-md border border-line bg-surface p-4">
        {t('have')}{' '}
        <Link href={signIn} className="link">
          {t('signIn')}
        </Link>
      </p>
      <section className="space-y-4">
        <h2>{t('newTitle')}</h2>
        <ActionForm action={joinAsNewAction} className="space-y-4">
          <input type="hidden" name="token" value={token} />
          <NewPersonFields labels={labels} signIn={signIn} />
          <FormSelect
            name="jobRole"
            label={t('jobRole')}
            hint={t('jobRoleHint')}
            note={common('optional')}
            options={roles}
            defaultValue={jobRole ?? ''}
          />
          <SubmitButton size="lg" className="w-full" pendingLabel={t('pending')}>
            {t('newSubmit')}
          </SubmitButton>
        </ActionForm>
      </section>
    </>
  );
}
