import 'server-only';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { systemQuery } from '@/db/client';
import { memberships, organizations, ownWrites, sessions, teamMembers, teams } from '@/db/schema';
import { can } from './policy';
import type { OrganizationAccess, TeamAccess } from './types';

/** What a session cookie says: the hash of the token that names a row of `sessions`. Who that is, only the row knows. */
export interface SessionClaims {
  session: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a string from an address can be an id at all; anything else is simply not found. */
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** A session lasts this long after signing in, whatever is done with it (ASVS 5.0, 7.3.2). */
export const LONGEST_DAYS = 30;
/** And ends when nothing was done with it for this long (7.3.1). */
export const IDLE_DAYS = 14;

const since = (days: number) => sql`now() - make_interval(days => ${sql.raw(String(days))})`;

/** Sessions that still count. One whose second factor is missing is not among them: it opens nothing. */
export const STILL_COUNTS = and(
  isNull(sessions.awaitsFactorAt),
  gt(sessions.startedAt, since(LONGEST_DAYS)),
  gt(sessions.usedAt, since(IDLE_DAYS)),
);

/** Sessions whose password was right a moment ago, and that wait for the second factor. */
export const AWAITS_FACTOR = gt(sessions.awaitsFactorAt, sql`now() - interval '15 minutes'`);

/** Whether the organization asks for no second factor of the person's role, or one was given in the session. */
export const FACTOR_GIVEN = sql`(${sessions.factorAt} is not null or ${memberships.role} <> all (${organizations.factorRoles}))`;

/** The session of the cookie, while it counts; the name of the placeholder is that of `SessionClaims`. */
export const SIGNED_IN = and(eq(sessions.tokenHash, sql.placeholder('session')), STILL_COUNTS);

/** Whether the use of a session should be noted again: its last one is told to the hour. */
export const USE_IS_DUE = sql<boolean>`${sessions.usedAt} < date_trunc('hour', now())`;

const organizationRole = systemQuery((database) =>
  database
    .select({
      userId: sessions.userId,
      sessionId: sessions.id,
      role: memberships.role,
      kind: organizations.kind,
      timeZone: organizations.timeZone,
      lastWrite: ownWrites.transaction,
    })
    .from(sessions)
    .innerJoin(memberships, eq(memberships.userId, sessions.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .leftJoin(ownWrites, eq(ownWrites.userId, sessions.userId))
    .where(
      and(
        SIGNED_IN,
        FACTOR_GIVEN,
        eq(memberships.organizationId, sql.placeholder('organizationId')),
        isNull(organizations.deletedAt),
      ),
    )
    .prepare('organization_access'),
);

const teamRole = systemQuery((database) =>
  database
    .select({
      userId: sessions.userId,
      sessionId: sessions.id,
      organizationId: teams.organizationId,
      role: memberships.role,
      member: teamMembers.userId,
      kind: organizations.kind,
      name: teams.name,
      scope: teams.scope,
      deliverableTypes: teams.deliverableTypes,
      groupId: teams.groupId,
      capacity: teams.capacity,
      archivedAt: teams.archivedAt,
      organizationName: organizations.name,
      timeZone: organizations.timeZone,
      lastWrite: ownWrites.transaction,
    })
    .from(sessions)
    .innerJoin(teams, eq(teams.id, sql.placeholder('teamId')))
    .innerJoin(organizations, eq(organizations.id, teams.organizationId))
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, teams.organizationId), eq(memberships.userId, sessions.userId)),
    )
    .leftJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, teams.organizationId),
        eq(teamMembers.teamId, teams.id),
        eq(teamMembers.userId, sessions.userId),
        isNull(teamMembers.leftAt),
      ),
    )
    .leftJoin(ownWrites, eq(ownWrites.userId, sessions.userId))
    .where(and(SIGNED_IN, FACTOR_GIVEN, isNull(teams.deletedAt), isNull(organizations.deletedAt)))
    .prepare('team_access'),
);

/** Access of a signed-in person to an organization, read from the database now; null for strangers. */
export async function findOrganizationAccess(
  claims: SessionClaims,
  organizationId: string,
): Promise<OrganizationAccess | null> {
  if (!isId(organizationId)) return null;
  const [row] = await organizationRole().execute({ ...claims, organizationId });
  if (!row) return null;
  const { userId, sessionId, role, kind, timeZone, lastWrite } = row;
  const inDemo = kind === 'demo';
  return { organizationId, userId, sessionId, role, inDemo, timeZone, lastWrite } as OrganizationAccess;
}

/** Access of a signed-in person to a team, read from the database now; null for strangers and for members of other teams. */
export async function findTeamAccess(claims: SessionClaims, teamId: string): Promise<TeamAccess | null> {
  if (!isId(teamId)) return null;
  const [row] = await teamRole().execute({ ...claims, teamId });
  if (!row) return null;
  const inTeam = row.member !== null;
  if (!inTeam && !can(row.role, 'team:see-all')) return null;
  const {
    userId,
    sessionId,
    organizationId,
    role,
    name,
    scope,
    deliverableTypes,
    groupId,
    capacity,
    archivedAt,
    organizationName,
  } = row;
  const inDemo = row.kind === 'demo';
  const team = { name, scope, deliverableTypes, groupId, capacity, archivedAt, organizationName };
  const { timeZone, lastWrite } = row;
  const who = { organizationId, userId, sessionId, role, inDemo, timeZone, lastWrite };
  const proof = { ...who, teamId, team, inTeam };
  return proof as typeof proof & TeamAccess;
}
