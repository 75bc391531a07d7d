import 'server-only';
import { and, desc, eq, exists, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { systemQuery } from '@/db/client';
import { memberships, organizations, respondents, rounds, sessions, teams, users } from '@/db/schema';
import { personHash } from '@/lib/rounds/person-hash';

const teamsAround = systemQuery((database) =>
  database
    .select({ organizationId: teams.organizationId, teamId: teams.id, since: users.answersSince })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(teams, eq(teams.organizationId, memberships.organizationId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(memberships.userId, sql.placeholder('userId')),
        or(
          sql`${memberships.role} <> all (${organizations.factorRoles})`,
          exists(
            database
              .select({ id: sessions.id })
              .from(sessions)
              .where(and(eq(sessions.id, sql.placeholder('sessionId')), isNotNull(sessions.factorAt))),
          ),
        ),
      ),
    )
    .prepare('teams_around'),
);

const publishedOf = systemQuery((database) =>
  database
    .select({
      id: rounds.id,
      name: rounds.name,
      team: teams.name,
      organization: organizations.name,
      timeZone: organizations.timeZone,
      closedAt: sql`${rounds.closedAt}`.mapWith(rounds.closedAt),
    })
    .from(respondents)
    .innerJoin(
      rounds,
      and(eq(rounds.organizationId, respondents.organizationId), eq(rounds.id, respondents.roundId)),
    )
    .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
    .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
    .where(
      and(
        isNotNull(rounds.closedAt),
        sql`(${sql.placeholder('since')}::timestamptz is null or ${rounds.openedAt} >= ${sql.placeholder('since')}::timestamptz)`,
        isNull(rounds.removedAt),
        isNull(teams.deletedAt),
        isNull(organizations.deletedAt),
        sql`${respondents.organizationId} = any (array(
          select jsonb_array_elements_text(${sql.placeholder('organizations')}::jsonb)::uuid))`,
        sql`${respondents.personHash} = any (array(
          select jsonb_array_elements_text(${sql.placeholder('hashes')}::jsonb)))`,
      ),
    )
    .orderBy(desc(rounds.closedAt), desc(rounds.id))
    .prepare('published_rounds_of'),
);

/**
 * Published rounds in which a person was asked, newest first: of every team of their organizations, also of those they have
 * left. Looks across tenants, for the person themselves. What was published no longer names them, so it is found by
 * the hash that they would have in each team. Rounds from before their password was set by a link are not among them (`isShownToOwner`).
 * @param sessionId the session that asks; without a second factor in it, nothing of organizations that ask for one
 */
export async function ownRounds(userId: string, sessionId: string | null = null) {
  const places = await teamsAround().execute({ userId, sessionId });
  if (places.length === 0) return [];
  // One value each, however many there are.
  return publishedOf().execute({
    since: places[0]?.since?.toISOString() ?? null,
    organizations: JSON.stringify([...new Set(places.map(({ organizationId }) => organizationId))]),
    hashes: JSON.stringify(places.map(({ teamId }) => personHash(teamId, userId))),
  });
}
