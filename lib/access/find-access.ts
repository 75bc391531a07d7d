import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { systemQuery } from '@/db/client';
import { memberships, organizations, ownWrites, teamMembers, teams, users } from '@/db/schema';
import { can } from './policy';
import type { OrganizationAccess, TeamAccess } from './types';

/** What a session token says: who, and which version of their sessions. Roles are never in it. */
export interface SessionClaims {
  userId: string;
  sessionVersion: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a string from an address can be an id at all; anything else is simply not found. */
export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** The person of a session that still counts; the names of the placeholders are those of `SessionClaims`. */
export const SIGNED_IN = and(
  eq(users.id, sql.placeholder('userId')),
  eq(users.sessionVersion, sql.placeholder('sessionVersion')),
);

const organizationRole = systemQuery((database) =>
  database
    .select({
      role: memberships.role,
      kind: organizations.kind,
      timeZone: organizations.timeZone,
      lastWrite: ownWrites.transaction,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .leftJoin(ownWrites, eq(ownWrites.userId, users.id))
    .where(and(SIGNED_IN, eq(memberships.organizationId, sql.placeholder('organizationId'))))
    .prepare('organization_access'),
);

const teamRole = systemQuery((database) =>
  database
    .select({
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
    .from(users)
    .innerJoin(teams, eq(teams.id, sql.placeholder('teamId')))
    .innerJoin(organizations, eq(organizations.id, teams.organizationId))
    .innerJoin(
      memberships,
      and(eq(memberships.organizationId, teams.organizationId), eq(memberships.userId, users.id)),
    )
    .leftJoin(
      teamMembers,
      and(
        eq(teamMembers.organizationId, teams.organizationId),
        eq(teamMembers.teamId, teams.id),
        eq(teamMembers.userId, users.id),
        isNull(teamMembers.leftAt),
      ),
    )
    .leftJoin(ownWrites, eq(ownWrites.userId, users.id))
    .where(and(SIGNED_IN, isNull(teams.deletedAt)))
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
  const { role, kind, timeZone, lastWrite } = row;
  const inDemo = kind === 'demo';
  return { organizationId, userId: claims.userId, role, inDemo, timeZone, lastWrite } as OrganizationAccess;
}

/** Access of a signed-in person to a team, read from the database now; null for strangers and for members of other teams. */
export async function findTeamAccess(claims: SessionClaims, teamId: string): Promise<TeamAccess | null> {
  if (!isId(teamId)) return null;
  const [row] = await teamRole().execute({ ...claims, teamId });
  if (!row) return null;
  const inTeam = row.member !== null;
  if (!inTeam && !can(row.role, 'team:see-all')) return null;
  const {
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
  const who = { organizationId, userId: claims.userId, role, inDemo, timeZone, lastWrite };
  const proof = { ...who, teamId, team, inTeam };
  return proof as typeof proof & TeamAccess;
}
