import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { invitations, invitationUses, memberships, organizations, users } from '@/db/schema';
import { rename } from './account';
import { findInvitation, whyInvitationIsOver } from './invitation';
import { hashInvitationToken } from './invitation-token';
import { join, joinAsNew } from './join';
import { Refused } from './refused';
import { invite, makeTeam, makeUser, PASSWORD, useTestDatabase } from './testing/world';

let removeDatabase: () => Promise<void>;
let team: Awaited<ReturnType<typeof makeTeam>>;
beforeAll(async () => {
  removeDatabase = await useTestDatabase();
  team = await makeTeam();
});
afterAll(() => removeDatabase());

let count = 0;
const person = () => makeUser(`person${++count}@team.example`, null, `Person ${count}`);
const db = () => systemDatabase();
const roleOf = async (userId: string) =>
  (await db().select().from(memberships).where(eq(memberships.userId, userId)))[0]?.role;
const usesOf = async (token: string) =>
  (
    await db()
      .select()
      .from(invitations)
      .where(eq(invitations.tokenHash, hashInvitationToken(token)))
  )[0]?.uses;

it('of two who take one name at the same moment, one gets it: joining and renaming', async () => {
  const twins = await makeTeam();
  const token = await invite(twins, { maxUses: 50 });
  const outcomes = async (work: Promise<unknown>[]) =>
    (await Promise.allSettled(work)).map(({ status }) => status).sort();
  for (let round = 0; round < 5; round++) {
    const name = `Twin ${'x'.repeat(round + 1)}`;
    const newcomer = (n: number) =>
      joinAsNew(
        { name, email: `twin${round}.${n}@team.example`, password: PASSWORD, jobRole: 'DS', token },
        'en',
      );
    expect(await outcomes([newcomer(1), newcomer(2)])).toEqual(['fulfilled', 'rejected']);
    const [one, other] = [await person(), await person()];
    await Promise.all([join(one, token, undefined), join(other, token, undefined)]);
    const wanted = `Wanted ${'x'.repeat(round + 1)}`;
    expect(await outcomes([rename(one, wanted), rename(other, wanted)])).toEqual(['fulfilled', 'rejected']);
  }
  const names = await db()
    .select({ as: users.nameAs })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.organizationId, twins.organizationId));
  expect(new Set(names.map(({ as }) => as)).size).toBe(names.length);
});

describe('a link for so many people', () => {
  it('lets in as many, each once, and says then that it is used up', async () => {
    const token = await invite(team, { maxUses: 2 });
    const [one, two, three] = [await person(), await person(), await person()];
    await join(one, token, undefined);
    await join(one, token, undefined);
    expect(await usesOf(token)).toBe(1);
    await join(two, token, undefined);
    expect(await findInvitation(token)).toBeNull();
    await expect(join(three, token, undefined)).rejects.toThrow(new Refused('invitation_used_up'));
    expect(await roleOf(three.id)).toBeUndefined();
    // Who came by it may click again.
    expect(await join(one, token, undefined)).toBe(team.teamId);
    const strange = { reason: 'usedUp', team: null };
    expect(await whyInvitationIsOver(token, three.id)).toEqual(strange);
    expect(await whyInvitationIsOver(token, null)).toEqual(strange);
    expect(await whyInvitationIsOver(token, one.id)).toEqual({ reason: 'usedUp', team: team.teamId });
    const came = await db()
      .select({ userId: invitationUses.userId })
      .from(invitationUses)
      .innerJoin(
        invitations,
        and(
          eq(invitations.organizationId, invitationUses.organizationId),
          eq(invitations.id, invitationUses.invitationId),
        ),
      )
      .where(eq(invitations.tokenHash, hashInvitationToken(token)));
    expect(came.map(({ userId }) => userId).sort()).toEqual([one.id, two.id].sort());
  });

  it('lets one in of many who come by the last use at once', async () => {
    for (const role of ['member', 'viewer'] as const) {
      const token = await invite(team, { maxUses: 1, role });
      const people = await Promise.all(Array.from({ length: 6 }, person));
      const came = await Promise.allSettled(people.map((one) => join(one, token, undefined)));
      expect(came.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of came)
        if (one.status === 'rejected') expect(one.reason).toEqual(new Refused('invitation_used_up'));
      expect(await usesOf(token)).toBe(1);
      expect((await Promise.all(people.map(({ id }) => roleOf(id)))).filter(Boolean)).toEqual([role]);
    }
  });

  it('says why it is over, and nothing of what never was', async () => {
    const reasonOf = async (token: string) => (await whyInvitationIsOver(token, null))?.reason;
    expect(await reasonOf(await invite(team))).toBeUndefined();
    expect(await reasonOf('never was')).toBeUndefined();
    expect(await reasonOf(await invite(team, { expiresAt: new Date(Date.now() - 1) }))).toBe('expired');
    expect(await reasonOf(await invite(team, { revokedAt: new Date() }))).toBe('ended');
    const gone = await makeTeam();
    const token = await invite(gone);
    await db()
      .update(organizations)
      .set({ deletedAt: new Date() })
      .where(eq(organizations.id, gone.organizationId));
    expect(await reasonOf(token)).toBe('ended');
    expect(await findInvitation(token)).toBeNull();
    await expect(join(await person(), token, undefined)).rejects.toThrow('invitation_invalid');
  });
});
