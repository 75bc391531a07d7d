import 'server-only';
import { and, count, eq, not, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { memberships, organizations, rounds, sessions, teams, users } from '@/db/schema';
import { record } from '@/lib/security-log/record';
import { allow } from '../allow';
import { FACTOR_GIVEN, isId, type SessionClaims, STILL_COUNTS } from '../find-access';
import { demandFresh } from '../fresh';
import { ORGANIZATION_ROLES, type OrganizationRole } from '../policy';
import { Refused } from '../refused';
import type { OrganizationAccess } from '../types';
import { HAS_FACTOR, hasFactor } from './has-factor';

/** What somebody asked for; its organization is the one that decides. */
export type FactorPlace = { organizationId: string } | { teamId: string } | { roundId: string };

function organizationOf(place: FactorPlace) {
  const db = systemDatabase();
  if ('organizationId' in place) return sql`${place.organizationId}::uuid`;
  if ('teamId' in place)
    return sql`(${db.select({ id: teams.organizationId }).from(teams).where(eq(teams.id, place.teamId))})`;
  return sql`(${db.select({ id: rounds.organizationId }).from(rounds).where(eq(rounds.id, place.roundId))})`;
}

/**
 * Whether a signed-in person gets into an organization of theirs only with a second factor, which was not given in this session; and
 * whether they have one. Null where that is not what keeps them out.
 */
export async function factorNeeded(
  { session }: SessionClaims,
  place: FactorPlace,
): Promise<{ organizationId: string; hasFactor: boolean } | null> {
  if (!Object.values(place).every(isId)) return null;
  const [needed] = await systemDatabase()
    .select({ organizationId: organizations.id, hasFactor: HAS_FACTOR })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(memberships, eq(memberships.userId, sessions.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(
      and(
        eq(sessions.tokenHash, session),
        STILL_COUNTS,
        not(FACTOR_GIVEN),
        sql`${organizations.id} = ${organizationOf(place)}`,
      ),
    );
  return needed ?? null;
}

/**
 * Must be called before something of all organizations of a person is given out. Throws `Refused('factor_asked')` where one of them asks
 * for a second factor that was not given in this session.
 */
export async function demandFactors({ sessionId }: { sessionId: string }): Promise<void> {
  const [asking] = await systemDatabase()
    .select({ id: organizations.id })
    .from(sessions)
    .innerJoin(memberships, eq(memberships.userId, sessions.userId))
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(sessions.id, sessionId), not(FACTOR_GIVEN)))
    .limit(1);
  if (asking) throw new Refused('factor_asked');
}

/** An organization that asks a person for a second factor, by its name. */
export function asksForFactor(userId: string) {
  return systemDatabase()
    .select({ id: organizations.id, name: organizations.name })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.userId, userId), sql`${memberships.role} = any (${organizations.factorRoles})`))
    .orderBy(organizations.name);
}

/** The people of a role: how many, how many of them have no second factor, and whether one is asked of them. */
export interface RoleFactors {
  role: OrganizationRole;
  people: number;
  without: number;
  required: boolean;
}

/** That of every role, strongest first. Throws `Refused('not_allowed')` unless by an owner. */
export async function factorsByRole(access: OrganizationAccess): Promise<RoleFactors[]> {
  allow(access, 'factor:require');
  const db = systemDatabase();
  const [[organization], rows] = await Promise.all([
    db
      .select({ roles: organizations.factorRoles })
      .from(organizations)
      .where(eq(organizations.id, access.organizationId)),
    db
      .select({
        role: memberships.role,
        people: count(),
        without: sql<number>`count(*) filter (where not ${HAS_FACTOR})::int`,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.organizationId, access.organizationId))
      .groupBy(memberships.role),
  ]);
  return ORGANIZATION_ROLES.map((role) => ({
    people: 0,
    without: 0,
    ...rows.find((row) => row.role === role),
    role,
    required: organization?.roles.includes(role) ?? false,
  }));
}

/**
 * Says of which roles a second factor is asked. It works with the next thing that anybody opens. Throws `Refused`: 'factor_first' where
 * the owner who asks it of others has none, 'confirm_again'.
 */
export async function requireFactors(
  access: OrganizationAccess,
  roles: readonly OrganizationRole[],
): Promise<void> {
  allow(access, 'factor:require');
  await demandFresh(access);
  const asked = ORGANIZATION_ROLES.filter((role) => roles.includes(role));
  await systemDatabase().transaction(async (tx) => {
    if (asked.length > 0 && !(await hasFactor(tx, access.userId))) throw new Refused('factor_first');
    const own = eq(organizations.id, access.organizationId);
    const [now] = await tx
      .select({ roles: organizations.factorRoles })
      .from(organizations)
      .where(own)
      .for('no key update');
    if (now?.roles.join() === asked.join()) return;
    await tx.update(organizations).set({ factorRoles: asked }).where(own);
    await record(tx, access, 'factor_required', { roles: asked });
  });
}
