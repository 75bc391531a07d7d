import type { Route } from 'next';
import Link from 'next/link';
import { ActionForm } from '@/app/_forms/action-form';
import { FormChecks } from '@/app/_forms/choices';
import { Callout } from '@/app/_ui/callout';
import { SubmitButton } from '@/app/_ui/submit-button';
import { factorsOf } from '@/lib/access/factors/has-factor';
import { factorsByRole } from '@/lib/access/factors/required';
import type { OrganizationAccess } from '@/lib/access/types';
import { getTranslations } from '@/lib/i18n/translate';
import { requireFactorsAction } from './actions';

/** Of which roles a second factor is asked, and how many people of each have none yet. */
export async function FactorRoles({ access }: { access: OrganizationAccess }) {
  const [t, roles, own] = await Promise.all([
    getTranslations(),
    factorsByRole(access),
    factorsOf(access.userId),
  ]);
  const has = own.passkeys > 0 || own.codes;
  return (
    <section className="mt-10 max-w-lg space-y-4 border-t border-line pt-8">
      <h2 className="text-lg">{t('organizations.settings.factors.title')}</h2>
      <p className="text-ink-soft">{t('organizations.settings.factors.description')}</p>
      {has ? null : (
        <Callout>
          {t('organizations.settings.factors.own')}{' '}
          <Link href={'/account/second-factor' as Route} className="link">
            {t('organizations.settings.factors.ownLink')}
          </Link>
        </Callout>
      )}
      <ActionForm
        action={requireFactorsAction.bind(null, access.organizationId)}
        className="space-y-4"
        doneMessage={t('organizations.settings.factors.changed')}
      >
        <FormChecks
          name="roles"
          legend={t('organizations.settings.factors.legend')}
          options={roles.map(({ role, people, without }) => ({
            value: role,
            label: t(`common.organizationRoles.${role}`),
            hint: t('organizations.settings.factors.count', { people, without }),
          }))}
          defaultValues={roles.filter(({ required }) => required).map(({ role }) => role)}
        />
        <SubmitButton pendingLabel={t('common.saving')}>
          {t('organizations.settings.factors.save')}
        </SubmitButton>
      </ActionForm>
    </section>
  );
}
