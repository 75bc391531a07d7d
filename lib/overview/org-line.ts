import 'server-only';
import { and, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { modelVersions, plans, rounds, steps, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import { Kept } from '@/lib/kept';
import type { FrameworkId, RoundMode } from '@/lib/model/schema';
import { scaleKey } from '@/lib/model/semver';
import { headsSeen } from '@/lib/results/published-cells';
import { thresholdFor } from '@/lib/results/viewer';
import type { Filters } from './filters';
import { madeOfRounds } from './made-of';
import { type LineResult, type QuarterPoint, quarterLine } from './quarter-line';
import { changeSpan } from './since';
import { endOf, filteredTeams } from './standings';

/** Rounds that ask principles and rounds that ask practices are never in one mean. */
export const LINE_KINDS = ['practices', 'quick'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** A model that results of the line are the first of. */
export interface NewModel {
  day: string;
  version: string;
  own: boolean;
}

/** The line of the organization over time. */
export interface OrganizationLine {
  kind: LineKind;
  /** Kinds of which there is a result to show. */
  kinds: readonly LineKind[];
  lines: readonly { id: 'overall' | FrameworkId; points: readonly QuarterPoint[] }[];
  models: readonly NewModel[];
  /** Steps finished in each quarter, `2026-Q4`. */
  finished: readonly { quarter: string; steps: number }[];
}

const HEADS = ['overall', 'DEV', 'DAT', 'MLO'] as const;

interface Wanted {
  filters: Filters;
  now: Date;
  /** Null: the kind that more results are of. */
  kind: LineKind | null;
}

/** The organization's line over time of one kind of rounds, as this person may see it. */
export function organizationLine(
  access: OrganizationAccess,
  { filters, now, kind: asked }: Wanted,
): Promise<OrganizationLine> {
  const { organizationId, timeZone } = access;
  const { until } = changeSpan(filters, now, timeZone);
  return readOrganization(access, async (tx) => {
    const published = publishedUntil(tx, access, filters, until);
    const [finished, [made]] = await Promise.all([
      finishedUntil(tx, access, filters, until),
      tx.select({ of: madeOfRounds(published) }).from(published),
    ]);
    const key = [organizationId, timeZone, until, filters.framework, asked, made?.of].join(' ');
    const before = known.get(key);
    if (before) return { ...before, finished };
    const found = await resultsIn(tx, access, published);
    const line = lineOfResults(found, { asked, until, only: filters.framework });
    known.set(key, line);
    return { ...line, finished };
  });
}

/** Lines that were worked out last; nobody who may see something else has the same key. */
const known = new Kept<Omit<OrganizationLine, 'finished'>>(50);

/** The measured rounds of the teams that the filters leave whose results were published up to a day. */
function publishedUntil(tx: Tenant, access: OrganizationAccess, filters: Filters, until: string) {
  return tx
    .select({
      organizationId: rounds.organizationId,
      id: rounds.id,
      teamId: rounds.teamId,
      mode: rounds.mode,
      closedAt: rounds.closedAt,
      modelVersionId: rounds.modelVersionId,
      method: rounds.method,
      rewordedAt: rounds.rewordedAt,
      threshold: sql<number>`${thresholdFor(access)}`.as('threshold'),
    })
    .from(rounds)
    .innerJoin(teams, and(filteredTeams(tx, access, filters), eq(teams.id, rounds.teamId)))
    .where(
      and(
        eq(rounds.organizationId, access.organizationId),
        isNotNull(rounds.method),
        isNull(rounds.removedAt),
        eq(rounds.part, false),
        ne(rounds.format, 'consensus'),
        lt(rounds.closedAt, endOf(until, access.timeZone)),
      ),
    )
    .as('published');
}

/** A result of the line: as the database tells it, and with its scores by row. */
type ToldResult = [
  teamId: string,
  mode: RoundMode,
  day: string,
  version: string,
  own: boolean,
  ...scores: (number | null)[],
];
type FoundResult = LineResult & Omit<NewModel, 'day'> & { kind: LineKind };

/**
 * Those of the rounds that this person sees a score of, in order of time, with overall and frameworks of each. As one text: an
 * organization has had thousands, and rows of their own would cost more than what is made of them.
 */
async function resultsIn(
  tx: Tenant,
  { organizationId, timeZone }: OrganizationAccess,
  published: ReturnType<typeof publishedUntil>,
): Promise<FoundResult[]> {
  const shown = headsSeen(tx, organizationId, published);
  const scoreOf = (head: string) =>
    sql<number | null>`max(${shown.score}) filter (where ${shown.scopeId} = ${head})`;
  const results = tx
    .select({
      teamId: published.teamId,
      mode: published.mode,
      closedAt: published.closedAt,
      modelVersionId: published.modelVersionId,
      scores: sql`array[${sql.join(HEADS.map(scoreOf), sql`, `)}]`.as('scores'),
    })
    .from(shown)
    .innerJoin(published, and(eq(published.organizationId, organizationId), eq(published.id, shown.roundId)))
    .where(isNotNull(shown.score))
    .groupBy(published.id, published.teamId, published.mode, published.closedAt, published.modelVersionId)
    .as('results');
  const day = sql`to_char(${results.closedAt} at time zone ${timeZone}, 'YYYY-MM-DD')`;
  const [row] = await tx
    .select({
      told: sql<ToldResult[] | null>`json_agg(json_build_array(${results.teamId}, ${results.mode}, ${day},
        ${modelVersions.version}, ${modelVersions.organizationId} is not null,
        ${results.scores}[1], ${results.scores}[2], ${results.scores}[3], ${results.scores}[4]
      ) order by ${results.closedAt}, ${results.teamId})`,
    })
    .from(results)
    .innerJoin(modelVersions, eq(modelVersions.id, results.modelVersionId));
  return (row?.told ?? []).map(([team, asked, at, version, own, ...scores]) => ({
    kind: asked === 'quick' ? 'quick' : 'practices',
    teamId: team,
    day: at,
    scale: scaleKey({ ownModel: own, modelVersion: version }),
    version,
    own,
    scores: new Map(
      HEADS.flatMap((head, index) => {
        const value = scores[index];
        return typeof value === 'number' ? [[head, value]] : [];
      }),
    ),
  }));
}

/** How many steps the teams that the filters leave finished in each quarter. */
function finishedUntil(tx: Tenant, access: OrganizationAccess, filters: Filters, until: string) {
  const { organizationId, timeZone } = access;
  const quarter = sql<string>`to_char(${steps.doneAt} at time zone ${timeZone}, 'YYYY-"Q"Q')`;
  return tx
    .select({ quarter: quarter.as('quarter'), steps: sql<number>`count(*)`.mapWith(Number) })
    .from(steps)
    .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
    .innerJoin(teams, and(filteredTeams(tx, access, filters), eq(teams.id, plans.teamId)))
    .where(
      and(
        eq(steps.organizationId, organizationId),
        isNotNull(steps.doneAt),
        isNull(steps.droppedAt),
        lt(steps.doneAt, endOf(until, timeZone)),
      ),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`);
}

function lineOfResults(
  found: readonly FoundResult[],
  { asked, until, only }: { asked: LineKind | null; until: string; only: FrameworkId | null },
): Omit<OrganizationLine, 'finished'> {
  const scoresOf = (one: LineKind) =>
    found.reduce((sum, { kind, scores }) => sum + (kind === one ? scores.size : 0), 0);
  const kinds = LINE_KINDS.filter((one) => scoresOf(one) > 0);
  const most = scoresOf('quick') > scoresOf('practices') ? 'quick' : 'practices';
  const kind = asked && kinds.includes(asked) ? asked : most;
  const results = found.filter((result) => result.kind === kind);
  const lines = (only ? [only] : HEADS).flatMap((id) => {
    const points = quarterLine(results, id, until);
    return points.length > 0 ? [{ id, points }] : [];
  });
  const models = new Map<string, NewModel>();
  for (const { day, version, own } of results) {
    const key = `${own} ${version}`;
    if (!models.has(key)) models.set(key, { day, version, own });
  }
  return { kind, kinds, lines, models: [...models.values()].slice(1) };
}
