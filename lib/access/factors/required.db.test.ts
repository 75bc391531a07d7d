import { and, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { memberships, oneTimeCodes, organizations, securityEvents, sessions } from '@/db/schema';
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
import { endAnswering, openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { findOrganizationAccess, findTeamAccess } from '../find-access';
import { findRemovedRound, findRespondentAccess } from '../find-respondent';
import { ownRounds } from '../own-rounds';
import type { OrganizationRole } from '../policy';
import { claimsOf } from '../session-token';
import { noteFactor, openSession, sessionOwner } from '../sessions';
import { asksForFactor, factorNeeded, factorsByRole, requireFactors } from './required';
import { membersWithFactor, resetFactorsOfMember } from './reset';

withDatabase();

let world: Awaited<ReturnType<typeof makeWorld>>;
let owner: TestPerson;

/** A factor, as the tables know it. */
const giveFactor = ({ userId }: TestPerson) =>
  systemDatabase().insert(oneTimeCodes).values({ userId, secret: 'sealed', confirmedAt: new Date() });
const setRoles = (...factorRoles: OrganizationRole[]) =>
  systemDatabase()
    .update(organizations)
    .set({ factorRoles })
    .where(eq(organizations.id, world.organizationId));
const owned = async () => {
  const claims = claimsOf(await openSession(owner.userId, null, undefined, 'two-factors'));
  const access = claims && (await findOrganizationAccess(claims, world.organizationId));
  if (!access) throw new Error('The owner gave a factor.');
  return access;
};

beforeEach(async () => {
  world = await makeWorld();
  owner = await makePerson(world.organizationId, 'owner');
});

describe('an organization that asks for a second factor', () => {
  it('opens nothing to who has the role and gave none, and everything as before to all others', async () => {
    const { organizationId, teamId, facilitator, members } = world;
    const lead = await teamAccess(facilitator, teamId);
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    const [member] = members;
    if (!member) throw new Error('There are five.');
    const claims = await signedIn(member);
    const doors = async () => [
      await findOrganizationAccess(claims, organizationId),
      await findTeamAccess(claims, teamId),
      await findRespondentAccess(claims, roundId),
    ];
    expect((await doors()).every(Boolean)).toBe(true);
    await setRoles('member');
    expect(await doors()).toEqual([null, null, null]);
    for (const place of [{ organizationId }, { teamId }, { roundId }])
      expect(await factorNeeded(claims, place)).toEqual({ organizationId, hasFactor: false });
    expect(await findOrganizationAccess(await signedIn(facilitator), organizationId)).not.toBeNull();
    // The person is signed in, and other organizations of theirs are untouched.
    expect(await sessionOwner(claims)).toBe(member.userId);
    const other = await makeOrganization();
    await systemDatabase()
      .insert(memberships)
      .values({ organizationId: other, userId: member.userId, role: 'member' });
    expect(await findOrganizationAccess(claims, other)).not.toBeNull();
    expect(await factorNeeded(claims, { organizationId: other })).toBeNull();
    expect((await asksForFactor(member.userId)).map(({ id }) => id)).toEqual([organizationId]);
    // And as soon as one is given.
    const next = claimsOf((await noteFactor(claims)) ?? '');
    expect(next && (await findTeamAccess(next, teamId))).not.toBeNull();
    expect(next && (await findRespondentAccess(next, roundId))).not.toBeNull();
    expect(next && (await factorNeeded(next, { teamId }))).toBeNull();
  });

  it('keeps published rounds, past ones in the account and removed ones closed too', async () => {
    const { teamId, facilitator, members } = world;
    const lead = await teamAccess(facilitator, teamId);
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    await endAnswering(lead, roundId);
    await closeRound(lead, roundId);
    const [member] = members;
    const userId = member?.userId ?? '';
    const claims = await signedIn({ userId });
    const [session] = await systemDatabase()
      .select({ id: sessions.id })
      .from(sessions)
      .where(eq(sessions.tokenHash, claims.session));
    const own = () => ownRounds(userId, session?.id);
    expect(await own()).toHaveLength(1);
    await setRoles('member');
    expect(await own()).toEqual([]);
    expect(await ownRounds(userId)).toEqual([]);
    expect(await findRespondentAccess(claims, roundId)).toBeNull();
    expect(await findRemovedRound(claims, roundId)).toBeNull();
    await noteFactor(claims);
    expect(await own()).toHaveLength(1);
  });

  it('says nothing to strangers, and nothing about what is not there', async () => {
    await setRoles('member', 'owner');
    const stranger = await makePerson(await makeOrganization());
    const claims = await signedIn(stranger);
    const { organizationId, teamId } = world;
    for (const place of [{ organizationId }, { teamId }, { teamId: organizationId }, { roundId: 'nonsense' }])
      expect(await factorNeeded(claims, place)).toBeNull();
  });

  it('tells who has one from who only gave none in this session', async () => {
    await setRoles('owner');
    await giveFactor(owner);
    const byProvider = claimsOf(await openSession(owner.userId, null, undefined, 'provider'));
    const { organizationId } = world;
    expect(byProvider && (await findOrganizationAccess(byProvider, organizationId))).toBeNull();
    expect(byProvider && (await factorNeeded(byProvider, { organizationId }))).toEqual({
      organizationId,
      hasFactor: true,
    });
    expect((await owned()).role).toBe('owner');
  });
});

describe('asking for it', () => {
  it('is for owners who have one themselves, and counts who has none yet', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    await expect(requireFactors(access, ['member'])).rejects.toThrow('factor_first');
    await giveFactor(owner);
    await giveFactor(world.facilitator);
    const mine = await owned();
    await requireFactors(mine, ['member', 'owner', 'member']);
    const roles = await factorsByRole(mine);
    expect(roles.filter(({ people }) => people > 0)).toEqual([
      { role: 'owner', people: 1, without: 0, required: true },
      { role: 'facilitator', people: 1, without: 0, required: false },
      { role: 'member', people: 5, without: 5, required: true },
    ]);
    await requireFactors(mine, ['owner', 'member']);
    await requireFactors(mine, []);
    const events = await systemDatabase()
      .select({ about: securityEvents.about })
      .from(securityEvents)
      .where(and(eq(securityEvents.kind, 'factor_required'), eq(securityEvents.actorId, owner.userId)))
      .orderBy(securityEvents.at);
    expect(events.map(({ about }) => about.roles)).toEqual([['owner', 'member'], []]);
  });

  it('asks again who is there, and is nothing for administrators', async () => {
    await giveFactor(owner);
    const mine = await owned();
    await systemDatabase()
      .update(sessions)
      .set({ confirmedAt: sql`now() - interval '11 minutes'` })
      .where(eq(sessions.id, mine.sessionId ?? ''));
    await expect(requireFactors(mine, ['member'])).rejects.toThrow('confirm_again');
    const admin = await makePerson(world.organizationId, 'admin');
    const theirs = await organizationAccess(admin, world.organizationId);
    await expect(requireFactors(theirs, [])).rejects.toThrow('not_allowed');
    await expect(factorsByRole(theirs)).rejects.toThrow('not_allowed');
  });
});

describe('taking away the factors of somebody who lost them', () => {
  it('ends their sessions, and is written down', async () => {
    const admin = await makePerson(world.organizationId, 'admin');
    const access = await organizationAccess(admin, world.organizationId);
    const [member] = world.members;
    if (!member) throw new Error('There are five.');
    await giveFactor(member);
    const claims = claimsOf(await openSession(member.userId, null, undefined, 'two-factors'));
    expect([...(await membersWithFactor(access))]).toEqual([member.userId]);
    await resetFactorsOfMember(access, member.userId);
    expect([...(await membersWithFactor(access))]).toEqual([]);
    expect(claims && (await sessionOwner(claims))).toBeNull();
    const [event] = await systemDatabase()
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.kind, 'factors_reset'));
    expect(event).toMatchObject({ actorId: admin.userId, subjectId: member.userId });
  });

  it('is for owners only where it is an owner, and for nobody who is in another organization too', async () => {
    const admin = await makePerson(world.organizationId, 'admin');
    const access = await organizationAccess(admin, world.organizationId);
    const [member, other] = world.members;
    await expect(resetFactorsOfMember(access, owner.userId)).rejects.toThrow('not_allowed');
    const stranger = await makePerson(await makeOrganization());
    await expect(resetFactorsOfMember(access, stranger.userId)).rejects.toThrow('not_a_member');
    await systemDatabase()
      .insert(memberships)
      .values({ organizationId: await makeOrganization(), userId: member?.userId ?? '', role: 'member' });
    await expect(resetFactorsOfMember(access, member?.userId ?? '')).rejects.toThrow(
      'in_other_organizations',
    );
    const asMember = await organizationAccess({ userId: other?.userId ?? '' }, world.organizationId);
    await expect(resetFactorsOfMember(asMember, other?.userId ?? '')).rejects.toThrow('not_allowed');
    await expect(membersWithFactor(asMember)).rejects.toThrow('not_allowed');
    await systemDatabase()
      .update(sessions)
      .set({ confirmedAt: null })
      .where(eq(sessions.id, access.sessionId ?? ''));
    await expect(resetFactorsOfMember(access, other?.userId ?? '')).rejects.toThrow('confirm_again');
  });
});
