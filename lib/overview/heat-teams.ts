import 'server-only';
import { and, desc, eq, exists, gt, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { rounds, teamGroups, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { FrameworkId, Lang } from '@/lib/model/schema';
import type { ComparedRound } from '@/lib/results/between-rounds';
import { summary, summaryFor } from '@/lib/results/published';
import { scoreSeen } from '@/lib/results/published-cells';
import type { RoundSummary } from '@/lib/results/types';
import type { Scope } from '@/lib/scoring';
import type { Filters } from './filters';
import { type HeatAddress, TEAMS_ON_PAGE } from './heat-address';
import { nameOrder } from './name-order';
import { filteredTeams, newestShown, publishedBy, shownBefore } from './standings';

/** A published round that a row of the heat map is made of. */
export interface HeatRound extends ComparedRound {
  comparedWith: string | null;
}

/** A team on a page of the heat map. */
export interface HeatTeam {
  id: string;
  name: string;
  scope: readonly FrameworkId[];
  group: { id: string; name: string } | null;
  /** Its newest result that has something to show this person; null without one. */
  round: (HeatRound & { told: RoundSummary }) | null;
  /** Name of a newer published round that has nothing to show them. */
  withoutResult: string | null;
  /** Rounds were published, and all of them are hidden from this person. */
  hidden: boolean;
  /** What was its newest result at the end of the day that changes are told since. */
  earlier: HeatRound | null;
  /** The round whose result is not published yet. */
  open: { id: string; name: string; frozen: boolean } | null;
}

/** Teams of one page, and how many the filters leave in all. */
export interface HeatTeams {
  teams: readonly HeatTeam[];
  total: number;
  /** From 1: of a page beyond the end, the last one. */
  page: number;
  /** How many of them are scored on each framework. */
  scored: Readonly<Record<FrameworkId, number>>;
}

export interface HeatLook {
  filters: Filters;
  address: HeatAddress;
  lang: Lang;
  /** Day that changes are told since, `YYYY-MM-DD`. */
  since: string;
}

const before = alias(rounds, 'before');
const open = alias(rounds, 'open_round');

/** Whose scores an id is of. */
const scopeOf = (id: string): Scope =>
  id === 'overall' ? id : /\d$/.test(id) ? 'practice' : id.includes('-') ? 'principle' : 'framework';

/** Teams that the filters leave, of one page: by name, within groups where there are any; or by a score. */
async function pageOf(tx: Tenant, access: OrganizationAccess, { filters, address, lang }: HeatLook) {
  const inOrder = await nameOrder(tx, lang);
  const { sort, dir, page } = address;
  const newest = newestShown(tx, access, filters.at);
  const id = sort ?? 'overall';
  const shown = scoreSeen(tx, access.organizationId, newest, { scope: scopeOf(id), id });
  const order: SQL = sort
    ? sql`${shown.score} ${sql.raw(dir)} nulls last, ${inOrder(teams.name)}, ${teams.id}`
    : sql`${teams.groupId} is null, ${inOrder(teamGroups.name)}, ${teams.groupId}, ${inOrder(teams.name)}, ${teams.id}`;
  const place = sql<number>`row_number() over (order by ${order})`.mapWith(Number).as('place');
  const scoredOn = (id: FrameworkId) =>
    sql<number>`count(*) filter (where ${id} = any(${teams.scope})) over ()`
      .mapWith(Number)
      .as(`scored_${id}`);
  const listed = tx
    .select({
      id: teams.id,
      name: teams.name,
      scope: teams.scope,
      groupId: teams.groupId,
      groupName: sql<string | null>`${teamGroups.name}`.as('group_name'),
      place,
      total: sql<number>`count(*) over ()`.mapWith(Number).as('total'),
      DEV: scoredOn('DEV'),
      DAT: scoredOn('DAT'),
      MLO: scoredOn('MLO'),
    })
    .from(teams)
    .leftJoin(
      teamGroups,
      and(eq(teamGroups.organizationId, teams.organizationId), eq(teamGroups.id, teams.groupId)),
    )
    .where(filteredTeams(tx, access, filters))
    .$dynamic();
  const sorted = sort ? listed.leftJoinLateral(newest, sql`true`).leftJoinLateral(shown, sql`true`) : listed;
  // What looks for the rounds of a row of `teams` finds this.
  return sorted
    .orderBy(sql`place`)
    .limit(TEAMS_ON_PAGE)
    .offset((page - 1) * TEAMS_ON_PAGE)
    .as('teams');
}

const ofRound = {
  ...summary,
  weighting: rounds.weighting,
  modelVersionId: rounds.modelVersionId,
  scope: rounds.scope,
  comparedWith: rounds.comparedWith,
};

const ofEarlier = {
  id: before.id,
  mode: before.mode,
  format: before.format,
  weighting: before.weighting,
  modelVersionId: before.modelVersionId,
  scope: before.scope,
  comparedWith: before.comparedWith,
};

type Found = Pick<typeof rounds.$inferSelect, keyof typeof ofRound>;

/** How many answered only goes where this person may know it. */
const roundFrom = (
  { id, mode, format, weighting, modelVersionId, scope, comparedWith, ...round }: Found,
  threshold: number,
) => ({
  ...{ id, mode, format, weighting, modelVersionId, scope, comparedWith, threshold },
  told: summaryFor({ id, mode, format, ...round }, threshold),
});

/** A page of the heat map's teams, in one statement. Teams go, and links to their last page stay: it is the one that is last now. */
export async function heatTeams(tx: Tenant, access: OrganizationAccess, look: HeatLook): Promise<HeatTeams> {
  const at = (page: number) => readHeatTeams(tx, access, { ...look, address: { ...look.address, page } });
  const { page } = look.address;
  const found = await at(page);
  if (found.total > 0 || page === 1) return found;
  const first = await at(1);
  return first.total > TEAMS_ON_PAGE ? at(Math.ceil(first.total / TEAMS_ON_PAGE)) : first;
}

async function readHeatTeams(tx: Tenant, access: OrganizationAccess, look: HeatLook): Promise<HeatTeams> {
  const { organizationId } = access;
  const { at } = look.filters;
  const listed = await pageOf(tx, access, look);
  const newest = newestShown(tx, access, at);
  const earlier = shownBefore(tx, access, look.since);
  const any = tx.select({ one: sql`1` }).from(rounds).where(publishedBy(access, at));
  const newer = tx
    .select({ name: rounds.name })
    .from(rounds)
    .where(and(publishedBy(access, at), gt(rounds.closedAt, newest.closedAt)))
    .orderBy(desc(rounds.closedAt))
    .limit(1);
  const found = await tx
    .select({
      id: listed.id,
      name: listed.name,
      scope: listed.scope,
      groupId: listed.groupId,
      groupName: listed.groupName,
      total: listed.total,
      scored: { DEV: listed.DEV, DAT: listed.DAT, MLO: listed.MLO },
      round: ofRound,
      threshold: newest.threshold,
      withoutResult: sql<string | null>`(${newer})`,
      hidden: sql<boolean>`${newest.roundId} is null and ${exists(any)}`,
      earlier: ofEarlier,
      earlierThreshold: earlier.threshold,
      open: { id: open.id, name: open.name, frozenAt: open.frozenAt },
    })
    .from(listed)
    .leftJoinLateral(newest, sql`true`)
    .leftJoinLateral(earlier, sql`true`)
    .leftJoin(rounds, and(eq(rounds.organizationId, organizationId), eq(rounds.id, newest.roundId)))
    .leftJoin(before, and(eq(before.organizationId, organizationId), eq(before.id, earlier.roundId)))
    .leftJoin(
      open,
      and(
        eq(open.organizationId, organizationId),
        eq(open.teamId, listed.id),
        isNull(open.closedAt),
        isNull(open.removedAt),
      ),
    )
    .orderBy(listed.place);
  const [first] = found;
  return {
    total: first?.total ?? 0,
    page: look.address.page,
    scored: first?.scored ?? { DEV: 0, DAT: 0, MLO: 0 },
    teams: found.map(
      ({ groupId, groupName, round, threshold, earlierThreshold, ...row }): HeatTeam => ({
        id: row.id,
        name: row.name,
        scope: row.scope,
        group: groupId === null || groupName === null ? null : { id: groupId, name: groupName },
        round: round && roundFrom(round, threshold),
        withoutResult: row.withoutResult,
        hidden: row.hidden,
        earlier: row.earlier && { ...row.earlier, threshold: earlierThreshold },
        open: row.open && { id: row.open.id, name: row.open.name, frozen: row.open.frozenAt !== null },
      }),
    ),
  };
}
