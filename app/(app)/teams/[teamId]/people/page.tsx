import clsx from 'clsx';
import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { FormSelect } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { EmptyState } from '@/app/_ui/empty-state';
import { Name } from '@/app/_ui/name';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { Table, Td, Th } from '@/app/_ui/table';
import { may } from '@/lib/access/allow';
import { requireTeam } from '@/lib/access/require';
import { formatDay } from '@/lib/i18n/format';
import { byName, isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { ROLE_IDS } from '@/lib/model/schema';
import { listInvitations, listTeamMembers } from '@/lib/teams/queries';
import { assignJobRoleAction, joinTeamAction } from './actions';
import { Invitations } from './invitations';
import { RemoveMember } from './remove-member';

export const generateMetadata = titled('teams.people.title');

/** On a phone a row is the name, the role under it, and both buttons on one line. */
const ROW = 'max-sm:relative max-sm:block max-sm:border-b max-sm:border-line max-sm:py-3';
const CELL = 'max-sm:block max-sm:border-0 max-sm:p-0';

export default async function TeamPeoplePage({ params }: { params: Promise<{ teamId: string }> }) {
  const access = await requireTeam((await params).teamId);
  const mayInvite = may(access, 'team:invite');
  const [members, invitations] = await Promise.all([
    listTeamMembers(access),
    mayInvite ? listInvitations(access) : { open: [], over: [] },
  ]);
  const t = await getTranslations();
  const lang = await getLocale();
  const mayEdit = may(access, 'team:edit-members');
  const mayLeave = access.inTeam && access.team.archivedAt === null && !access.inDemo;
  const roles = ROLE_IDS.map((value) => ({ value, label: t(`common.roles.${value}`) }));
  const { teamId, timeZone } = access;
  return (
    <>
      <PageHeader
        title={t('teams.people.title')}
        description={t('teams.people.description')}
        actions={
          mayEdit && !access.inTeam ? (
            <ActionForm action={joinTeamAction.bind(null, teamId)}>
              <SubmitButton variant="secondary" pendingLabel={t('common.saving')}>
                {t('teams.people.joinSelf')}
              </SubmitButton>
            </ActionForm>
          ) : null
        }
      />
      <div className="grid gap-10">
        {members.length === 0 ? (
          <EmptyState title={t('teams.people.empty')}>{t('teams.people.emptyBody')}</EmptyState>
        ) : (
          <Table caption={t('teams.people.caption')} hideCaption className="max-sm:block">
            <thead className="max-sm:sr-only">
              <tr>
                <Th>{t('teams.people.name')}</Th>
                <Th>{t('teams.people.jobRole')}</Th>
                <Th className="hidden sm:table-cell">{t('teams.people.since')}</Th>
                {mayEdit || mayLeave ? (
                  <Th>
                    <span className="sr-only">{t('teams.people.remove')}</span>
                  </Th>
                ) : null}
              </tr>
            </thead>
            <tbody className="max-sm:block">
              {byName(lang, members, ({ name }) => name).map(({ userId, name, jobRole, since, joinedAt }) => {
                const self = mayLeave && userId === access.userId;
                const links = invitations.open
                  .filter(({ people }) => people.some((one) => one.userId === userId))
                  .flatMap(({ givenTo }) => givenTo ?? []);
                return (
                  <tr key={userId} className={ROW}>
                    <Th scope="row" className={CELL}>
                      <Name>{name}</Name>
                    </Th>
                    <Td className={CELL}>
                      {mayEdit || self ? (
                        <ActionForm
                          action={assignJobRoleAction.bind(null, teamId)}
                          comparing
                          doneMessage={t('teams.people.changed', {
                            name: isolated(name),
                            role: t(`common.roles.${jobRole ?? 'none'}`),
                          })}
                          className="flex min-w-40 flex-wrap items-center gap-2 max-sm:mt-2"
                        >
                          <input type="hidden" name="userId" value={userId} />
                          <FormSelect
                            name="role"
                            label={t('teams.people.change', { name: isolated(name) })}
                            hideLabel
                            className="max-sm:basis-full"
                            defaultValue={jobRole ?? ''}
                            options={[
                              ...(jobRole
                                ? []
                                : [{ value: '', label: t('common.roles.none'), disabled: true }]),
                              ...roles,
                            ]}
                          />
                          <SubmitButton variant="secondary" size="sm" pendingLabel={t('common.saving')}>
                            {t('teams.people.save')}
                          </SubmitButton>
                        </ActionForm>
                      ) : (
                        t(`common.roles.${jobRole ?? 'none'}`)
                      )}
                    </Td>
                    <Td className="hidden sm:table-cell">{formatDay(lang, since ?? joinedAt, timeZone)}</Td>
                    {mayEdit || mayLeave ? (
                      <Td className={clsx(CELL, 'max-sm:absolute max-sm:right-0 max-sm:bottom-3')}>
                        {mayEdit || self ? <RemoveMember {...{ teamId, userId, name, self, links }} /> : null}
                      </Td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </Table>
        )}
        {mayInvite ? <Invitations {...{ teamId, invitations, roles, timeZone }} /> : null}
      </div>
    </>
  );
}
