import { ActionForm } from '@/app/_forms/action-form';
import { FormSelect, FormText } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { BrowserZone } from '@/app/(public)/_forms/browser-zone';
import { jobRoleOptions } from '@/app/(public)/_lib/labels';
import { requireUser } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { startOrganizationAction } from './actions';

export const generateMetadata = titled('organizations.start.title');

export default async function NewOrganizationPage() {
  await requireUser();
  const [t, words, roles] = await Promise.all([
    getTranslations(),
    getTranslations('access.signUp'),
    jobRoleOptions(),
  ]);
  return (
    <>
      <PageHeader title={t('organizations.start.title')} description={t('organizations.start.description')} />
      <ActionForm action={startOrganizationAction} className="grid max-w-lg gap-4">
        <BrowserZone name="timeZone" />
        <FormText
          name="organization"
          label={words('organization')}
          autoComplete="organization"
          maxLength={LIMITS.name}
          required
        />
        <FormText name="team" label={words('team')} autoComplete="off" maxLength={LIMITS.name} required />
        <FormSelect
          name="jobRole"
          label={words('jobRole')}
          note={t('common.optional')}
          options={roles}
          defaultValue=""
        />
        <div>
          <SubmitButton pendingLabel={t('common.saving')}>{t('organizations.start.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
