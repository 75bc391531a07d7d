import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { EmptyState } from '@/app/_ui/empty-state';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { filtersFrom, queryOf, type SearchParams, single } from '@/lib/overview/filters';
import { movedPage } from '@/lib/overview/moved';
import { movedSentence } from '@/lib/overview/moved-words';
import { LINE_KINDS, organizationLine } from '@/lib/overview/org-line';
import { steadiedTeams } from '@/lib/overview/steadied-teams';
import { listTargets } from '@/lib/targets/queries';
import { CsvLink } from '../_overview/csv-link';
import { OverviewFrame } from '../_overview/frame';
import { ToTeams } from '../_overview/no-teams';
import { questionPath } from '../_overview/questions';
import { MovedList } from './moved-list';
import { OrganizationLines } from './organization-line';
import { SteadiedTable } from './steadied-table';

export const generateMetadata = titled('moved.title');

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

/** What moved between two days, over all teams, and whether it is real. */
export default async function MovedQuestion({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  const asked = await searchParams;
  const filters = filtersFrom(asked);
  const [lang, t] = await Promise.all([getLocale(), getTranslations('moved')]);
  const pageOf = (list: 'page' | 'steadied') => Number.parseInt(single(asked, list) ?? '', 10) || 1;
  const page = pageOf('page');
  const now = new Date();
  const kind = LINE_KINDS.find((one) => one === single(asked, 'line')) ?? null;
  const [moved, line, targets] = await Promise.all([
    movedPage(access, { filters, lang, now, page }),
    organizationLine(access, { filters, now, kind }),
    listTargets(access, []),
  ]);
  const steadied = await steadiedTeams(access, { filters, kind: line.kind, lang });
  const nothing = moved.blocks.every(({ team }) => team.why === 'noResult' || team.why === 'first');
  return (
    <OverviewFrame
      {...{ access, lang, filters }}
      question="moved"
      teams={moved.teams}
      keep={{ line: kind }}
      title={t('title')}
      actions={
        moved.teams > 0 ? <CsvLink access={access} file="moved" query={queryOf(filters, { lang })} /> : null
      }
      description={[
        movedSentence(lang, moved, filters.framework),
        ...(moved.teams > 0 && moved.finding.compared === 0 ? [t('nothingWhy')] : []),
      ].join(' ')}
    >
      {nothing && moved.pages === 1 ? (
        <div className="mb-8">
          <EmptyState title={t('empty')} action={<ToTeams organizationId={access.organizationId} />}>
            {t('emptyBody')}
          </EmptyState>
        </div>
      ) : null}
      {moved.teams > 0 ? <MovedList {...{ moved, lang, filters }} access={access} /> : null}
      {line.kinds.length > 0 ? (
        <>
          <OrganizationLines {...{ line, lang, filters, targets }} organizationId={access.organizationId} />
          <SteadiedTable
            {...{ scores: steadied, lang }}
            page={pageOf('steadied')}
            address={(to) =>
              `${questionPath(access.organizationId, 'moved')}${queryOf(filters, { line: kind, steadied: to })}#steadied`
            }
          />
        </>
      ) : null}
    </OverviewFrame>
  );
}
