import 'server-only';
import { and, asc, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { modelVersions, plans, rounds, steps, teams } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { OrganizationAccess } from '@/lib/access/types';
import type { FrameworkId } from '@/lib/model/schema';
import { shownRowsOf } from '@/lib/results/published';
import { thresholdFor } from '@/lib/results/viewer';
import type { Filters } from './filters';
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

const FRAMEWORKS = ['DEV', 'DAT', 'MLO'] as const;

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
  const end = endOf(until, timeZone);
  const dayOf = (moment: typeof rounds.closedAt | typeof steps.doneAt) =>
    sql<string>`to_char(${moment} at time zone ${timeZone}, 'YYYY-MM-DD')`;
  return readOrganization(access, async (tx) => {
    const published = tx
      .select({
        id: rounds.id,
        teamId: rounds.teamId,
        mode: rounds.mode,
        closedAt: rounds.closedAt,
        modelVersionId: rounds.modelVersionId,
        threshold: sql<number>`${thresholdFor(access)}`.as('threshold'),
        day: dayOf(rounds.closedAt).as('day'),
      })
      .from(rounds)
      .where(
        and(
          eq(rounds.organizationId, organizationId),
          isNotNull(rounds.method),
          isNull(rounds.removedAt),
          ne(rounds.format, 'consensus'),
          lt(rounds.closedAt, end),
        ),
      )
      .as('published');
    const shown = shownRowsOf(tx, organizationId, { roundId: published.id, threshold: published.threshold }, [
      'overall',
      'framework',
    ]);
    const found = await tx
      .select({
        roundId: published.id,
        teamId: published.teamId,
        mode: published.mode,
        day: published.day,
        version: modelVersions.version,
        own: sql<boolean>`${modelVersions.organizationId} is not null`,
        scopeId: shown.scopeId,
        score: shown.score,
      })
      .from(published)
      .innerJoin(teams, and(filteredTeams(tx, access, filters), eq(teams.id, published.teamId)))
      .innerJoin(modelVersions, eq(modelVersions.id, published.modelVersionId))
      .innerJoinLateral(shown, isNotNull(shown.score))
      .orderBy(asc(published.closedAt));
    const quarter = sql<string>`to_char(${steps.doneAt} at time zone ${timeZone}, 'YYYY-"Q"Q')`;
    const finished = await tx
      .select({ quarter: quarter.as('quarter'), steps: sql<number>`count(*)`.mapWith(Number) })
      .from(steps)
      .innerJoin(plans, and(eq(plans.organizationId, steps.organizationId), eq(plans.id, steps.planId)))
      .innerJoin(teams, and(filteredTeams(tx, access, filters), eq(teams.id, plans.teamId)))
      .where(
        and(
          eq(steps.organizationId, organizationId),
          isNotNull(steps.doneAt),
          isNull(steps.droppedAt),
          lt(steps.doneAt, end),
        ),
      )
      .groupBy(sql`1`)
      .orderBy(sql`1`);
    return { ...lineOfRows(found, { asked, until, only: filters.framework }), finished };
  });
}

interface FoundRow {
  roundId: string;
  teamId: string;
  mode: string;
  day: string;
  version: string;
  own: boolean;
  scopeId: string;
  score: number | null;
}

const kindOf = ({ mode }: FoundRow): LineKind => (mode === 'quick' ? 'quick' : 'practices');

function lineOfRows(
  found: readonly FoundRow[],
  { asked, until, only }: { asked: LineKind | null; until: string; only: FrameworkId | null },
): Omit<OrganizationLine, 'finished'> {
  const count = (one: LineKind) => found.filter((row) => kindOf(row) === one).length;
  const kinds = LINE_KINDS.filter((one) => count(one) > 0);
  const most = count('quick') > count('practices') ? 'quick' : 'practices';
  const kind = asked && kinds.includes(asked) ? asked : most;
  const results = new Map<
    string,
    LineResult & { scores: Map<string, number>; version: string; own: boolean }
  >();
  for (const row of found) {
    if (kindOf(row) !== kind || row.score === null) continue;
    const { teamId, day, version, own } = row;
    const scale = `${own ? 'own' : 'built-in'} ${version.split('.')[0]}`;
    const result = results.get(row.roundId) ?? { teamId, day, scale, scores: new Map(), version, own };
    result.scores.set(row.scopeId, row.score);
    results.set(row.roundId, result);
  }
  const all = [...results.values()];
  const ids = only ? [only] : (['overall', ...FRAMEWORKS] as const);
  const lines = ids.flatMap((id) => {
    const points = quarterLine(all, id, until);
    return points.length > 0 ? [{ id, points }] : [];
  });
  const models = new Map<string, NewModel>();
  for (const { day, version, own } of all) {
    const key = `${own} ${version}`;
    if (!models.has(key)) models.set(key, { day, version, own });
  }
  return { kind, kinds, lines, models: [...models.values()].slice(1) };
}
