import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { ButtonLink } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { may } from '@/lib/access/allow';
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
import { HeatColumnsField, HeatPages } from './_heat/bar';
import { finding, findingBeside } from './_heat/finding';
import { FirstRounds } from './_heat/first-rounds';
import { HeatMap } from './_heat/frame';
import { sheetOf } from './_heat/sheet-of';
import { OverviewFrame } from './_overview/frame';
import { NewTeam } from './_overview/no-teams';
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
  const path = questionPath(organizationId, 'where');
  const address = { ...asked, page: page.page };
  const narrowed = Object.values(filters).some((value) => value !== null);
  const w = words(lang);
  const toAnswer = new Set(waiting.flatMap(({ id, part }) => (part ? [id] : [])));
  const title = page.total > 0 ? finding(w, page) : t('organizations.teams.title');
  const sheet = sheetOf(page, { lang, timeZone, filters, address, toAnswer });
  // Where results are hidden, or were not there yet on a day before, nothing begins.
  const shown = page.means.get(page.head)?.shown ?? 0;
  const first =
    shown === 0 && filters.at === null && page.teams.every(({ team }) => !team.round && !team.hidden);
  return (
    <>
      <Waiting rounds={waiting} />
      <OverviewFrame
        {...{ access, lang, filters, title }}
        question="where"
        teams={page.total}
        keep={{ ...heatQuery(address), columns: null, page: null }}
        fields={<HeatColumnsField columns={address.columns} principles={page.principles} />}
        plain={first && !narrowed}
        description={page.total > 0 && !first ? findingBeside(w, page, lang) : undefined}
        actions={<NewTeam access={access} />}
      >
        {page.total === 0 ? (
          <EmptyState title={t('heat.noMatch')} action={<ButtonLink href={path}>{t('heat.all')}</ButtonLink>}>
            {t('heat.noMatchBody')}
          </EmptyState>
        ) : first ? (
          <>
            <FirstRounds rows={sheet.rows} mayOpen={may(access, 'round:open')} />
            <HeatPages {...{ path, filters, address }} total={page.total} />
          </>
        ) : (
          <HeatMap {...{ page, path, filters, address, lang, title, others, sheet }} />
        )}
      </OverviewFrame>
      <TeamsAside {...{ organizationId, ...aside, lang, timeZone }} />
    </>
  );
}
