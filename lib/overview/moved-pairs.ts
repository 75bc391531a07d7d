import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { rounds, teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { OrganizationAccess } from '@/lib/access/types';
import type { Filters } from './filters';
import type { Span } from './since';
import { filteredTeams, hasPublished, newestShown, shownBefore } from './standings';

const before = alias(rounds, 'before');

/** What is needed of a round to compare it. */
const ofLater = {
  id: rounds.id,
  name: rounds.name,
  mode: rounds.mode,
  format: rounds.format,
  weighting: rounds.weighting,
  scope: rounds.scope,
  closedAt: rounds.closedAt,
  modelVersionId: rounds.modelVersionId,
  comparedWith: rounds.comparedWith,
  notComparable: rounds.notComparable,
  method: rounds.method,
  rewordedAt: rounds.rewordedAt,
};
const ofEarlier = {
  id: before.id,
  name: before.name,
  mode: before.mode,
  format: before.format,
  weighting: before.weighting,
  scope: before.scope,
  closedAt: before.closedAt,
  modelVersionId: before.modelVersionId,
  comparedWith: before.comparedWith,
  notComparable: before.notComparable,
  method: before.method,
  rewordedAt: before.rewordedAt,
};

/**
 * The teams that the filters leave, in no order, each with its newest result in the span and with what its newest was when
 * the span began: of each the newest that has something to show this person.
 */
export async function pairsIn(tx: Tenant, access: OrganizationAccess, filters: Filters, span: Span) {
  const { organizationId } = access;
  const newest = newestShown(tx, access, span.until);
  const earlier = shownBefore(tx, access, span.since);
  const ofRound = (table: typeof rounds | typeof before, id: SQL) =>
    and(eq(table.organizationId, organizationId), eq(table.id, id));
  const found = await tx
    .select({
      teamId: teams.id,
      name: teams.name,
      later: ofLater,
      laterThreshold: newest.threshold,
      earlier: ofEarlier,
      earlierThreshold: earlier.threshold,
      hidden: sql<boolean>`${newest.roundId} is null and ${hasPublished(tx, access, span.until)}`,
    })
    .from(teams)
    .leftJoinLateral(newest, sql`true`)
    .leftJoinLateral(earlier, sql`true`)
    .leftJoin(rounds, ofRound(rounds, sql`${newest.roundId}`))
    .leftJoin(before, ofRound(before, sql`${earlier.roundId}`))
    .where(filteredTeams(tx, access, filters));
  return found.map(({ later, laterThreshold, earlier: was, earlierThreshold, ...team }) => ({
    ...team,
    later: later && { ...later, threshold: laterThreshold },
    earlier: was && { ...was, threshold: earlierThreshold },
  }));
}

export type Paired = Awaited<ReturnType<typeof pairsIn>>[number];
export type PairedRound = NonNullable<Paired['later']>;
