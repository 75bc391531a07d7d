import type { Route } from 'next';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { requireOrganization } from '@/lib/access/require';
import { siteOrigin } from '@/lib/env';
import { formatCalendarDate } from '@/lib/i18n/format';
import { getTranslations } from '@/lib/i18n/translate';
import type { Lang } from '@/lib/model/schema';
import { filtersFrom, pageFrom, queryOf, type SearchParams } from '@/lib/overview/filters';
import { readWork, type Work } from '@/lib/overview/read-work';
import { WORK_LISTS, workFiltersFrom } from '@/lib/overview/work-filters';
import { CsvLink } from '../_overview/csv-link';
import { OverviewFrame } from '../_overview/frame';
import { questionPath } from '../_overview/questions';
import { Loads } from './loads';
import { RemindIn } from './remind';
import { Rounds } from './rounds';
import { Steps } from './steps';
import type { WorkView } from './view';
import { Worked } from './worked';

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

export const generateMetadata = titled('work.title');

/** The answer in a sentence or two. */
async function finding(
  { counts, teams, running }: Work,
  { owner, at, lang }: { owner: string | null; at: string | null; lang: Lang },
): Promise<string> {
  const t = await getTranslations('work.finding');
  if (teams === 0) return t('noTeams');
  const { open, overdue, unowned } = counts;
  const today = at === null ? null : t('today', { day: formatCalendarDate(lang, at) });
  // Of one person's steps, what teams have in all is not known.
  if (owner !== null) return [t('open', { open, overdue, unowned }), today].filter(Boolean).join(' ');
  const planned = counts.teams > 0;
  return [
    planned ? t('open', { open, overdue, unowned }) : t('none', { teams }),
    planned ? t('plans', { with: counts.teams, teams }) : null,
    running.late > 0 ? t('rounds', { late: running.late }) : null,
    today,
  ]
    .filter(Boolean)
    .join(' ');
}

export default async function WorkPage({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  const asked = await searchParams;
  const [lang, t] = await Promise.all([getLocale(), getTranslations('work')]);
  const filters = filtersFrom(asked);
  const chosen = workFiltersFrom(asked);
  const [page, load, open, due] = WORK_LISTS.map((list) => pageFrom(asked, list));
  const pages = { page: page ?? 1, load: load ?? 1, open: open ?? 1, due: due ?? 1 };
  const work = await readWork(access, filters, chosen, pages, new Date());
  const path = questionPath(access.organizationId, 'work');
  const view: WorkView = {
    organizationId: access.organizationId,
    lang,
    timeZone: access.timeZone,
    origin: siteOrigin(),
    chosen,
    framework: filters.framework,
    pages: work.pages,
    remindIn: chosen.remind ?? lang,
    address: (others) => `${path}${queryOf(filters, { ...chosen, ...others })}` as Route,
  };
  const query = queryOf(filters, { state: chosen.state, owner: chosen.owner, lang });
  return (
    <OverviewFrame
      access={access}
      lang={lang}
      question="work"
      teams={work.teams}
      filters={filters}
      keep={{ ...chosen }}
      title={t('title')}
      description={await finding(work, { owner: chosen.owner, at: filters.at, lang })}
      actions={work.counts.teams > 0 ? <CsvLink file="work" {...{ access, query }} /> : null}
    >
      <RemindIn view={view} />
      <div className="space-y-12">
        <Steps work={work} view={view} />
        <Worked work={work} view={view} />
        <Rounds work={work} view={view} />
        <Loads work={work} view={view} ofFramework={filters.framework !== null} />
      </div>
    </OverviewFrame>
  );
}
