import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { ownRounds } from '@/lib/access/own-rounds';
import { can } from '@/lib/access/policy';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import { listTeamsAside } from '@/lib/organizations/queries';
import { filtersFrom, type SearchParams, single } from '@/lib/overview/filters';
import { heatMapPage } from '@/lib/overview/heat';
import { heatAddressFrom, heatQuery } from '@/lib/overview/heat-address';
import { otherTeams } from '@/lib/overview/other-teams';
import { whyPath } from '@/lib/overview/why-path';
import { waitingRounds } from '@/lib/rounds/waiting';
import { Waiting } from '../../_waiting/waiting';
import { HeatColumnsField } from './_heat/bar';
import { finding, findingBeside } from './_heat/finding';
import { HeatMap } from './_heat/frame';
import { sheetOf } from './_heat/sheet-of';
import { OverviewFrame } from './_overview/frame';
import { questionPath } from './_overview/questions';
import { TeamsAside } from './teams-aside';

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = titled('organizations.teams.title');

export default async function TeamsPage({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  const said = await searchParams;
  const why = await whyPath(access, single(said, 'w') ?? '');
  if (why) redirect(why as Route);
  const lang = await getLocale();
  const { organizationId, timeZone } = access;
  const [filters, asked] = [filtersFrom(said), heatAddressFrom(said)];
  const [page, others, waiting, aside, t] = await Promise.all([
    heatMapPage(access, { filters, address: asked, lang, now: new Date() }),
    otherTeams(access, filters),
    waitingRounds(access, lang),
    listTeamsAside(access),
    getTranslations(),
  ]);
  const narrowed = filters.group ?? filters.framework ?? filters.deliverable;
  const path = questionPath(organizationId, 'where');
  const address = { ...asked, page: page.page };
  // The teams of the sample organization stay as they are.
  const mayCreate = can(access.role, 'team:create') && !access.inDemo;
  const create = mayCreate ? (
    <ButtonLink href={`/organizations/${organizationId}/teams/new`} variant="primary">
      {t('organizations.teams.create')}
    </ButtonLink>
  ) : null;
  const rest = <TeamsAside {...{ organizationId, ...aside, lang, timeZone }} />;
  if (page.total === 0 && narrowed === null) {
    const past =
      (await ownRounds(access.userId)).length > 0 ? (
        <ButtonLink href="/account">{t('account.pastAnswers')}</ButtonLink>
      ) : null;
    return (
      <>
        <Waiting rounds={waiting} />
        <PageHeader title={t('organizations.teams.title')} />
        <EmptyState title={t('organizations.teams.empty')} action={create ?? past}>
          {t(mayCreate ? 'organizations.teams.emptyBody' : 'organizations.teams.emptyMember')}
        </EmptyState>
        {rest}
      </>
    );
  }
  const w = words(lang);
  const toAnswer = new Set(waiting.flatMap(({ id, part }) => (part ? [id] : [])));
  const title = finding(w, page);
  return (
    <>
      <Waiting rounds={waiting} />
      <OverviewFrame
        {...{ access, lang, filters, title }}
        question="where"
        keep={{ ...heatQuery(address), columns: null, page: null }}
        fields={<HeatColumnsField columns={address.columns} principles={page.principles} />}
        description={page.total > 0 ? findingBeside(w, page, lang) : undefined}
        actions={create}
      >
        {page.total === 0 ? (
          <EmptyState title={t('heat.noMatch')} action={<ButtonLink href={path}>{t('heat.all')}</ButtonLink>}>
            {t('heat.noMatchBody')}
          </EmptyState>
        ) : (
          <HeatMap
            {...{ page, path, filters, address, lang, title, others }}
            sheet={sheetOf(page, { lang, timeZone, filters, address, toAnswer })}
          />
        )}
      </OverviewFrame>
      {rest}
    </>
  );
}
