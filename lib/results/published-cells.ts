import 'server-only';
import { and, asc, eq, inArray, or, type SQLWrapper, type Subquery, sql } from 'drizzle-orm';
import { publishedChanges, publishedRows } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { Level } from '@/lib/model/schema';
import type { ChangeVerdict, Scope } from '@/lib/scoring';
import { seenIn, storedInterval, type Thresholds } from './published';
import type { ResultRow } from './types';

/** Which rows stand in a column. */
export interface CellColumn {
  id: string;
  scope: Scope;
}

/** What a cell is made of. */
export type CellRow = Pick<ResultRow, 'status' | 'score' | 'ci95' | 'margin' | 'n' | 'level' | 'levelRange'>;

/** What is published of a change, as far as a mark tells it. */
export interface CellChange {
  verdict: ChangeVerdict;
  delta: number | null;
}

/** By round, then by scope. */
export type ByRound<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

function byRound<T>(rows: readonly { roundId: string; scopeId: string; value: T }[]): ByRound<T> {
  const found = new Map<string, Map<string, T>>();
  for (const { roundId, scopeId, value } of rows) {
    const own = found.get(roundId) ?? new Map<string, T>();
    found.set(roundId, own.set(scopeId, value));
  }
  return found;
}

type Versioned = typeof publishedRows | typeof publishedChanges;

/** The columns that are shown, by scope: the key of the table begins with round and scope. */
const among = ({ scope, scopeId }: Versioned, columns: readonly CellColumn[]) => {
  const scopes = [...new Set(columns.map((column) => column.scope))];
  return or(
    ...scopes.map((one) =>
      and(
        eq(scope, one),
        inArray(
          scopeId,
          columns.filter((column) => column.scope === one).map(({ id }) => id),
        ),
      ),
    ),
  );
};

/** The rows of these rounds that stand in these columns, as the viewer sees them. */
export async function cellRows(
  tx: Tenant,
  organizationId: string,
  thresholds: Thresholds,
  columns: readonly CellColumn[],
): Promise<ByRound<CellRow>> {
  if (thresholds.size === 0 || columns.length === 0) return new Map();
  const { roundId, scope, scopeId, upTo } = publishedRows;
  const rows = await tx
    .selectDistinctOn([roundId, scope, scopeId], {
      roundId,
      scopeId,
      status: publishedRows.status,
      score: publishedRows.score,
      lo: publishedRows.lo95,
      hi: publishedRows.hi95,
      margin: publishedRows.margin,
      n: publishedRows.n,
      level: publishedRows.level,
      levelLo: publishedRows.levelLo,
      levelHi: publishedRows.levelHi,
    })
    .from(publishedRows)
    .where(and(seenIn(publishedRows, organizationId, thresholds), among(publishedRows, columns)))
    .orderBy(roundId, scope, scopeId, upTo);
  return byRound(
    rows.map((row) => ({
      roundId: row.roundId,
      scopeId: row.scopeId,
      value: {
        status: row.status,
        score: row.score,
        ci95: storedInterval(row.lo, row.hi),
        margin: row.margin,
        n: row.n,
        level: row.level as Level | null,
        levelRange: row.levelLo === null ? null : ([row.levelLo, row.levelHi] as [Level, Level]),
      },
    })),
  );
}

/** The published changes of these rounds in these columns, against the round that each is compared with; likewise. */
export async function cellChanges(
  tx: Tenant,
  organizationId: string,
  compared: ReadonlyMap<string, { threshold: number; comparedWith: string }>,
  columns: readonly CellColumn[],
): Promise<ByRound<CellChange>> {
  if (compared.size === 0 || columns.length === 0) return new Map();
  const thresholds = new Map([...compared].map(([id, { threshold }]) => [id, threshold]));
  const { roundId, comparedWith, scope, scopeId, upTo } = publishedChanges;
  const rows = await tx
    .selectDistinctOn([roundId, comparedWith, scope, scopeId], {
      roundId,
      comparedWith,
      scopeId,
      verdict: publishedChanges.verdict,
      delta: publishedChanges.delta,
    })
    .from(publishedChanges)
    .where(and(seenIn(publishedChanges, organizationId, thresholds), among(publishedChanges, columns)))
    .orderBy(roundId, comparedWith, scope, scopeId, upTo);
  return byRound(
    rows.flatMap(({ verdict, delta, ...row }) => {
      const asked = compared.get(row.roundId)?.comparedWith === row.comparedWith;
      return asked && verdict !== null ? [{ ...row, value: { verdict, delta } }] : [];
    }),
  );
}

/** A published round in a lateral join, and the threshold that its viewer has there. */
interface Seen {
  roundId: SQLWrapper;
  threshold: SQLWrapper;
}

const ofRound = (organizationId: string, { roundId, threshold }: Seen) =>
  and(
    eq(publishedRows.organizationId, organizationId),
    sql`${publishedRows.roundId} = ${roundId}`,
    sql`${publishedRows.upTo} >= ${threshold}`,
  );

/** The score of one row of a round, as the viewer sees it: without one it is null, whatever the reason. For a lateral join. */
export function scoreSeen(tx: Tenant, organizationId: string, round: Seen, { scope, id }: CellColumn) {
  return tx
    .select({ score: publishedRows.score })
    .from(publishedRows)
    .where(and(ofRound(organizationId, round), eq(publishedRows.scope, scope), eq(publishedRows.scopeId, id)))
    .orderBy(asc(publishedRows.upTo))
    .limit(1)
    .as('shown');
}

/**
 * Scores and levels of a round as the viewer sees them, for a lateral join: of these scopes, or of the whole, the frameworks
 * and one principle with its practices. What is asked of them is asked by the query around it: a version that does not fit
 * is not to make way for one that is not the viewer's.
 */
export function scoresSeen(
  tx: Tenant,
  organizationId: string,
  round: Seen,
  of: { scopes: readonly Scope[] } | { principle: string },
) {
  const { scope, scopeId, upTo } = publishedRows;
  const wanted =
    'scopes' in of
      ? inArray(scope, [...of.scopes])
      : or(
          inArray(scope, ['overall', 'framework']),
          and(eq(scope, 'principle'), eq(scopeId, of.principle)),
          and(eq(scope, 'practice'), sql`${scopeId} like ${`${of.principle}-%`}`),
        );
  return tx
    .selectDistinctOn([scope, scopeId], {
      scope,
      scopeId,
      score: publishedRows.score,
      level: publishedRows.level,
    })
    .from(publishedRows)
    .where(and(ofRound(organizationId, round), wanted))
    .orderBy(scope, scopeId, upTo)
    .as('seen');
}

/** Overall and frameworks of many rounds as the viewer sees them; in words of SQL, so that the index of these rows is found. */
export function headsSeen(
  tx: Tenant,
  organizationId: string,
  round: Subquery & Record<'id' | 'organizationId' | 'threshold', SQLWrapper>,
) {
  const { roundId, scope, scopeId, upTo, score } = publishedRows;
  return tx
    .selectDistinctOn([roundId, scope, scopeId], { roundId, scopeId, score })
    .from(publishedRows)
    .innerJoin(
      round,
      and(
        eq(publishedRows.organizationId, round.organizationId),
        eq(roundId, round.id),
        sql`${upTo} >= ${round.threshold}`,
      ),
    )
    .where(and(eq(publishedRows.organizationId, organizationId), sql`${scope} in ('overall', 'framework')`))
    .orderBy(roundId, scope, scopeId, upTo)
    .as('heads');
}
