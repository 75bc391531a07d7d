import 'server-only';
import { type Database, systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { noteOwnWrite } from '@/db/own-writes';
import { memberships, organizations, teamMemberRoles, teamMembers, teams, users } from '@/db/schema';
import { writeLetter } from '@/lib/jobs/letters';
import type { Lang } from '@/lib/model/schema';
import { zoneAtSignUp } from '@/lib/organizations/time-zones';
import { record } from '@/lib/security-log/record';
import { isDemoEmail } from './email';
import type { SignUpForm, StartForm } from './forms';
import { withLook } from './name-keys';
import { hashPassword } from './passwords';
import { recordOfPerson } from './record-of-person';
import { Refused } from './refused';

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** A person who just got an account. */
export interface NewPerson {
  userId: string;
}

/** Makes an account inside a transaction; null when somebody has this e-mail address already. */
export async function createUser(
  tx: Transaction,
  person: { name: string; email: string; passwordHash: string; locale: Lang },
): Promise<NewPerson | null> {
  const [made] = await tx
    .insert(users)
    .values({ ...person, ...withLook(person.name) })
    .onConflictDoNothing()
    .returning({ userId: users.id });
  if (!made) return null;
  await writeLetter(tx, { kind: 'verify_address', userId: made.userId });
  return made;
}

/** An organization that a person owns, and a first team with that person in it; the team's id. */
async function makeOrganization(
  tx: Transaction,
  userId: string,
  form: StartForm,
  locale: Lang,
): Promise<string> {
  const [organizationId, teamId] = [newId(), newId()];
  await tx.insert(organizations).values({
    id: organizationId,
    name: form.organization,
    timeZone: zoneAtSignUp(locale, form.timeZone),
  });
  await tx.insert(memberships).values({ organizationId, userId, role: 'owner' });
  await tx
    .insert(teams)
    .values({ organizationId, id: teamId, name: form.team, scope: ['DEV', 'DAT', 'MLO'] });
  await tx.insert(teamMembers).values({ organizationId, teamId, userId, addedBy: userId });
  if (form.jobRole) {
    await tx.insert(teamMemberRoles).values({ organizationId, teamId, userId, role: form.jobRole });
  }
  const owner = { organizationId, userId, inDemo: false };
  await record(tx, owner, 'organization_made', { organization: form.organization });
  await record(tx, owner, 'team_made', { team: form.team });
  await noteOwnWrite(tx, userId);
  return teamId;
}

/**
 * Makes an account, an organization that it owns, and a first team with that person in it, all or nothing.
 * Null when the e-mail address is taken. Call `beforeSignUp` first.
 */
export async function signUp(
  form: SignUpForm,
  locale: Lang,
): Promise<(NewPerson & { teamId: string }) | null> {
  const passwordHash = await hashPassword(form.password);
  return systemDatabase().transaction(async (tx) => {
    const person = await createUser(tx, { name: form.name, email: form.email, passwordHash, locale });
    if (!person) return null;
    const teamId = await makeOrganization(tx, person.userId, form, locale);
    await recordOfPerson(tx, { actorId: person.userId }, 'account_made');
    return { ...person, teamId };
  });
}

/** Makes another organization of somebody who has an account, with a first team; returns the team's id. */
export async function startOrganization(
  self: { id: string; email: string },
  form: StartForm,
  locale: Lang,
): Promise<string> {
  if (isDemoEmail(self.email)) throw new Refused('demo_is_read_only');
  return systemDatabase().transaction((tx) => makeOrganization(tx, self.id, form, locale));
}
