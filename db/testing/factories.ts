import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { memberships, organizations, teamMemberRoles, teamMembers, teams, users } from '@/db/schema';
import { findOrganizationAccess, findTeamAccess, type SessionClaims } from '@/lib/access/find-access';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { withLook } from '@/lib/access/name-keys';
import type { OrganizationRole } from '@/lib/access/policy';
import { claimsOf } from '@/lib/access/session-token';
import { openSession } from '@/lib/access/sessions';
import type { FrameworkId, RoleId } from '@/lib/model/schema';
import { publishBuiltInModel } from '@/lib/model/versions';

let made = 0;

export interface TestPerson {
  userId: string;
}

const found = <T>(value: T | null): T => {
  if (value === null) throw new Error('The factory made no access.');
  return value;
};

/** An organization without people. */
export async function makeOrganization(name = `Organization ${++made}`): Promise<string> {
  await publishBuiltInModel();
  const id = newId();
  await systemDatabase().insert(organizations).values({ id, name });
  return id;
}

/** A person in an organization. */
export async function makePerson(
  organizationId: string,
  role: OrganizationRole = 'member',
): Promise<TestPerson> {
  const userId = newId();
  const name = `Person ${++made}`;
  await systemDatabase()
    .insert(users)
    .values({ id: userId, ...withLook(name), email: `${userId}@example.org` });
  await systemDatabase().insert(memberships).values({ organizationId, userId, role });
  return { userId };
}

/** A team; its people are added with `putInTeam`. */
export async function makeTeam(
  organizationId: string,
  scope: FrameworkId[] = ['DEV', 'DAT', 'MLO'],
): Promise<string> {
  const id = newId();
  await systemDatabase()
    .insert(teams)
    .values({ organizationId, id, name: `Team ${++made}`, scope });
  return id;
}

export async function putInTeam(
  organizationId: string,
  teamId: string,
  { userId }: TestPerson,
  jobRole?: RoleId,
): Promise<void> {
  await systemDatabase().insert(teamMembers).values({ organizationId, teamId, userId });
  if (jobRole) {
    await systemDatabase().insert(teamMemberRoles).values({ organizationId, teamId, userId, role: jobRole });
  }
}

/** An organization with one team of `size` members and a facilitator who is not in it. */
export async function makeWorld({ size = 5, scope }: { size?: number; scope?: FrameworkId[] } = {}) {
  const organizationId = await makeOrganization();
  const teamId = await makeTeam(organizationId, scope);
  const facilitator = await makePerson(organizationId, 'facilitator');
  const members: TestPerson[] = [];
  for (let i = 0; i < size; i++) {
    const person = await makePerson(organizationId);
    await putInTeam(organizationId, teamId, person, 'DE');
    members.push(person);
  }
  return { organizationId, teamId, facilitator, members };
}

/** What the cookie of a new session of this person says. */
export const signedIn = async ({ userId }: TestPerson): Promise<SessionClaims> =>
  found(claimsOf(await openSession(userId, null)));

export const organizationAccess = async (person: TestPerson, organizationId: string) =>
  found(await findOrganizationAccess(await signedIn(person), organizationId));
export const teamAccess = async (person: TestPerson, teamId: string) =>
  found(await findTeamAccess(await signedIn(person), teamId));
export const respondentAccess = async (person: TestPerson, roundId: string) =>
  found(await findRespondentAccess(await signedIn(person), roundId));
