import type { ReactNode } from 'react';
import { PageHeader } from '@/app/_ui/page-header';
import type { OrganizationAccess } from '@/lib/access/types';
import type { Lang } from '@/lib/model/schema';
import { type Filters, queryOf } from '@/lib/overview/filters';
import { listGroups } from '@/lib/overview/groups';
import { viewQuery } from '@/lib/overview/view-query';
import { listViews } from '@/lib/overview/views';
import { FilterBar } from './filter-bar';
import { NoTeams } from './no-teams';
import { type Question, QuestionTabs, questionPath } from './questions';
import { Views } from './views';

interface Props {
  access: OrganizationAccess;
  lang: Lang;
  question: Question;
  filters: Filters;
  /** How many teams the filters leave. */
  teams: number;
  /** What else the address says and is to keep. */
  keep?: Readonly<Record<string, string | number | null>>;
  /** There is nothing yet to be narrowed down. */
  plain?: boolean;
  /** More fields among the filters. */
  fields?: ReactNode;
  title: string;
  /** The answer in one sentence. */
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Days that a page goes by: plans are told as they are now, and a day before is only for what moved. */
const DAYS_OF: Readonly<Record<Question, readonly ('at' | 'since')[]>> = {
  where: ['at', 'since'],
  moved: ['at', 'since'],
  gaps: ['at'],
  roles: ['at'],
  work: [],
  summary: ['at', 'since'],
};

/** What the pages of a manager's questions share: the question, its answer in a sentence, the other questions, the filters, the saved views. */
export async function OverviewFrame({
  access,
  lang,
  question,
  filters,
  teams,
  keep,
  plain = false,
  fields,
  title,
  description,
  actions,
  children,
}: Props) {
  const { organizationId } = access;
  const { group, framework, deliverable } = filters;
  const none = teams === 0 && (group ?? framework ?? deliverable) === null;
  const [groups, views] = await Promise.all([listGroups(access, lang), listViews(access, question, lang)]);
  return (
    <>
      <QuestionTabs organizationId={organizationId} current={question} filters={filters} />
      <PageHeader title={title} description={none ? null : description} actions={none ? null : actions} />
      {plain || none ? null : (
        <FilterBar
          path={questionPath(organizationId, question)}
          lang={lang}
          filters={filters}
          groups={groups}
          keep={keep}
          fields={fields}
          days={DAYS_OF[question]}
        />
      )}
      {none ? null : (
        <Views access={access} question={question} views={views} query={viewQuery(queryOf(filters, keep))} />
      )}
      {none ? <NoTeams access={access} /> : children}
    </>
  );
}
