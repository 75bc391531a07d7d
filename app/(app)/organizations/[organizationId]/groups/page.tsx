import { getLocale } from 'next-intl/server';
import { ActionForm } from '@/app/_forms/action-form';
import { FormText } from '@/app/_forms/fields';
import { titled } from '@/app/_lib/title';
import { PageHeader } from '@/app/_ui/page-header';
import { SubmitButton } from '@/app/_ui/submit-button';
import { can } from '@/lib/access/policy';
import { refusePage } from '@/lib/access/refuse-page';
import { requireOrganization } from '@/lib/access/require';
import { listGroupedTeams, listGroupSizes } from '@/lib/groups/queries';
import { getTranslations } from '@/lib/i18n/translate';
import { LIMITS } from '@/lib/limits';
import { tidyName } from '@/lib/names';
import { filtersFrom, type SearchParams, single } from '@/lib/overview/filters';
import { createGroupAction } from './actions';
import { GroupList } from './group-list';
import { PutInto } from './put-into';

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = titled('organizations.groups.title');

export default async function GroupsPage({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  if (!can(access.role, 'group:edit')) await refusePage(access, 'group:edit');
  const { organizationId } = access;
  const [said, lang, t] = await Promise.all([searchParams, getLocale(), getTranslations()]);
  const wanted = {
    name: tidyName(single(said, 'name') ?? '').slice(0, LIMITS.name),
    group: filtersFrom(said).group,
  };
  const [groups, teams] = await Promise.all([
    listGroupSizes(access, lang),
    listGroupedTeams(access, lang, wanted),
  ]);
  return (
    <>
      <PageHeader
        title={t('organizations.groups.title')}
        description={t('organizations.groups.description')}
      />
      <div className="grid max-w-3xl gap-10">
        <section aria-labelledby="groups">
          <h2 id="groups" className="mb-4 text-lg">
            {t('organizations.groups.list')}
          </h2>
          <GroupList organizationId={organizationId} groups={groups} />
          <ActionForm
            action={createGroupAction.bind(null, organizationId)}
            className="mt-6 grid max-w-lg gap-4"
            doneMessage={t('organizations.groups.created')}
          >
            <FormText
              name="name"
              label={t('organizations.groups.new')}
              maxLength={LIMITS.groupName}
              autoComplete="off"
              required
            />
            <div>
              <SubmitButton
                variant={groups.length > 0 ? 'secondary' : 'primary'}
                pendingLabel={t('common.saving')}
              >
                {t('organizations.groups.create')}
              </SubmitButton>
            </div>
          </ActionForm>
        </section>
        {groups.length > 0 ? (
          <PutInto
            organizationId={organizationId}
            groups={groups}
            teams={teams}
            wanted={wanted}
            page={Number(single(said, 'page')) || 1}
          />
        ) : null}
      </div>
    </>
  );
}
