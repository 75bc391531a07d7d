import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { teamMembers, users } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  putInTeam,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { joinTeam, removeFromTeam } from '@/lib/teams/commands';
import { enterAs } from '@/lib/teams/members';
import { saveAnswers } from './answers';
import { listAsked } from './asked';
import { endAnswering, finishAnswering, openRound } from './commands';
import { addToOpenRound } from './respondents';
import { closeRound } from './testing';

withDatabase();

const answer = () => [{ itemId: 'DEV-CI', value: 2, answeredAt: Date.now() }];

async function openWorld(size = 3) {
  const world = await makeWorld({ size });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  return { ...world, lead, roundId };
}

type World = Awaited<ReturnType<typeof openWorld>>;

/** Somebody whom `by` brings into the team while its round is open. */
async function comesIn({ organizationId, teamId }: World, person: TestPerson, by: TestPerson | null) {
  await systemDatabase().transaction(async (tx) => {
    await enterAs(tx, { organizationId, teamId, userId: person.userId, addedBy: by?.userId ?? null });
    await addToOpenRound(tx, { organizationId, teamId, userId: person.userId });
  });
}

const seenBy = async (world: World, person: TestPerson) =>
  listAsked(await teamAccess(person, world.teamId), world.roundId);
const about = (list: Awaited<ReturnType<typeof seenBy>>, { userId }: TestPerson) =>
  list.people.find((one) => one.userId === userId);

describe('the people asked in a round', () => {
  it('are seen by everyone who may see the team, with who brought them in and since when', async () => {
    const world = await openWorld();
    const [ana, ben] = world.members as [TestPerson, TestPerson];
    const nobody = await makePerson(world.organizationId);
    await comesIn(world, nobody, null);
    const late = await makePerson(world.organizationId);
    await comesIn(world, late, ana);
    await joinTeam(world.lead);
    const list = await seenBy(world, ben);
    expect(list.people).toHaveLength(6);
    expect(list.people.map(({ name }) => name)).toEqual(list.people.map(({ name }) => name).toSorted());
    expect(about(list, ben)).toMatchObject({ me: true, joined: null, invitedBy: { kind: 'unknown' } });
    const [inviter] = await systemDatabase().select().from(users).where(eq(users.id, ana.userId));
    expect(about(list, late)).toMatchObject({
      me: false,
      joined: 'later',
      invitedBy: { kind: 'person', name: inviter?.name },
    });
    expect(about(list, nobody)).toMatchObject({ invitedBy: { kind: 'unknown' } });
    expect(about(list, world.facilitator)).toMatchObject({ invitedBy: { kind: 'self' } });
    // Nobody who has not answered is told that others came since.
    expect(list.joinedSince).toBe(0);
    const respondent = await respondentAccess(ben, world.roundId);
    expect(await listAsked(respondent, world.roundId)).toEqual(list);
  });

  it('are counted anew for who has answered already', async () => {
    const world = await openWorld();
    const [ana, ben] = world.members as [TestPerson, TestPerson];
    await comesIn(world, await makePerson(world.organizationId), ben);
    await saveAnswers(await respondentAccess(ana, world.roundId), answer());
    const late = [await makePerson(world.organizationId), await makePerson(world.organizationId)];
    for (const person of late) await comesIn(world, person, ben);
    const list = await seenBy(world, ana);
    expect(list.joinedSince).toBe(2);
    for (const person of late) expect(about(list, person)?.joined).toBe('since_yours');
    expect(list.people.filter(({ joined }) => joined === 'later')).toHaveLength(1);
    // Whoever finishes with the list before their eyes has seen it.
    await finishAnswering(await respondentAccess(ana, world.roundId));
    expect((await seenBy(world, ana)).joinedSince).toBe(0);
  });

  it('include who left, whose answers count, and mark who came back', async () => {
    const world = await openWorld();
    const [ana, ben] = world.members as [TestPerson, TestPerson];
    await saveAnswers(await respondentAccess(ana, world.roundId), answer());
    await removeFromTeam(world.lead, ben.userId);
    expect(about(await seenBy(world, ana), ben)).toMatchObject({ leftAt: expect.any(Date), joined: null });
    await comesIn(world, ben, ana);
    const list = await seenBy(world, ana);
    expect(about(list, ben)).toMatchObject({ leftAt: null, joined: 'since_yours' });
    expect(list.joinedSince).toBe(1);
  });

  it('do not tell by their names who of those that left had answered, once answering has ended', async () => {
    const world = await openWorld(6);
    const [ana, ben] = world.members as [TestPerson, TestPerson];
    for (const one of [ana, ben]) await saveAnswers(await respondentAccess(one, world.roundId), answer());
    for (const { userId } of world.members.slice(1, 5)) await removeFromTeam(world.lead, userId);
    expect((await listAsked(world.lead, world.roundId)).people).toHaveLength(6);
    await endAnswering(world.lead, world.roundId);
    const { people } = await listAsked(world.lead, world.roundId);
    const stayed = [world.members[0], world.members[5]].map((one) => one?.userId);
    expect(people.map(({ userId }) => userId).toSorted()).toEqual(stayed.toSorted());
  });

  it('are those of this team’s round, and nobody when it is published', async () => {
    const world = await openWorld();
    const other = await openWorld();
    expect((await listAsked(other.lead, world.roundId)).people).toEqual([]);
    await putInTeam(world.organizationId, world.teamId, await makePerson(world.organizationId));
    expect((await listAsked(world.lead, world.roundId)).people).toHaveLength(3);
    await closeRound(world.lead, world.roundId);
    expect((await listAsked(world.lead, world.roundId)).people).toEqual([]);
  });

  it('of a consensus are the one who writes it down, in the team or not', async () => {
    const { facilitator, teamId } = await makeWorld({ size: 3 });
    const lead = await teamAccess(facilitator, teamId);
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'consensus' });
    expect((await listAsked(lead, roundId)).people).toMatchObject([{ me: true, since: null, joined: null }]);
  });
});

describe('verified addresses', () => {
  it('are told with the provider’s name where there is one', async () => {
    const world = await openWorld();
    const [ana, ben] = world.members as [TestPerson, TestPerson];
    await systemDatabase().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, ana.userId));
    expect(await seenBy(world, ben)).toMatchObject({ provider: null });
    vi.resetModules();
    vi.stubEnv('OIDC_ISSUER', 'https://login.example.org');
    vi.stubEnv('OIDC_CLIENT_ID', 'patamar');
    vi.stubEnv('OIDC_CLIENT_SECRET', 'a secret of the tests');
    vi.stubEnv('OIDC_NAME', 'Firm account');
    const fresh = await import('./asked');
    const list = await fresh.listAsked(await teamAccess(ben, world.teamId), world.roundId);
    expect(list.provider).toBe('Firm account');
    expect([about(list, ana)?.verified, about(list, ben)?.verified]).toEqual([true, false]);
  });
});

it('keeps who is in the team as they are, whoever invites them again', async () => {
  const world = await openWorld();
  const [ana, ben] = world.members as [TestPerson, TestPerson];
  const rowOf = async () =>
    (await systemDatabase().select().from(teamMembers).where(eq(teamMembers.userId, ben.userId)))[0];
  const before = await rowOf();
  await comesIn(world, ben, ana);
  expect(await rowOf()).toEqual(before);
});
