import 'server-only';
import { sql } from 'drizzle-orm';
import { teams } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { calendarDay } from '@/lib/i18n/format';
import { outcomesIn } from '@/lib/plans/outcome-queries';
import type { StepOutcome } from '@/lib/plans/outcomes';
import type { Filters } from './filters';
import type { ListPage } from './last-page';
import { filteredTeams } from './standings';
import {
  countWork,
  listWork,
  plansOf,
  type TeamLoad,
  teamLoads,
  type WorkCounts,
  type WorkStep,
} from './work';
import { WORK_PAGE, type WorkFilters, type WorkList } from './work-filters';
import { type DueTeam, dueTeams, type RunningRound, runningRounds } from './work-rounds';

/** Everything that is being done by the teams that the filters leave, as one person may see it. */
export interface Work {
  /** Calendar day `YYYY-MM-DD` where the organization is. */
  today: string;
  now: Date;
  /** Teams that the filters leave. */
  teams: number;
  counts: WorkCounts;
  /** One page of them. */
  steps: readonly WorkStep[];
  /** Of all finished steps, by step. */
  outcomes: ReadonlyMap<string, StepOutcome>;
  running: ListPage<RunningRound> & { late: number };
  due: ListPage<DueTeam>;
  loads: ListPage<TeamLoad>;
  /** The page of each list that is shown: of one beyond the end, the last one. */
  pages: Readonly<Record<WorkList, number>>;
}

/** What the page of all teams' work shows, with a number of statements that does not grow with the teams. */
export function readWork(
  access: OrganizationAccess,
  filters: Filters,
  chosen: Pick<WorkFilters, 'state' | 'owner'>,
  pages: Readonly<Record<WorkList, number>>,
  now: Date,
): Promise<Work> {
  const today = calendarDay(now, access.timeZone);
  return readOrganization(access, async (tx) => {
    const [found] = await tx
      .select({ teams: sql`count(*)`.mapWith(Number) })
      .from(teams)
      .where(filteredTeams(tx, access, filters));
    const counts = await countWork(tx, access, filters, chosen.owner, today);
    const last = Math.ceil((chosen.state ? counts[chosen.state] : counts.open) / WORK_PAGE);
    const page = Math.max(1, Math.min(pages.page, last));
    const running = await runningRounds(tx, access, filters, now, pages.open);
    const due = await dueTeams(tx, access, filters, now, pages.due);
    const loads = await teamLoads(tx, access, filters, pages.load);
    return {
      today,
      now,
      teams: found?.teams ?? 0,
      counts,
      steps: await listWork(tx, access, filters, chosen, today, page),
      outcomes: await outcomesIn(tx, access, plansOf(tx, access, filters), filters.framework),
      running,
      due,
      loads,
      pages: { page, open: running.page, due: due.page, load: loads.page },
    };
  });
}

/** All steps that are chosen, for a file, with what became of those that are done. */
export function readWorkForFile(
  access: OrganizationAccess,
  filters: Filters,
  chosen: Pick<WorkFilters, 'state' | 'owner'>,
  now: Date,
): Promise<Pick<Work, 'today' | 'steps' | 'outcomes'>> {
  const today = calendarDay(now, access.timeZone);
  return readOrganization(access, async (tx) => ({
    today,
    steps: await listWork(tx, access, filters, chosen, today, 'all'),
    outcomes: await outcomesIn(tx, access, plansOf(tx, access, filters), filters.framework),
  }));
}
