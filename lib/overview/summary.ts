import 'server-only';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import type { FrameworkId, Lang } from '@/lib/model/schema';
import type { FinishedSteps } from '@/lib/plans/outcomes';
import type { Filters } from './filters';
import { type HeatMean, heatMeans } from './heat-means';
import { type MovedPage, movedTogether } from './moved';
import { type OrganizationLine, organizationLine } from './org-line';
import { type UnfilledRoles, unfilledRoles } from './role-matrix';
import { listTeamRoles } from './roles';
import { type SharedWeaknesses, sharedWeaknesses } from './weaknesses';
import { countWork, type WorkCounts } from './work';
import { dueTeams, runningRounds } from './work-rounds';
import { workedTogether } from './worked';

/** What is being done, in numbers. */
export interface WorkInNumbers extends Pick<WorkCounts, 'open' | 'overdue' | 'unowned' | 'done'> {
  lateRounds: number;
  dueTeams: number;
  /** Day that all of it is told of, whatever day the rest is as of. */
  today: string;
  /** Of the finished steps that a round has measured. */
  kept: FinishedSteps;
}

/** What a manager's five questions come to, as one person may see it. */
export interface SummaryFacts extends SharedWeaknesses {
  /** What the first answer is about: overall, or the framework that the page is narrowed to. */
  head: 'overall' | FrameworkId;
  /** The mean that the map shows of it; undefined without any result. */
  where: HeatMean | undefined;
  line: OrganizationLine;
  moved: Pick<MovedPage, 'finding' | 'span' | 'teams'>;
  roles: UnfilledRoles;
  work: WorkInNumbers;
}

async function gapsOfRoles(access: OrganizationAccess, filters: Filters): Promise<UnfilledRoles> {
  const { teams, needed } = await listTeamRoles(access, filters);
  return unfilledRoles(teams, needed);
}

const workInNumbers = (access: OrganizationAccess, filters: Filters, now: Date): Promise<WorkInNumbers> =>
  readOrganization(access, async (tx) => {
    const today = calendarDay(now, access.timeZone);
    const counts = await countWork(tx, access, filters, null, today);
    const { open, overdue, unowned, done } = counts;
    const { late: lateRounds } = await runningRounds(tx, access, filters, now, 1);
    const { all } = await dueTeams(tx, access, filters, now, 1);
    const { kept, of } = await workedTogether(tx, access, filters);
    return { open, overdue, unowned, done, lateRounds, dueTeams: all, today, kept: { kept, of } };
  });

/** Everything that the page for an executive tells: what the page of each question finds, so that none says otherwise. */
export async function summaryFacts(
  access: OrganizationAccess,
  { filters, lang, now }: { filters: Filters; lang: Lang; now: Date },
): Promise<SummaryFacts> {
  const head = filters.framework ?? 'overall';
  const [{ means }, line, moved, shared, roles, work] = await Promise.all([
    readOrganization(access, (tx) => heatMeans(tx, access, { filters, columns: 'frameworks', head })),
    organizationLine(access, { filters, now, kind: null }),
    movedTogether(access, { filters, lang, now }),
    sharedWeaknesses(access, filters),
    gapsOfRoles(access, filters),
    workInNumbers(access, filters, now),
  ]);
  return { ...shared, head, where: means.get(head), line, moved, roles, work };
}
