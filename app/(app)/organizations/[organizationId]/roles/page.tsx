import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { EmptyState } from '@/app/_ui/empty-state';
import { Pages } from '@/app/_ui/pages';
import { requireOrganization } from '@/lib/access/require';
import { byName } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { filtersFrom, queryOf, type SearchParams, single } from '@/lib/overview/filters';
import { leftByRoles, roleFiltersFrom, roleTotals, withoutRole } from '@/lib/overview/role-matrix';
import { listTeamRoles } from '@/lib/overview/roles';
import { CsvLink } from '../_overview/csv-link';
import { OverviewFrame } from '../_overview/frame';
import { questionPath } from '../_overview/questions';
import { Chosen } from './chosen';
import { RoleFinding } from './finding';
import { RoleLegend } from './legend';
import { RoleTotals } from './role-totals';
import { TeamTable } from './team-table';

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

/** Teams on a page: each has a cell for every role, and of more than twice as many nobody finds one by eye. */
const PAGE = 25;

export const generateMetadata = titled('capability.title');

export default async function RolesPage({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  const asked = await searchParams;
  const filters = filtersFrom(asked);
  const roles = roleFiltersFrom(asked);
  const lang = await getLocale();
  const t = await getTranslations('capability');
  const { teams, needed } = await listTeamRoles(access, filters);
  const sorted = byName(lang, teams, ({ name }) => name);
  const left = sorted.filter((team) => leftByRoles(team, roles));
  const pages = Math.max(1, Math.ceil(left.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(single(asked, 'page'))) || 1));
  const totals = roleTotals(teams, needed);
  const path = questionPath(access.organizationId, 'roles');
  const address = (others: Parameters<typeof queryOf>[1]) => `${path}${queryOf(filters, others)}`;
  return (
    <OverviewFrame
      access={access}
      lang={lang}
      question="roles"
      teams={teams.length}
      filters={filters}
      keep={{ ...roles }}
      title={t('title')}
      actions={
        left.length > 0 ? (
          <CsvLink access={access} file="roles" query={queryOf(filters, { ...roles, lang })} />
        ) : null
      }
      description={
        teams.length > 0 ? <RoleFinding {...{ teams: sorted, needed, totals, address, lang }} /> : undefined
      }
    >
      {teams.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
      ) : (
        <div className="space-y-12">
          <RoleTotals {...{ totals, teams: teams.length, address }} />
          <section aria-labelledby="by-team">
            <h2 id="by-team" className="mb-4 text-xl">
              {t('teams.title')}
            </h2>
            <Chosen {...{ roles, count: left.length, address }} />
            {left.length > 0 ? (
              <TeamTable teams={left.slice((page - 1) * PAGE, page * PAGE)} {...{ needed, lang }} />
            ) : null}
            <Pages
              label={t('teams.title')}
              page={page}
              pages={pages}
              address={(to) => address({ ...roles, page: to })}
            />
            <RoleLegend
              also={totals.some(({ secondary }) => secondary > 0)}
              noRole={teams.reduce((sum, team) => sum + withoutRole(team), 0)}
            />
          </section>
        </div>
      )}
    </OverviewFrame>
  );
}
