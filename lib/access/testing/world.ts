import 'server-only';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { invitations, memberships, organizations, teams, users } from '@/db/schema';
import { createTestDatabase, settingsOf } from '@/db/testing/database';
import { newInvitationToken } from '../invitation-token';
import { withLook } from '../name-keys';
import { hashPassword } from '../passwords';

export const PASSWORD = 'seven quiet mountains';

type Pool = ReturnType<typeof systemDatabase> & { $client: { end(): Promise<void> } };

/** A database of this test file alone behind `systemDatabase()`. Returns how to remove it. */
export async function useTestDatabase(): Promise<() => Promise<void>> {
  const database = await createTestDatabase();
  Object.assign(process.env, settingsOf(database.url));
  process.env.NEXTAUTH_SECRET = 'a secret of the tests that is long enough';
  return async () => {
    await (systemDatabase() as Pool).$client.end();
    await database.drop();
  };
}

/** A person with the usual password, or with none. */
export async function makeUser(email: string, password: string | null = PASSWORD, name = 'Ana') {
  const id = newId();
  const passwordHash = password === null ? null : await hashPassword(password);
  await systemDatabase()
    .insert(users)
    .values({ id, email, ...withLook(name), passwordHash });
  return { id, email };
}

/** An organization with one team and its owner. */
export async function makeTeam(kind: 'demo' | null = null) {
  const [organizationId, teamId] = [newId(), newId()];
  const owner = await makeUser(`${organizationId}@owner.example`, null);
  const db = systemDatabase();
  await db.insert(organizations).values({ id: organizationId, name: 'Harbour', kind });
  await db.insert(memberships).values({ organizationId, userId: owner.id, role: 'owner' });
  await db.insert(teams).values({ organizationId, id: teamId, name: 'Tides', scope: ['DEV'] });
  return { organizationId, teamId, owner };
}

/** An invitation to a team; returns its token. */
export async function invite(
  team: { organizationId: string; teamId: string; owner: { id: string } },
  more: Partial<typeof invitations.$inferInsert> = {},
) {
  const { token, hash } = newInvitationToken();
  await systemDatabase()
    .insert(invitations)
    .values({
      organizationId: team.organizationId,
      teamId: team.teamId,
      tokenHash: hash,
      role: 'member',
      createdBy: team.owner.id,
      givenTo: 'The team',
      maxUses: 10,
      expiresAt: new Date(Date.now() + 60_000),
      ...more,
    });
  return token;
}
