import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { sessions } from '@/db/schema';
import { makePerson, makeWorld, organizationAccess, signedIn } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findOrganizationAccess, findTeamAccess, type SessionClaims } from './find-access';
import {
  endOneSession,
  endSessionsOfMember,
  MOST_VISITS,
  noteUse,
  openSession,
  sessionOwner,
  sessionsOf,
} from './sessions';

withDatabase();

const days = (many: number) => sql`now() - make_interval(days => ${sql.raw(String(many))})`;
const change = (
  { session }: SessionClaims,
  values: Partial<Record<'startedAt' | 'usedAt', ReturnType<typeof days>>>,
) => systemDatabase().update(sessions).set(values).where(eq(sessions.tokenHash, session));
const rowOf = async ({ session }: SessionClaims) => {
  const [row] = await systemDatabase().select().from(sessions).where(eq(sessions.tokenHash, session));
  return row;
};

it('lasts 30 days from signing in, however much it is used', async () => {
  const { teamId, organizationId, members } = await makeWorld({ size: 1 });
  const session = await signedIn(members[0] as { userId: string });
  await change(session, { startedAt: days(29) });
  expect(await findTeamAccess(session, teamId)).not.toBeNull();
  await change(session, { startedAt: days(31) });
  await noteUse(session);
  expect(await sessionOwner(session)).toBeNull();
  expect(await findTeamAccess(session, teamId)).toBeNull();
  expect(await findOrganizationAccess(session, organizationId)).toBeNull();
});

it('ends after 14 days without use, and use is told to the hour', async () => {
  const { members } = await makeWorld({ size: 1 });
  const session = await signedIn(members[0] as { userId: string });
  await change(session, { startedAt: days(20), usedAt: days(13) });
  expect(await sessionOwner(session)).not.toBeNull();
  await noteUse(session);
  const noted = await rowOf(session);
  expect(noted?.usedAt.getTime()).toBeGreaterThan(Date.now() - 3_600_001);
  expect((noted?.usedAt.getTime() ?? 1) % 3_600_000).toBe(0);
  await change(session, { usedAt: days(15) });
  expect(await sessionOwner(session)).toBeNull();
});

it('is listed for its person alone, the present one first', async () => {
  const { members } = await makeWorld({ size: 2 });
  const [ana, ben] = members as [{ userId: string }, { userId: string }];
  const phone = await openSession(
    ana.userId,
    'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36',
  );
  const here = await signedIn(ana);
  const ended = await signedIn(ana);
  await change(ended, { startedAt: days(31) });
  await signedIn(ben);
  expect(phone).toMatch(/^[\w-]{43}$/);
  expect(await sessionsOf(ana.userId, here)).toMatchObject([
    { current: true, browser: null, system: null },
    { current: false, browser: 'Chrome', system: 'Android' },
  ]);
});

it('is ended one by one by its person only', async () => {
  const { members } = await makeWorld({ size: 2 });
  const [ana, ben] = members as [{ userId: string }, { userId: string }];
  const [one, two] = [await signedIn(ana), await signedIn(ana)];
  const id = (await rowOf(one))?.id ?? '';
  await endOneSession(ben.userId, id);
  expect(await sessionOwner(one)).toBe(ana.userId);
  await endOneSession(ana.userId, id);
  expect(await sessionOwner(one)).toBeNull();
  expect(await sessionOwner(two)).toBe(ana.userId);
});

it('is ended by who administers the organization, of owners by owners only', async () => {
  const { organizationId, members, facilitator } = await makeWorld({ size: 1 });
  const ana = members[0] as { userId: string };
  const owner = await makePerson(organizationId, 'owner');
  const admin = await organizationAccess(await makePerson(organizationId, 'admin'), organizationId);
  const stranger = (await makeWorld({ size: 1 })).members[0] as { userId: string };
  const session = await signedIn(ana);
  const lead = await organizationAccess(facilitator, organizationId);
  await expect(endSessionsOfMember(lead, ana.userId)).rejects.toThrow('not_allowed');
  expect(await sessionOwner(session)).toBe(ana.userId);
  await endSessionsOfMember(admin, ana.userId);
  expect(await sessionOwner(session)).toBeNull();
  const owners = await signedIn(owner);
  await expect(endSessionsOfMember(admin, owner.userId)).rejects.toThrow('not_allowed');
  await expect(endSessionsOfMember(admin, stranger.userId)).rejects.toThrow('not_a_member');
  expect(await sessionOwner(owners)).toBe(owner.userId);
  await endSessionsOfMember(await organizationAccess(owner, organizationId), owner.userId);
  expect(await sessionOwner(owners)).toBeNull();
});

it('ends with the oldest where somebody signs in without end', async () => {
  const { members } = await makeWorld({ size: 1 });
  const ana = members[0] as { userId: string };
  const first = await signedIn(ana);
  await change(first, { startedAt: days(1) });
  // Those that are opened at once do not see each other; the next one does.
  await Promise.all(Array.from({ length: 100 }, () => openSession(ana.userId, null)));
  await openSession(ana.userId, null);
  expect(await sessionOwner(first)).toBeNull();
  expect(await systemDatabase().$count(sessions, eq(sessions.userId, ana.userId))).toBe(100);
});

it('goes on for visitors of the demo when one of them comes in again and again', async () => {
  const { members } = await makeWorld({ size: 1 });
  const visitor = members[0] as { userId: string };
  const first = await signedIn(visitor);
  await change(first, { startedAt: days(1) });
  await Promise.all(Array.from({ length: 120 }, () => openSession(visitor.userId, null, MOST_VISITS)));
  expect(await sessionOwner(first)).toBe(visitor.userId);
});
