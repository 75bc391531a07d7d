import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { respondents, rounds, teamMemberRoles } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import {
  makeOrganization,
  makePerson,
  makeTeam,
  putInTeam,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { builtInModel } from '@/lib/model/load';
import type { RoleId } from '@/lib/model/schema';
import { getResults } from '@/lib/results/queries';
import { askedItems, peopleAsked } from '@/lib/scoring';
import { saveAnswers } from './answers';
import { openRound } from './commands';
import { questionnaire } from './questionnaire';
import { addToOpenRound } from './respondents';
import { closeRound } from './testing';

withDatabase();

const model = builtInModel();
const full = { name: 'Q1', mode: 'full', format: 'anonymous' } as const;
const limited = { ...full, limited: 'on' } as const;

async function openTeam(roles: readonly RoleId[], form: Parameters<typeof openRound>[1]) {
  const organizationId = await makeOrganization();
  const teamId = await makeTeam(organizationId);
  const facilitator = await makePerson(organizationId, 'facilitator');
  const members: TestPerson[] = [];
  for (const role of roles) {
    const person = await makePerson(organizationId);
    await putInTeam(organizationId, teamId, person, role);
    members.push(person);
  }
  const lead = await teamAccess(facilitator, teamId);
  const roundId = await openRound(lead, form);
  return { organizationId, teamId, lead, members, roundId };
}

const many = (role: RoleId, number: number) => Array.from({ length: number }, () => role);
const asked = async (person: TestPerson, roundId: string) => (await respondentAccess(person, roundId)).asked;
const shown = async (person: TestPerson, roundId: string) => {
  const { sections } = (await questionnaire(await respondentAccess(person, roundId), 'en')).questions;
  return sections.flatMap(({ items }) => items.map(({ id }) => id));
};

async function join(world: Awaited<ReturnType<typeof openTeam>>, role: RoleId): Promise<TestPerson> {
  const { organizationId, teamId } = world;
  const person = await makePerson(organizationId);
  await putInTeam(organizationId, teamId, person, role);
  await inOrganization({ organizationId }, (tx) =>
    addToOpenRound(tx, { organizationId, teamId, userId: person.userId }),
  );
  return person;
}

describe('what a full round asks', () => {
  it('is kept, shown, and all that is taken; a role that changes later changes none of it', async () => {
    const world = await openTeam([...many('DE', 5), 'SWE'], full);
    const developer = world.members[5] as TestPerson;
    const own = (await asked(developer, world.roundId)) ?? [];
    // Five data engineers are asked that already, so the developer is not where it would only be consulted.
    const before = askedItems(model, 'full', 'SWE', ['DEV', 'DAT', 'MLO']);
    expect(own.length).toBe(44);
    expect(before.length).toBeGreaterThan(own.length);
    expect((await shown(developer, world.roundId)).toSorted()).toEqual([...own].toSorted());
    const access = await respondentAccess(developer, world.roundId);
    const batch = before.map((itemId) => ({ itemId, value: 2, answeredAt: Date.now() }));
    const { saved, rejected } = await saveAnswers(access, batch);
    expect(saved).toEqual(own);
    expect(new Set(rejected.map(({ reason }) => reason))).toEqual(new Set(['not_asked']));
    await systemDatabase()
      .update(teamMemberRoles)
      .set({ role: 'MGR' })
      .where(eq(teamMemberRoles.userId, developer.userId));
    expect(await asked(developer, world.roundId)).toEqual(own);
  });

  it('is nothing in other rounds, where the role alone decides', async () => {
    for (const form of [
      { ...full, mode: 'key' },
      { ...limited, mode: 'quick' },
      { ...limited, format: 'consensus' },
    ] as const) {
      const { members, lead, roundId } = await openTeam(many('DE', 3), form);
      const person = form.format === 'consensus' ? { userId: lead.userId } : (members[0] as TestPerson);
      expect(await asked(person, roundId)).toBeNull();
      const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, roundId));
      expect(round).toMatchObject({ askedSets: null, questionLimit: null });
    }
  });
});

describe('a limited round', () => {
  it('asks each of twelve data engineers 60, and every practice of three of them', async () => {
    const { members, roundId } = await openTeam(many('DE', 12), limited);
    const people = await Promise.all(members.map((one) => asked(one, roundId)));
    const counts = new Map<string, number>();
    for (const items of people) {
      expect(items).toHaveLength(60);
      for (const id of items ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    expect(counts.size).toBe(112);
    expect(Math.min(...counts.values())).toBe(3);
  });

  it('stays as it is for everybody when somebody joins or leaves', async () => {
    const world = await openTeam(many('DE', 7), limited);
    const all = () => Promise.all(world.members.map((one) => asked(one, world.roundId)));
    const before = await all();
    const sets = new Set(before.map((items) => items?.join()));
    expect(sets.size).toBe(2);
    const same = await join(world, 'DE');
    expect(sets).toContain((await asked(same, world.roundId))?.join());
    // The eighth makes the smaller part as large as the other.
    const sizes = [...sets].map((set) => before.filter((items) => items?.join() === set).length);
    expect(sizes.toSorted()).toEqual([3, 4]);
    const other = await join(world, 'PO');
    expect((await asked(other, world.roundId))?.length).toBeLessThanOrEqual(60);
    expect(await all()).toEqual(before);
    const [round] = await systemDatabase().select().from(rounds).where(eq(rounds.id, world.roundId));
    expect(round?.askedSets?.map(({ role }) => role)).toEqual(['DE', 'DE', 'PO']);
    const places = await systemDatabase()
      .select({ set: respondents.askedSet })
      .from(respondents)
      .where(eq(respondents.roundId, world.roundId));
    const setOf = places.map(({ set }) => set ?? -1);
    expect(setOf.toSorted()).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2]);
    expect(peopleAsked({ sets: round?.askedSets ?? [], setOf }).size).toBeGreaterThan(60);
  });

  it('divides people anew in each round, by an order that accounts alone do not tell', async () => {
    const world = await openTeam(many('DE', 12), limited);
    const partOf = async (roundId: string) =>
      Promise.all(world.members.map(async (one) => (await asked(one, roundId))?.join()));
    const first = await partOf(world.roundId);
    await closeRound(world.lead, world.roundId);
    const second = await partOf(await openRound(world.lead, { ...limited, name: 'Q2' }));
    expect(new Set(second)).toEqual(new Set(first));
    expect(second).not.toEqual(first);
  });

  it('publishes what enough people were asked, and keeps who was asked what with the answers', async () => {
    const world = await openTeam(many('DE', 8), limited);
    const { members, lead, roundId } = world;
    for (const person of members) {
      const access = await respondentAccess(person, roundId);
      const batch = (access.asked ?? []).map((itemId) => ({ itemId, value: 3, answeredAt: Date.now() }));
      await saveAnswers(access, batch);
    }
    await closeRound(lead, roundId);
    const kept = await systemDatabase().select().from(respondents).where(eq(respondents.roundId, roundId));
    expect(kept.map(({ askedSet, userId }) => [askedSet, userId]).toSorted()).toEqual(
      [0, 0, 0, 0, 1, 1, 1, 1].map((set) => [set, null]),
    );
    const results = await getResults(await teamAccess(members[0] as TestPerson, world.teamId), roundId);
    const practices = results?.rows.filter(({ scope }) => scope === 'practice') ?? [];
    expect(practices.filter(({ score }) => score === 3)).toHaveLength(81);
    expect(practices.filter(({ n }) => n === 4)).toHaveLength(42);
  });
});
