import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import {
  invitations,
  memberships,
  modelVersions,
  respondents,
  rounds,
  teamMemberRoles,
  teamMembers,
  teams,
  users,
} from '@/db/schema';
import { publishBuiltInModel } from '@/lib/model/versions';
import { rename } from './account';
import { findInvitation } from './invitation';
import { hashInvitationToken } from './invitation-token';
import { beforeJoinAsNew, join, joinAsNew } from './join';
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
const memberOf = async (userId: string) =>
  (
    await db()
      .select()
      .from(teamMembers)
      .where(and(eq(teamMembers.userId, userId)))
  )[0];
const roleOf = async (userId: string) =>
  (await db().select().from(memberships).where(eq(memberships.userId, userId)))[0]?.role;
const jobRolesOf = async (userId: string) =>
  (await db().select().from(teamMemberRoles).where(eq(teamMemberRoles.userId, userId))).map((row) => [
    row.role,
    row.validTo === null,
  ]);
const usesOf = async (token: string) => {
  const [row] = await db()
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashInvitationToken(token)));
  return row?.uses;
};

describe('findInvitation', () => {
  it('says who invites where', async () => {
    const token = await invite(team, { jobRole: 'DE' });
    expect(await findInvitation(token)).toMatchObject({
      teamId: team.teamId,
      team: 'Tides',
      organization: 'Harbour',
      invitedBy: 'Ana',
      jobRole: 'DE',
    });
  });

  it('knows no unknown, expired or revoked link, nor one to an archived team', async () => {
    const gone = await makeTeam();
    const dead = [
      'unknown',
      await invite(team, { expiresAt: new Date(Date.now() - 1) }),
      await invite(team, { revokedAt: new Date() }),
      await invite(gone),
    ];
    await db().update(teams).set({ archivedAt: new Date() }).where(eq(teams.id, gone.teamId));
    const someone = await person();
    for (const token of dead) {
      expect(await findInvitation(token)).toBeNull();
      await expect(join(someone, token, 'DE')).rejects.toThrow(new Refused('invitation_invalid'));
    }
    expect(await roleOf(someone.id)).toBeUndefined();
  });

  it('keeps no token that could be used', async () => {
    const token = await invite(team);
    const rows = await db().select().from(invitations);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('join', () => {
  it('brings a person into organization and team with the role of the invitation', async () => {
    const someone = await person();
    const token = await invite(team, { role: 'facilitator' });
    expect(await join(someone, token, 'SWE')).toBe(team.teamId);
    expect(await roleOf(someone.id)).toBe('facilitator');
    expect(await memberOf(someone.id)).toMatchObject({
      teamId: team.teamId,
      leftAt: null,
      addedBy: team.owner.id,
    });
    expect(await jobRolesOf(someone.id)).toEqual([['SWE', true]]);
    expect(await usesOf(token)).toBe(1);
  });

  it('neither raises nor lowers the role of who belongs to the organization already', async () => {
    for (const held of ['admin', 'viewer'] as const) {
      const someone = await person();
      await db()
        .insert(memberships)
        .values({ organizationId: team.organizationId, userId: someone.id, role: held });
      await join(someone, await invite(team, { role: 'facilitator' }), undefined);
      expect(await roleOf(someone.id)).toBe(held);
    }
  });

  it('changes nothing the second time, even when both clicks arrive at once', async () => {
    const someone = await person();
    const token = await invite(team, { jobRole: 'DE' });
    await Promise.all([join(someone, token, undefined), join(someone, token, undefined)]);
    await join(someone, token, undefined);
    expect(await usesOf(token)).toBe(1);
    expect(await jobRolesOf(someone.id)).toEqual([['DE', true]]);
  });

  it('brings back who left as the same respondent, with a new job role after the old one', async () => {
    const someone = await person();
    const token = await invite(team);
    await join(someone, token, 'DE');
    await db().update(teamMembers).set({ leftAt: new Date() }).where(eq(teamMembers.userId, someone.id));
    // The old link lets nobody back in, or taking somebody out would last as long as it takes to click.
    await expect(join(someone, token, 'MLE')).rejects.toThrow(new Refused('invitation_invalid'));
    const anew = await invite(team);
    await db()
      .update(invitations)
      .set({ createdAt: new Date(Date.now() + 1000) })
      .where(eq(invitations.tokenHash, hashInvitationToken(anew)));
    const before = await memberOf(someone.id);
    await db().update(teamMembers).set({ addedBy: null }).where(eq(teamMembers.userId, someone.id));
    await join(someone, anew, 'MLE');
    const after = await memberOf(someone.id);
    expect(after).toMatchObject({ leftAt: null, addedBy: team.owner.id });
    expect(after?.joinedAt.getTime()).toBeGreaterThan(before?.joinedAt.getTime() ?? Number.NaN);
    expect((await jobRolesOf(someone.id)).sort()).toEqual([
      ['DE', false],
      ['MLE', true],
    ]);
    expect([await usesOf(token), await usesOf(anew)]).toEqual([1, 1]);
  });

  it('asks who joins in the round that is open, as what they are, unless they only watch', async () => {
    const busy = await makeTeam();
    await publishBuiltInModel();
    const [model] = await db().select({ id: modelVersions.id }).from(modelVersions);
    const { organizationId, teamId } = busy;
    await db()
      .insert(rounds)
      .values({
        organizationId,
        teamId,
        name: 'First',
        mode: 'quick',
        format: 'anonymous',
        scope: ['DEV'],
        modelVersionId: model?.id ?? '',
      });
    const [someone, watcher] = [await person(), await person()];
    await join(someone, await invite(busy), 'OPS');
    await join(watcher, await invite(busy, { role: 'viewer' }), undefined);
    const asked = await db().select().from(respondents).where(eq(respondents.organizationId, organizationId));
    expect(asked).toMatchObject([{ userId: someone.id, jobRole: 'OPS', finishedAt: null }]);
  });

  it('keeps the sample organization and real ones apart', async () => {
    const visitor = await makeUser('member@demo.patamar.example', null);
    await expect(async () => join(visitor, await invite(team), 'DE')).rejects.toThrow('demo_is_read_only');
    const sample = await makeTeam('demo');
    await expect(join(await person(), await invite(sample), 'DE')).rejects.toThrow('demo_is_read_only');
  });
});

describe('joinAsNew', () => {
  const form = { name: 'Zoe', password: PASSWORD, jobRole: 'DS' as const };

  it('makes an account and joins', async () => {
    const joined = await joinAsNew(
      { ...form, email: 'zoe@team.example', token: await invite(team) },
      'pt-BR',
    );
    expect(joined).toMatchObject({ teamId: team.teamId });
    expect(await roleOf(joined?.userId ?? '')).toBe('member');
  });

  it('touches nothing of an account that is there', async () => {
    const owner = await makeUser('yan@team.example');
    const token = await invite(team);
    expect(await joinAsNew({ ...form, email: 'yan@team.example', token }, 'en')).toBeNull();
    expect(await roleOf(owner.id)).toBeUndefined();
    expect(await usesOf(token)).toBe(0);
  });

  it('makes no account when the link is no longer valid', async () => {
    const token = await invite(team, { revokedAt: new Date() });
    await expect(joinAsNew({ ...form, email: 'xia@team.example', token }, 'en')).rejects.toThrow(Refused);
    expect(await db().select().from(users).where(eq(users.email, 'xia@team.example'))).toEqual([]);
  });

  it('tells of a colleague’s name before it looks at the address', async () => {
    const token = await invite(team);
    for (const name of ['Zoe', 'ZOE', 'Zое']) expect(await beforeJoinAsNew({ name, token }), name).toBe(true);
    expect(await beforeJoinAsNew({ name: 'Zoe Lima', token })).toBe(false);
    // Not of another organization.
    expect(await beforeJoinAsNew({ name: 'Zoe', token: await invite(await makeTeam()) })).toBe(false);
    const over = await invite(team, { uses: 1, maxUses: 1 });
    await expect(beforeJoinAsNew({ name: 'Zoe', token: over })).rejects.toThrow('invitation_used_up');
    await expect(beforeJoinAsNew({ name: 'Zoe', token: 'x' })).rejects.toThrow('invitation_invalid');
  });

  it('lets nobody in under the name of a colleague, or one that looks like it, and makes no account then', async () => {
    const token = await invite(team);
    for (const name of ['Zoe', 'ZOE', 'Zое']) {
      const email = 'zoe.two@team.example';
      await expect(joinAsNew({ ...form, name, email, token }, 'en')).rejects.toThrow(
        new Refused('colleague_has_name', 'name'),
      );
      expect(await db().select().from(users).where(eq(users.email, email))).toEqual([]);
    }
    const known = await makeUser('zoe.three@team.example', null, 'Zoé');
    await expect(join(known, token, undefined)).rejects.toThrow(new Refused('colleague_has_your_name'));
    expect(await roleOf(known.id)).toBeUndefined();
    await rename(known, 'Zoé Lima');
    expect(await join(known, token, undefined)).toBe(team.teamId);
    await expect(rename(known, 'zoe')).rejects.toThrow(new Refused('colleague_has_name', 'name'));
    await rename(known, 'ZOÉ LIMA');
  });
});
