import 'server-only';
import { and, eq, inArray, isNull, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { targets, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import { DEFAULT_TARGET } from '@/lib/advice';
import { Kept } from '@/lib/kept';
import { scoresSeen } from '@/lib/results/published-cells';
import { NOTHING } from '@/lib/targets/reach';
import type { Filters } from './filters';
import type { HeatAddress } from './heat-address';
import { madeOfRounds } from './made-of';
import { filteredTeams, newestShown } from './standings';

/** What all teams that the filters leave have in common in one column, as this person may see it. */
export interface HeatMean {
  /** Mean of the shown, measured scores, each team alike; null below three of them (methods reference, a). */
  mean: number | null;
  /** Teams in it. */
  teams: number;
  /** Of these, those whose round asked principles and not practices. */
  quick: number;
  /** Teams that have a score to show, agreed ones too, and those of them that reached their target. */
  shown: number;
  reached: number;
}

export interface HeatMeans {
  means: ReadonlyMap<string, HeatMean>;
  /** Models that these teams were asked with. */
  versions: readonly string[];
}

/** Fewest teams in a mean of several (methods reference, a). */
const MIN_TEAMS = 3;

/** The rows that the columns are among; no column is known before the models are. */
function rowsFor(columns: HeatAddress['columns']) {
  if (columns === 'frameworks') return { scopes: ['overall', 'framework'] } as const;
  if (columns === 'principles') return { scopes: ['overall', 'framework', 'principle'] } as const;
  return { principle: columns };
}

/** As `targetReach` tells of one row: by the level, and the whole, which has none, by the score. */
const reaches = ({ score, level }: Record<'score' | 'level', SQLWrapper>, head: string, target: SQL): SQL =>
  head === 'overall' ? sql`${score} > ${target} - ${NOTHING}::float8` : sql`${level} >= ${target}`;

interface Wanted {
  filters: Filters;
  columns: HeatAddress['columns'];
  /** What reaching the target is told of: 'overall' or a framework. */
  head: string;
}

/**
 * Tells in a short text what the row of the organization is made of, and for whom: the rounds, what this person may see of
 * each, how these were worked out, and the targets. Two looks with the same text have the same row (made-of.ts).
 */
async function lookMadeOf(
  tx: Tenant,
  access: OrganizationAccess,
  { filters, head }: Wanted,
): Promise<string> {
  const { organizationId } = access;
  const newest = newestShown(tx, access, filters.at);
  const set = tx
    .select({
      text: sql`string_agg(concat(${targets.teamId}, ${targets.scopeId}, ${targets.level}), ' ' order by ${targets.id})`,
    })
    .from(targets)
    .where(and(eq(targets.organizationId, organizationId), inArray(targets.scopeId, [head, 'overall'])));
  const [row] = await tx
    .select({
      rounds: madeOfRounds({
        id: newest.roundId,
        threshold: newest.threshold,
        method: newest.method,
        rewordedAt: newest.rewordedAt,
      }),
      targets: sql<string | null>`md5((${set}))`,
    })
    .from(teams)
    .innerJoinLateral(newest, sql`true`)
    .where(filteredTeams(tx, access, filters));
  return `${row?.rounds} ${row?.targets}`;
}

/** What was worked out last; nobody who may see something else has the same key. */
const known = new Kept<HeatMeans>(50);

/**
 * The row of the organization, over all teams that the filters leave and not only those of a page: each column's mean over
 * what this person may see, so that no hidden team is in it. Two statements, the second and larger one only where something
 * has changed.
 */
export async function heatMeans(tx: Tenant, access: OrganizationAccess, wanted: Wanted): Promise<HeatMeans> {
  const { filters, columns, head } = wanted;
  const key = [access.organizationId, columns, head, await lookMadeOf(tx, access, wanted)].join(' ');
  const before = known.get(key);
  if (before) return before;
  const means = await readMeans(tx, access, { filters, columns, head });
  known.set(key, means);
  return means;
}

async function readMeans(
  tx: Tenant,
  access: OrganizationAccess,
  { filters, columns, head }: Wanted,
): Promise<HeatMeans> {
  const { organizationId } = access;
  const newest = newestShown(tx, access, filters.at);
  const row = scoresSeen(tx, organizationId, newest, rowsFor(columns));
  const target = tx
    .select({ level: targets.level })
    .from(targets)
    .where(
      and(
        eq(targets.organizationId, organizationId),
        or(eq(targets.teamId, teams.id), isNull(targets.teamId)),
        inArray(targets.scopeId, [head, 'overall']),
      ),
    )
    // A team's own go before those of all teams, and what is nearer before what is above.
    .orderBy(sql`${targets.teamId} is null, ${targets.scopeId} = 'overall'`)
    .limit(1);
  const measured = sql`${row.score} is not null and ${newest.format} <> 'consensus'`;
  const counted = (which: SQL) => sql<number>`count(*) filter (where ${which})`.mapWith(Number);
  const reached = sql`${row.scopeId} = ${head}
    and ${reaches(row, head, sql`coalesce((${target}), ${DEFAULT_TARGET}::int)`)}`;
  const found = await tx
    .select({
      id: row.scopeId,
      mean: sql<number | null>`avg(${row.score}) filter (where ${measured})`,
      teams: counted(measured),
      quick: counted(sql`${measured} and ${newest.mode} = 'quick'`),
      shown: counted(sql`${row.score} is not null`),
      reached: counted(reached),
      versions: sql<string[]>`array_agg(distinct ${newest.modelVersionId})`,
    })
    .from(teams)
    .innerJoinLateral(newest, sql`true`)
    .innerJoinLateral(row, sql`true`)
    .where(filteredTeams(tx, access, filters))
    .groupBy(row.scopeId);
  return {
    means: new Map(
      found.map(({ id, versions: _, ...mean }) => [
        id,
        { ...mean, mean: mean.teams < MIN_TEAMS ? null : mean.mean },
      ]),
    ),
    // The newest first: ids begin with their time.
    versions: [...new Set(found.flatMap(({ versions }) => versions))].sort().reverse(),
  };
}
