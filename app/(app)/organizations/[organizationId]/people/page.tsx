import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { Ask } from '@/app/_forms/ask';
import { FormSelect } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { Name } from '@/app/_ui/name';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { Table, Td, Th } from '@/app/_ui/table';
import { may } from '@/lib/access/allow';
import { membersWithFactor } from '@/lib/access/factors/reset';
import { can, ORGANIZATION_ROLES } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { byName, isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { getOrganization, listPeople } from '@/lib/organizations/queries';
import { changeRoleAction, removePersonAction, resetFactorsAction, signOutPersonAction } from './actions';
import { NewPassword } from './new-password';
import { StepDown } from './step-down';

export const generateMetadata = titled('organizations.people.title');

export default async function PeoplePage({ params }: { params: Promise<{ organizationId: string }> }) {
  const access = await requireOrganization((await params).organizationId);
  if (!can(access.role, 'people:see')) await refusePage(access, 'people:see');
  const [organization, people, withFactor] = await Promise.all([
    getOrganization(access),
    listPeople(access),
    membersWithFactor(access),
  ]);
  const [t, lang] = await Promise.all([getTranslations(), getLocale()]);
  const mayEdit = may(access, 'people:edit-roles');
  const mayRemove = may(access, 'people:remove');
  const mayRenew = may(access, 'people:new-password');
  const roles = ORGANIZATION_ROLES.filter((role) => role !== 'owner' || access.role === 'owner').map(
    (value) => ({
      value,
      label: t(`common.organizationRoles.${value}`),
    }),
  );
  const editable = (role: string) => mayEdit && (role !== 'owner' || access.role === 'owner');
  return (
    <>
      <PageHeader
        title={t('organizations.people.title')}
        description={t('organizations.people.description', { organization: isolated(organization.name) })}
      />
      <Table caption={t('organizations.people.caption')} hideCaption stack>
        <thead>
          <tr>
            <Th>{t('organizations.people.name')}</Th>
            <Th>{t('organizations.people.email')}</Th>
            <Th>{t('organizations.people.role')}</Th>
            {mayRemove ? (
              <Th>
                <span className="sr-only">{t('organizations.people.actions')}</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {byName(lang, people, ({ name }) => name).map(({ userId, name, email, role }) => (
            <tr key={userId}>
              <Th scope="row">
                <Name>{name}</Name>
              </Th>
              <Td label={t('organizations.people.email')} className="break-all max-sm:col-span-2">
                {email}
              </Td>
              <Td label={t('organizations.people.role')} className="max-sm:col-span-2">
                {editable(role) ? (
                  <ActionForm
                    action={changeRoleAction.bind(null, access.organizationId)}
                    className="flex min-w-40 flex-wrap items-end gap-2"
                    doneMessage={t('organizations.people.changed')}
                    comparing
                  >
                    <input type="hidden" name="userId" value={userId} />
                    <FormSelect
                      name="role"
                      label={t('organizations.people.roleOf', { name: isolated(name) })}
                      hideLabel
                      options={roles}
                      defaultValue={role}
                    />
                    {userId === access.userId ? (
                      <StepDown label={t('organizations.people.stepDown')} />
                    ) : null}
                    <SubmitButton variant="secondary" pendingLabel={t('common.saving')}>
                      {t('organizations.people.change')}
                    </SubmitButton>
                  </ActionForm>
                ) : (
                  t(`common.organizationRoles.${role}`)
                )}
              </Td>
              {mayRemove ? (
                <Td className="max-sm:col-span-2">
                  {editable(role) && userId !== access.userId ? (
                    <div className="flex flex-wrap gap-2">
                      {mayRenew ? (
                        <NewPassword organizationId={access.organizationId} userId={userId} name={name} />
                      ) : null}
                      <Ask
                        action={signOutPersonAction.bind(null, access.organizationId)}
                        fields={{ userId }}
                        word={t('organizations.people.signOut')}
                        label={t('organizations.people.signOutWho', { name: isolated(name) })}
                        title={t('organizations.people.signOutName', { name: isolated(name) })}
                        done={t('organizations.people.signedOut', { name: isolated(name) })}
                      >
                        <p>{t('organizations.people.signOutBody')}</p>
                      </Ask>
                      {withFactor.has(userId) ? (
                        <Ask
                          action={resetFactorsAction.bind(null, access.organizationId)}
                          fields={{ userId }}
                          word={t('organizations.people.resetFactors')}
                          label={t('organizations.people.resetFactorsWho', { name: isolated(name) })}
                          title={t('organizations.people.resetFactorsName', { name: isolated(name) })}
                        >
                          <p>{t('organizations.people.resetFactorsBody')}</p>
                        </Ask>
                      ) : null}
                      <Ask
                        action={removePersonAction.bind(null, access.organizationId)}
                        fields={{ userId }}
                        word={t('organizations.people.remove')}
                        label={t('organizations.people.removeWho', { name: isolated(name) })}
                        title={t('organizations.people.removeName', { name: isolated(name) })}
                      >
                        <p>{t('organizations.people.removeBody')}</p>
                      </Ask>
                    </div>
                  ) : null}
                </Td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
