import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { FormSelect, FormText } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { may } from '@/lib/access/allow';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { getOrganization } from '@/lib/organizations/queries';
import { zoneOptions } from '@/lib/organizations/time-zones';
import { editOrganizationAction } from './actions';
import { FactorRoles } from './factor-roles';
import { OwnData } from './own-data';

export const generateMetadata = titled('organizations.settings.title');

export default async function SettingsPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const access = await requireOrganization((await params).organizationId);
  if (!may(access, 'organization:edit')) await refusePage(access, 'organization:edit');
  const organization = await getOrganization(access);
  const [t, lang] = await Promise.all([getTranslations(), getLocale()]);
  return (
    <>
      <PageHeader title={t('organizations.settings.title')} />
      <ActionForm
        action={editOrganizationAction.bind(null, organization.id)}
        className="flex max-w-lg flex-col gap-6"
        doneMessage={t('organizations.settings.changed')}
        comparing
      >
        <FormText
          name="name"
          label={t('organizations.settings.name')}
          defaultValue={organization.name}
          maxLength={LIMITS.name}
          required
        />
        <FormText
          name="outsideThreshold"
          type="number"
          min={3}
          max={10}
          label={t('organizations.settings.threshold')}
          hint={t('organizations.settings.thresholdHint')}
          defaultValue={organization.outsideThreshold}
        />
        <FormSelect
          name="timeZone"
          label={t('organizations.settings.timeZone')}
          hint={t('organizations.settings.timeZoneHint')}
          defaultValue={organization.timeZone}
          options={zoneOptions(lang, new Date(), organization.timeZone)}
          required
        />
        <div>
          <SubmitButton pendingLabel={t('common.saving')}>{t('common.save')}</SubmitButton>
        </div>
      </ActionForm>
      {may(access, 'factor:require') ? <FactorRoles access={access} /> : null}
      {may(access, 'organization:delete') ? (
        <OwnData organizationId={organization.id} name={organization.name} />
      ) : null}
    </>
  );
}
