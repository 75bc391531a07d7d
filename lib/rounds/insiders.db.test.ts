import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { memberships, organizations, respondents, roundInsiders, rounds, users } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { builtInModel } from '@/lib/model/load';
import { removePerson } from '@/lib/organizations/commands';
import { getResults } from '@/lib/results/queries';
import { askedItems } from '@/lib/scoring';
import { joinTeam } from '@/lib/teams/commands';
import { saveAnswers } from './answers';
import { openRound } from './commands';
import { roundInput } from './round-input';
import { closeRound } from './testing';

withDatabase();

const ITEMS = askedItems(builtInModel(), 'quick', null, ['DEV', 'DAT']);
const batch = (many: number, value: unknown = 2) =>
  ITEMS.slice(0, many).map((itemId) => ({ itemId, value, answeredAt: Date.now() }));

async function openWorld(size = 4) {
  const world = await makeWorld({ size, scope: ['DEV', 'DAT'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  return { ...world, lead, roundId };
}

const insidersOf = async (roundId: string) =>
  (await systemDatabase().select().from(roundInsiders).where(eq(roundInsiders.roundId, roundId))).map(
    ({ userId }) => userId,
  );
const thresholdOf = async (person: { userId: string }, teamId: string, id: string) =>
  (await getResults(await teamAccess(person, teamId), id))?.threshold;

describe('who sees a published round from inside', () => {
  it('answered at least half of what they were asked', async () => {
    const { lead, roundId, members, teamId } = await openWorld(5);
    const half = Math.ceil(ITEMS.length / 2);
    const [all, exactly, less, skipped, nothing] = members as [never, never, never, never, never];
    await saveAnswers(await respondentAccess(all, roundId), batch(ITEMS.length));
    await saveAnswers(await respondentAccess(exactly, roundId), batch(half, 'DK'));
    await saveAnswers(await respondentAccess(less, roundId), batch(half - 1));
    await saveAnswers(await respondentAccess(skipped, roundId), batch(ITEMS.length, 'SKIP'));
    expect(ITEMS.length).toBe(19);
    await closeRound(lead, roundId);
    const thresholds = await Promise.all(
      [all, exactly, less, skipped, nothing].map((person) => thresholdOf(person, teamId, roundId)),
    );
    expect(thresholds).toEqual([3, 3, 5, 5, 5]);
  });

  it('is not who joins an open round and answers nothing, whoever they are', async () => {
    const { lead, roundId, members, teamId, organizationId } = await openWorld(4);
    const owner = await makePerson(organizationId, 'owner');
    await joinTeam(await teamAccess(owner, teamId));
    for (const person of members) await saveAnswers(await respondentAccess(person, roundId), batch(19));
    await closeRound(await teamAccess(owner, teamId), roundId);
    const seen = await getResults(await teamAccess(owner, teamId), roundId);
    expect(seen?.threshold).toBe(5);
    expect(seen?.rows.every(({ score }) => score === null)).toBe(true);
    expect(await thresholdOf(members[0] as never, teamId, roundId)).toBe(3);
    expect(await insidersOf(roundId)).not.toContain(lead.userId);
  });

  it('is nobody who comes later, and stays who it was', async () => {
    const { lead, roundId, members, teamId, organizationId } = await openWorld(4);
    for (const person of members) await saveAnswers(await respondentAccess(person, roundId), batch(19));
    await closeRound(lead, roundId);
    const late = await makePerson(organizationId, 'owner');
    await putInTeam(organizationId, teamId, late);
    expect(await thresholdOf(late, teamId, roundId)).toBe(5);
    expect(await insidersOf(roundId)).toHaveLength(4);
    const [first] = members;
    await systemDatabase()
      .delete(memberships)
      .where(eq(memberships.userId, first?.userId ?? ''));
    expect(await insidersOf(roundId)).toHaveLength(3);
  });

  it('is written in an order that tells nothing', async () => {
    const { lead, roundId, members } = await openWorld(4);
    for (const person of [...members].reverse())
      await saveAnswers(await respondentAccess(person, roundId), batch(19));
    await closeRound(lead, roundId);
    const inside = await insidersOf(roundId);
    expect(inside).toEqual(inside.toSorted());
  });
});

describe('who counts towards thresholds', () => {
  async function publishedWith(settings: Record<string, string>, kind: 'demo' | null = null) {
    vi.resetModules();
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    const fresh = await import('./testing');
    const { lead, roundId, members, organizationId } = await openWorld(4);
    for (const person of members) await saveAnswers(await respondentAccess(person, roundId), batch(19));
    for (const { userId } of members.slice(0, 3))
      await systemDatabase().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId));
    await systemDatabase().update(organizations).set({ kind }).where(eq(organizations.id, organizationId));
    // Who counted when it opened is not what this is about: the settings were others then.
    await systemDatabase().update(rounds).set({ askedAtOpening: null }).where(eq(rounds.id, roundId));
    await fresh.closeRound(lead, roundId);
    const people = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
    const read = await systemDatabase().transaction((tx) => roundInput(tx, round as never));
    const { invited, respondedStep, respondedOf } = round ?? {};
    const told = { invited, respondedStep, respondedOf };
    return { counting: people.filter(({ counts }) => counts).length, read, told };
  }

  const OIDC = {
    OIDC_ISSUER: 'https://login.example.org',
    OIDC_CLIENT_ID: 'patamar',
    OIDC_CLIENT_SECRET: 'a secret of the tests',
  };

  it('is everybody where addresses cannot be verified', async () => {
    const { counting, read, told } = await publishedWith({});
    expect([counting, read.uncounted.size, read.input.respondents.length]).toEqual([4, 0, 4]);
    expect(told).toEqual({ invited: 4, respondedStep: 'all', respondedOf: 4 });
  });

  it('is who is verified where they can, and everybody is in the score', async () => {
    const { counting, read, told } = await publishedWith(OIDC);
    expect([counting, read.uncounted.size, read.input.respondents.length]).toEqual([3, 1, 4]);
    // "All 3", not all four: of the fourth that step says nothing.
    expect(told).toEqual({ invited: 4, respondedStep: 'all', respondedOf: 3 });
  });

  it('stays who is verified when they are removed before the round is published, and nobody else', async () => {
    vi.resetModules();
    for (const [name, value] of Object.entries(OIDC)) vi.stubEnv(name, value);
    const fresh = await import('./commands');
    const { lead, roundId, members, organizationId } = await openWorld(5);
    for (const person of members) await saveAnswers(await respondentAccess(person, roundId), batch(19));
    for (const { userId } of members.slice(0, 3))
      await systemDatabase().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId));
    await fresh.endAnswering(lead, roundId);
    const owner = await organizationAccess(await makePerson(organizationId, 'owner'), organizationId);
    for (const who of [0, 4]) await removePerson(owner, members[who]?.userId ?? '');
    await fresh.publishRound(lead, roundId);
    const people = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    expect(people.filter(({ counts }) => counts)).toHaveLength(3);
  });

  it('is everybody in the sample organization', async () => {
    expect((await publishedWith(OIDC, 'demo')).counting).toBe(4);
  });
});
