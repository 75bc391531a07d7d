import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { organizations, roundInsiders, rounds, smallTeamMeans } from '@/db/schema';
import {
  makeOrganization,
  makePerson,
  makeTeam,
  organizationAccess,
  putInTeam,
  type TestPerson,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { filtersFrom } from '@/lib/overview/filters';
import { otherTeams } from '@/lib/overview/other-teams';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { poolSmallTeams } from './pool-small-teams';

withDatabase();

const IN_SPRING = new Date('2026-05-10T12:00:00Z');
const none = filtersFrom({});

/** An organization with teams of these sizes, each with a quick round in a quarter that is over, all giving one level. */
async function springOf(teams: readonly { size: number; level: 0 | 1 | 2 | 3 | 4 }[]) {
  const organizationId = await makeOrganization();
  const facilitator = await makePerson(organizationId, 'facilitator');
  const add = async ({ size, level }: (typeof teams)[number]) => {
    const teamId = await makeTeam(organizationId, ['DEV']);
    const members: TestPerson[] = [];
    for (let i = 0; i < size; i++) {
      const person = await makePerson(organizationId);
      await putInTeam(organizationId, teamId, person, 'DE');
      members.push(person);
    }
    const roundId = await answeredRound({ facilitator, teamId, members }, 'quick', () => level);
    await systemDatabase().update(rounds).set({ closedAt: IN_SPRING }).where(eq(rounds.id, roundId));
    return roundId;
  };
  const roundIds: string[] = [];
  for (const team of teams) roundIds.push(await add(team));
  const lead = await organizationAccess(facilitator, organizationId);
  const decided = () =>
    systemDatabase().select().from(smallTeamMeans).where(eq(smallTeamMeans.organizationId, organizationId));
  return { organizationId, facilitator, lead, roundIds, add, decided };
}

const small = [
  { size: 4, level: 1 },
  { size: 4, level: 2 },
  { size: 3, level: 4 },
] as const;

const asks = (organizationId: string, outsideThreshold: number) =>
  systemDatabase()
    .update(organizations)
    .set({ outsideThreshold })
    .where(eq(organizations.id, organizationId));

describe('poolSmallTeams', () => {
  it('puts together teams that are too small to be shown alone, by their people', async () => {
    const { lead, decided, roundIds } = await springOf([...small, { size: 5, level: 0 }]);
    await poolSmallTeams();
    // (4·1 + 4·2 + 3·4) / 11: the team of five is shown by itself.
    expect(await otherTeams(lead, none)).toEqual([
      { quarter: '2026-04-01', kind: 'quick', mean: expect.closeTo(24 / 11, 9), teams: 3 },
    ]);
    expect((await decided())[0]?.roundIds.toSorted()).toEqual(roundIds.slice(0, 3).toSorted());
    expect(await otherTeams(lead, filtersFrom({ at: '2026-06-30' }))).toHaveLength(1);
    expect(await otherTeams(lead, filtersFrom({ at: '2026-06-29' }))).toEqual([]);
    for (const narrowed of [{ framework: 'DEV' }, { group: 'none' }, { deliverable: 'raw' }])
      expect(await otherTeams(lead, filtersFrom(narrowed))).toEqual([]);
  });

  it('decides once: another team later makes no other mean', async () => {
    const { lead, add, decided } = await springOf(small);
    await poolSmallTeams();
    const [before, seen] = [await decided(), await otherTeams(lead, none)];
    await add({ size: 4, level: 0 });
    expect(await poolSmallTeams()).toBe(0);
    expect(await decided()).toEqual(before);
    expect(await otherTeams(lead, none)).toEqual(seen);
  });

  it('tells nothing of two, nor where the rest without one is too small', async () => {
    const two = await springOf(small.slice(0, 2));
    const raised = await springOf(small);
    await systemDatabase()
      .update(organizations)
      .set({ outsideThreshold: 8 })
      .where(eq(organizations.id, raised.organizationId));
    await poolSmallTeams();
    for (const { lead, decided } of [two, raised]) {
      expect(await otherTeams(lead, none)).toEqual([]);
      // It is decided all the same: a third team cannot open it.
      expect(await decided()).toMatchObject([{ mean: null, teams: null, people: null, roundIds: [] }]);
    }
  });

  it('tells nobody who knows two of its scores, nor members, nor once a round is gone or more is asked', async () => {
    const { lead, organizationId, facilitator, roundIds } = await springOf(small);
    await poolSmallTeams();
    const { userId } = facilitator;
    const [one, other] = roundIds;
    if (!one || !other) throw new Error('There are three rounds.');
    const inside = (roundId: string) =>
      systemDatabase().insert(roundInsiders).values({ organizationId, roundId, userId });
    const seen = async () => (await otherTeams(lead, none)).length;
    await inside(one);
    expect(await seen()).toBe(1);
    await inside(other);
    expect(await seen()).toBe(0);
    const viewer = await organizationAccess(await makePerson(organizationId, 'viewer'), organizationId);
    const member = await organizationAccess(await makePerson(organizationId), organizationId);
    expect(await otherTeams(viewer, none)).toHaveLength(1);
    expect(await otherTeams(member, none)).toEqual([]);
    await asks(organizationId, 6);
    expect(await otherTeams(viewer, none)).toEqual([]);
    await asks(organizationId, 5);
    const remove = (removedAt: Date | null) =>
      systemDatabase().update(rounds).set({ removedAt }).where(eq(rounds.id, one));
    await remove(new Date());
    expect(await otherTeams(viewer, none)).toEqual([]);
    await remove(null);
    expect(await otherTeams(viewer, none)).toHaveLength(1);
  });

  const large = [
    { size: 6, level: 1 },
    { size: 6, level: 2 },
    { size: 4, level: 4 },
  ] as const;

  it('takes no team that is shown by what its own round promised: the others would be what is left', async () => {
    const { lead, roundIds, decided } = await springOf(large);
    const promised = eq(rounds.id, roundIds[2] ?? '');
    await systemDatabase().update(rounds).set({ outsideThreshold: 8 }).where(promised);
    await poolSmallTeams();
    expect(await otherTeams(lead, none)).toEqual([]);
    expect(await decided()).toMatchObject([{ mean: null, roundIds: [] }]);
  });

  it('tells nothing any more once two of its teams are shown, because less is asked again', async () => {
    const { lead, organizationId } = await springOf(large);
    await asks(organizationId, 8);
    await poolSmallTeams();
    expect(await otherTeams(lead, none)).toHaveLength(1);
    await asks(organizationId, 5);
    expect(await otherTeams(lead, none)).toEqual([]);
  });

  it('counts somebody who is in several teams once', async () => {
    const { lead, organizationId, facilitator, decided } = await springOf([]);
    const people = await Promise.all([1, 2, 3, 4].map(() => makePerson(organizationId)));
    for (const level of [1, 2, 4] as const) {
      const teamId = await makeTeam(organizationId, ['DEV']);
      for (const person of people) await putInTeam(organizationId, teamId, person, 'DE');
      const roundId = await answeredRound({ facilitator, teamId, members: people }, 'quick', () => level);
      await systemDatabase().update(rounds).set({ closedAt: IN_SPRING }).where(eq(rounds.id, roundId));
    }
    await poolSmallTeams();
    expect(await otherTeams(lead, none)).toEqual([]);
    expect(await decided()).toMatchObject([{ mean: null, roundIds: [] }]);
  });

  it('waits until a quarter is over', async () => {
    const { decided, roundIds } = await springOf(small);
    for (const id of roundIds)
      await systemDatabase().update(rounds).set({ closedAt: new Date() }).where(eq(rounds.id, id));
    await poolSmallTeams();
    expect(await decided()).toEqual([]);
  });
});
