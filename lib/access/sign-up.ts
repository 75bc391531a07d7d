import 'server-only';
import { type Database, systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { noteOwnWrite } from '@/db/own-writes';
import { memberships, organizations, teamMemberRoles, teamMembers, teams, users } from '@/db/schema';
import type { Lang } from '@/lib/model/schema';
import { zoneAtSignUp } from '@/lib/organizations/time-zones';
import { record } from '@/lib/security-log/record';
import type { SignUpForm } from './forms';
import { withLook } from './name-keys';
import { hashPassword } from './passwords';

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
  return made ?? null;
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
  const organizationId = newId();
  const teamId = newId();
  return systemDatabase().transaction(async (tx) => {
    const person = await createUser(tx, { name: form.name, email: form.email, passwordHash, locale });
    if (!person) return null;
    const { userId } = person;
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
    await record(tx, owner, 'account_made');
    await record(tx, owner, 'organization_made', { organization: form.organization });
    await record(tx, owner, 'team_made', { team: form.team });
    await noteOwnWrite(tx, userId);
    return { ...person, teamId };
  });
}
