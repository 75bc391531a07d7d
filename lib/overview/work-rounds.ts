import 'server-only';
import { and, asc, eq, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import { respondents, rounds, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { RoundFormat, RoundMode } from '@/lib/model/schema';
import { progressCounts, progressFrom, type RoundProgress } from '@/lib/rounds/stepped';
import type { Filters } from './filters';
import { type ListPage, lastPage } from './last-page';
import { dueBefore, lateBefore } from './lateness';
import { filteredTeams } from './standings';
import { WORK_PAGE } from './work-filters';

/** A round whose result is not published yet. */
export interface RunningRound {
  id: string;
  name: string;
  teamId: string;
  team: string;
  mode: RoundMode;
  format: RoundFormat;
  openedAt: Date;
  /** When answering ended; null while people answer. */
  frozenAt: Date | null;
  /** In steps, as on the team's page. */
  progress: RoundProgress;
}

/** A team that had no result for longer than a quarter: of the framework that the page is narrowed down to, or any. */
export interface DueTeam {
  teamId: string;
  team: string;
  /** When its newest result was published; null before the first. */
  lastAt: Date | null;
}

/** A model may ask nothing of a framework that a team is scored on. */
const asksOf = ({ framework }: Filters): SQL | undefined =>
  framework ? sql`${framework} = any(${rounds.scope})` : undefined;

const running = ({ organizationId }: OrganizationAccess, filters: Filters): SQL | undefined =>
  and(
    eq(rounds.organizationId, organizationId),
    isNull(rounds.closedAt),
    isNull(rounds.removedAt),
    asksOf(filters),
  );

/** Rounds of the teams that the filters leave whose results are not published, those that began first first; one page. */
export async function runningRounds(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  now: Date,
  page: number,
): Promise<ListPage<RunningRound> & { late: number }> {
  const found = await lastPage(page, (at) => runningPage(tx, access, filters, now, at));
  return {
    ...found,
    rows: found.rows.map(
      ({ late: _, invited, left, askedAtOpening, stepped, begun, finished, ...round }) => ({
        ...round,
        progress: progressFrom({ invited, left, askedAtOpening, stepped, begun, finished }),
      }),
    ),
    late: found.rows[0]?.late ?? 0,
  };
}

const runningPage = (tx: Tenant, access: OrganizationAccess, filters: Filters, now: Date, page: number) =>
  tx
    .select({
      id: rounds.id,
      name: rounds.name,
      teamId: rounds.teamId,
      team: teams.name,
      mode: rounds.mode,
      format: rounds.format,
      openedAt: rounds.openedAt,
      frozenAt: rounds.frozenAt,
      all: sql<number>`(count(*) over ())::int`,
      late: sql<number>`(count(*) filter (where ${rounds.frozenAt} is null and ${rounds.openedAt} <= ${lateBefore(now).toISOString()}::timestamptz) over ())::int`,
      ...progressCounts(),
    })
    .from(rounds)
    .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
    .leftJoin(
      respondents,
      and(eq(respondents.organizationId, rounds.organizationId), eq(respondents.roundId, rounds.id)),
    )
    .where(and(running(access, filters), filteredTeams(tx, access, filters)))
    .groupBy(rounds.organizationId, rounds.id, teams.organizationId, teams.id)
    .orderBy(asc(rounds.openedAt), asc(rounds.id))
    .limit(WORK_PAGE)
    .offset((page - 1) * WORK_PAGE);

/** When a team's newest result was published, of the framework that the page is narrowed down to; null before the first. */
const lastResult = (tx: Tenant, { organizationId }: OrganizationAccess, filters: Filters) =>
  tx
    .select({ at: sql<Date | null>`max(${rounds.closedAt})`.as('last_at') })
    .from(rounds)
    .where(
      and(
        eq(rounds.organizationId, organizationId),
        eq(rounds.teamId, teams.id),
        isNotNull(rounds.method),
        isNull(rounds.removedAt),
        asksOf(filters),
      ),
    )
    .as('last_result');

/**
 * Teams that the filters leave without a round now and without a result for longer than a quarter, those longest without first;
 * a team that never had one counts from when it was made. One page.
 */
export function dueTeams(
  tx: Tenant,
  access: OrganizationAccess,
  filters: Filters,
  now: Date,
  page: number,
): Promise<ListPage<DueTeam>> {
  return lastPage(page, (at) => duePage(tx, access, filters, now, at));
}

function duePage(tx: Tenant, access: OrganizationAccess, filters: Filters, now: Date, page: number) {
  const last = lastResult(tx, access, filters);
  const open = tx
    .select({ one: sql`1` })
    .from(rounds)
    .where(and(running(access, filters), eq(rounds.teamId, teams.id)));
  const since = sql<Date>`coalesce(${last.at}, ${teams.createdAt})`;
  return tx
    .select({
      teamId: teams.id,
      team: teams.name,
      lastAt: sql<Date | null>`${last.at}`.mapWith((at: string | Date) => new Date(at)),
      all: sql<number>`(count(*) over ())::int`,
    })
    .from(teams)
    .leftJoinLateral(last, sql`true`)
    .where(
      and(
        filteredTeams(tx, access, filters),
        notExists(open),
        sql`${since} < ${dueBefore(now).toISOString()}::timestamptz`,
      ),
    )
    .orderBy(since, sql`lower(${teams.name})`, asc(teams.id))
    .limit(WORK_PAGE)
    .offset((page - 1) * WORK_PAGE);
}
