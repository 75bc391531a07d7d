import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { systemQuery } from '@/db/client';
import { memberships, organizations, rounds, sessions, teams, users } from '@/db/schema';
import { stillThere } from '@/lib/rounds/removed';
import { FACTOR_GIVEN, isId, type SessionClaims, SIGNED_IN } from './find-access';
import type { ClosedAccess } from './types';

const closer = alias(users, 'closer');

const id = sql.placeholder('id');

const closedOrganization = systemQuery((database) =>
  database
    .select({
      userId: sessions.userId,
      organizationId: organizations.id,
      name: organizations.name,
      role: memberships.role,
      timeZone: organizations.timeZone,
      deletedAt: sql`${organizations.deletedAt}`.mapWith(organizations.createdAt),
      deletedBy: closer.name,
    })
    .from(sessions)
    .innerJoin(memberships, eq(memberships.userId, sessions.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .leftJoin(closer, eq(closer.id, organizations.deletedBy))
    .where(and(SIGNED_IN, FACTOR_GIVEN, eq(organizations.id, id), gt(organizations.deletedAt, stillThere())))
    .prepare('closed_organization'),
);

const ofTeam = systemQuery((database) =>
  database
    .select({ id: teams.organizationId })
    .from(teams)
    .where(eq(teams.id, id))
    .prepare('organization_of_team'),
);

const ofRound = systemQuery((database) =>
  database
    .select({ id: rounds.organizationId })
    .from(rounds)
    .where(eq(rounds.id, id))
    .prepare('organization_of_round'),
);

/**
 * An organization that an owner has deleted and that can still be kept, for those who are in it: by its id, or that of a team or a
 * round of it. All that anybody sees of it until it is kept or gone.
 */
export async function findClosedOrganization(
  claims: SessionClaims,
  by: 'organization' | 'team' | 'round',
  wanted: unknown,
): Promise<ClosedAccess | null> {
  if (!isId(wanted)) return null;
  const find = { team: ofTeam, round: ofRound };
  const [place] = by === 'organization' ? [{ id: wanted }] : await find[by]().execute({ id: wanted });
  if (!place) return null;
  const [row] = await closedOrganization().execute({ ...claims, id: place.id });
  return row ? (row as typeof row & ClosedAccess) : null;
}
