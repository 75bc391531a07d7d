import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { memberships, passwordLinks, securityEvents, sessions, users } from '@/db/schema';
import {
  makeOrganization,
  makePerson,
  makeWorld,
  organizationAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { inviteToTeam } from '@/lib/teams/commands';
import { authenticate } from './authenticate';
import { join } from './join';
import { findPasswordLink, makePasswordLink, makePasswordLinkOf, renewPassword } from './password-link';
import { hashPassword } from './passwords';
import { sessionOwner } from './sessions';

withDatabase();

const OLD = 'rather-long-words-of-before';
const NEXT = 'quite-other-words-from-now-on';

let organizationId: string;
let owner: TestPerson;
let admin: TestPerson;
let member: TestPerson & { email: string };

async function withPassword(person: TestPerson): Promise<TestPerson & { email: string }> {
  const email = `${newId()}@example.org`;
  const passwordHash = await hashPassword(OLD);
  await systemDatabase().update(users).set({ email, passwordHash }).where(eq(users.id, person.userId));
  return { ...person, email };
}
const linkBy = async (who: TestPerson, userId: string) =>
  makePasswordLink(await organizationAccess(who, organizationId), userId);
const signsIn = async (email: string, password: string) =>
  (await authenticate(email, password, '192.0.2.1')).ok;

beforeEach(async () => {
  organizationId = await makeOrganization();
  owner = await makePerson(organizationId, 'owner');
  admin = await makePerson(organizationId, 'admin');
  member = await withPassword(await makePerson(organizationId));
});

describe('a link to a new password', () => {
  it('sets it once, ends all sessions, and is written down', async () => {
    const before = await signedIn(member);
    const token = await linkBy(admin, member.userId);
    expect(await findPasswordLink(token)).toMatchObject({ userId: member.userId, email: member.email });
    // Nothing has changed yet.
    expect(await signsIn(member.email, OLD)).toBe(true);
    expect(await renewPassword(token, NEXT)).toEqual({ userId: member.userId });
    expect(await sessionOwner(before)).toBeNull();
    expect([await signsIn(member.email, OLD), await signsIn(member.email, NEXT)]).toEqual([false, true]);
    expect(await renewPassword(token, OLD)).toBeNull();
    expect(await findPasswordLink(token)).toBeNull();
    const events = await systemDatabase()
      .select({ kind: securityEvents.kind, actor: securityEvents.actorId, subject: securityEvents.subjectId })
      .from(securityEvents)
      .where(eq(securityEvents.organizationId, organizationId));
    expect(events).toContainEqual({
      kind: 'password_link_made',
      actor: admin.userId,
      subject: member.userId,
    });
    expect(events).toContainEqual({ kind: 'password_renewed', actor: member.userId, subject: null });
  });

  it('is the newest alone, for an hour, and nobody can read it from the table', async () => {
    const first = await linkBy(admin, member.userId);
    const second = await linkBy(owner, member.userId);
    expect([await findPasswordLink(first), (await findPasswordLink(second))?.userId]).toEqual([
      null,
      member.userId,
    ]);
    const [row] = await systemDatabase()
      .select()
      .from(passwordLinks)
      .where(eq(passwordLinks.userId, member.userId));
    expect(JSON.stringify(row)).not.toContain(second);
    const minutes = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60);
    await systemDatabase()
      .update(passwordLinks)
      .set({ expiresAt: new Date(Date.now() - 1) });
    expect(await findPasswordLink(second)).toBeNull();
    expect(await renewPassword(second, NEXT)).toBeNull();
    expect(await signsIn(member.email, OLD)).toBe(true);
  });

  it('works for one of two who use it at once', async () => {
    const token = await linkBy(admin, member.userId);
    const both = await Promise.all([renewPassword(token, NEXT), renewPassword(token, `${NEXT}!`)]);
    expect(both.filter((one) => one !== null)).toHaveLength(1);
  });

  it('is no way to an owner for administrators, nor to oneself, to strangers, or to who has no password', async () => {
    await withPassword(owner);
    const second = await withPassword(await makePerson(organizationId, 'owner'));
    await expect(linkBy(admin, owner.userId)).rejects.toThrow('not_allowed');
    await expect(linkBy(admin, admin.userId)).rejects.toThrow('own_password');
    expect(await linkBy(owner, second.userId)).toMatch(/^[\w-]{43}$/);
    const stranger = await withPassword(await makePerson(await makeOrganization()));
    await expect(linkBy(owner, stranger.userId)).rejects.toThrow('not_a_member');
    const passwordless = await makePerson(organizationId);
    await expect(linkBy(owner, passwordless.userId)).rejects.toThrow('no_password');
    await expect(linkBy(await makePerson(organizationId, 'manager'), member.userId)).rejects.toThrow(
      'not_allowed',
    );
  });

  it('asks whoever makes it to prove that it is them', async () => {
    const access = await organizationAccess(admin, organizationId);
    await systemDatabase()
      .update(sessions)
      .set({ confirmedAt: new Date(Date.now() - 11 * 60_000) })
      .where(eq(sessions.userId, admin.userId));
    await expect(makePasswordLink(access, member.userId)).rejects.toThrow('confirm_again');
  });

  it('is no way from one organization into another', async () => {
    const other = await makeWorld();
    const facilitator = await teamAccess(other.facilitator, other.teamId);
    const invitation = await inviteToTeam(facilitator, {
      role: 'member',
      jobRole: null,
      givenTo: '',
      maxUses: 1,
    });
    const token = await linkBy(admin, member.userId);
    await join({ id: member.userId, email: member.email }, invitation, undefined);
    expect(await findPasswordLink(token)).toBeNull();
    await expect(linkBy(admin, member.userId)).rejects.toThrow('also_elsewhere');
    // The operator can.
    const made = await makePasswordLinkOf(` ${member.email.toUpperCase()}`);
    expect(typeof made === 'string' ? made : await renewPassword(made.token, NEXT)).toEqual({
      userId: member.userId,
    });
  });

  it('is made on the server for the last owner, and for nobody who is not there', async () => {
    const last = await withPassword(owner);
    const made = await makePasswordLinkOf(last.email);
    expect(typeof made === 'string' ? made : (await findPasswordLink(made.token))?.userId).toBe(owner.userId);
    expect(await makePasswordLinkOf('nobody@example.org')).toBe('unknown');
    expect(await makePasswordLinkOf('manager@demo.patamar.invalid')).toBe('unknown');
    const passwordless = await makePerson(organizationId);
    const [row] = await systemDatabase().select().from(users).where(eq(users.id, passwordless.userId));
    expect(await makePasswordLinkOf(row?.email ?? '')).toBe('no-password');
  });

  it('goes with its person', async () => {
    await linkBy(admin, member.userId);
    await systemDatabase().delete(memberships).where(eq(memberships.userId, member.userId));
    await systemDatabase().delete(users).where(eq(users.id, member.userId));
    expect(
      await systemDatabase().select().from(passwordLinks).where(eq(passwordLinks.userId, member.userId)),
    ).toEqual([]);
  });
});
