import 'server-only';
import { eq, isNotNull } from 'drizzle-orm';
import type { Route } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { systemQuery } from '@/db/client';
import { sessions, users } from '@/db/schema';
import { PATH_HEADER } from '@/lib/access/request-headers';
import { type FactorPlace, factorNeeded } from './factors/required';
import {
  findOrganizationAccess,
  findTeamAccess,
  type SessionClaims,
  SIGNED_IN,
  USE_IS_DUE,
} from './find-access';
import { findClosedOrganization } from './find-closed';
import { findRemovedRound, findRespondentAccess } from './find-respondent';
import { HOME } from './next-path';
import { readSession } from './session';
import { noteUse } from './sessions';
import type { ClosedAccess, OrganizationAccess, RespondentAccess, TeamAccess } from './types';

/** The signed-in person, as they may see themselves. */
export interface CurrentUser {
  id: string;
  name: string;
  email: string;
  locale: string | null;
  /** The session that asks, and whether a second factor was given in it. */
  sessionId: string;
  factorGiven: boolean;
}

const signedIn = systemQuery((database) =>
  database
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      locale: users.locale,
      sessionId: sessions.id,
      factorGiven: isNotNull(sessions.factorAt).mapWith(Boolean),
      useIsDue: USE_IS_DUE,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(SIGNED_IN)
    .prepare('signed_in'),
);

/** The signed-in person, or null. One query per request. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const claims = await readSession();
  if (!claims) return null;
  const [row] = await signedIn().execute({ ...claims });
  if (!row) return null;
  const { useIsDue, ...user } = row;
  if (useIsDue) await noteUse(claims);
  return user;
});

/** Sends somebody without a session to sign in, and from there back to the page they asked for. */
async function signInFirst(): Promise<never> {
  const path = (await headers()).get(PATH_HEADER);
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
}

/** The signed-in person; everyone else is sent to sign in. */
export async function requireUser(): Promise<CurrentUser> {
  return (await currentUser()) ?? signInFirst();
}

/** Where an organization that is deleted says so, to those who are in it. */
export const closedPath = (organizationId: string) => `/closed/${organizationId}` as const;

const closedBy = (place: FactorPlace): ['organization' | 'team' | 'round', string] =>
  'organizationId' in place
    ? ['organization', place.organizationId]
    : 'teamId' in place
      ? ['team', place.teamId]
      : ['round', place.roundId];

/** An organization that is deleted, for those who are in it, while it can be kept; else 404. */
export async function requireClosed(organizationId: string): Promise<ClosedAccess> {
  const claims = (await readSession()) ?? (await signInFirst());
  const closed = await findClosedOrganization(claims, 'organization', organizationId);
  if (closed) return closed;
  return refuse(claims, { organizationId });
}

/**
 * 404, unless the session has ended (a cookie outlives the end of all sessions), the organization was deleted a few days ago, or lets in
 * only who has given a second factor: then the page that says so, or the one to give it or to set one up.
 */
async function refuse(claims: SessionClaims, what: FactorPlace): Promise<never> {
  await requireUser();
  const needed = await factorNeeded(claims, what);
  if (!needed) {
    const closed = await findClosedOrganization(claims, ...closedBy(what));
    return closed ? redirect(closedPath(closed.organizationId)) : notFound();
  }
  if (!needed.hasFactor) redirect(`/account/second-factor?organization=${needed.organizationId}` as Route);
  const path = (await headers()).get(PATH_HEADER) ?? HOME;
  redirect(`/sign-in/second-factor?next=${encodeURIComponent(path)}` as Route);
}

/** Access to an organization, or 404; without a session, the sign-in page. */
export const requireOrganization = cache(async (organizationId: string): Promise<OrganizationAccess> => {
  const claims = (await readSession()) ?? (await signInFirst());
  return (await findOrganizationAccess(claims, organizationId)) ?? refuse(claims, { organizationId });
});

/** Access to a team, or 404; without a session, the sign-in page. */
export const requireTeam = cache(async (teamId: string): Promise<TeamAccess> => {
  const claims = (await readSession()) ?? (await signInFirst());
  return (await findTeamAccess(claims, teamId)) ?? refuse(claims, { teamId });
});

/**
 * Access to the questions of a round, or 404; without a session, the sign-in page; of a round that was taken back, the page that
 * says so.
 */
export const requireRespondent = cache(async (roundId: string): Promise<RespondentAccess> => {
  const claims = (await readSession()) ?? (await signInFirst());
  const access = await findRespondentAccess(claims, roundId);
  if (access) return access;
  const removed = await findRemovedRound(claims, roundId);
  return removed ? redirect(`/teams/${removed.teamId}/rounds/${roundId}`) : refuse(claims, { roundId });
});
