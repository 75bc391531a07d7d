import 'server-only';
import { inArray, sql } from 'drizzle-orm';
import { plans, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
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
import { type WorkedTogether, workedTogether } from './worked';

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
  /** What became of those of them that are finished, by step. */
  outcomes: ReadonlyMap<string, StepOutcome>;
  worked: WorkedTogether;
  running: ListPage<RunningRound> & { late: number };
  due: ListPage<DueTeam>;
  loads: ListPage<TeamLoad>;
  /** The page of each list that is shown: of one beyond the end, the last one. */
  pages: Readonly<Record<WorkList, number>>;
}

/** What became of listed steps; others of the same teams are needed for it, and are among them. */
async function outcomesOf(tx: Tenant, access: OrganizationAccess, listed: readonly WorkStep[]) {
  const done = listed.filter(({ status }) => status === 'done').map(({ teamId }) => teamId);
  return done.length === 0
    ? new Map<string, StepOutcome>()
    : outcomesIn(tx, access, inArray(plans.teamId, [...new Set(done)]));
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
    const steps = await listWork(tx, access, filters, chosen, today, page);
    const running = await runningRounds(tx, access, filters, now, pages.open);
    const due = await dueTeams(tx, access, filters, now, pages.due);
    const loads = await teamLoads(tx, access, filters, pages.load);
    return {
      today,
      now,
      teams: found?.teams ?? 0,
      counts,
      steps,
      outcomes: await outcomesOf(tx, access, steps),
      worked: await workedTogether(tx, access, filters),
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
