import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { targets } from '@/db/schema';
import {
  makeOrganization,
  makePerson,
  makeTeam,
  organizationAccess,
  putInTeam,
  type TestPerson,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { RoleId, RoundMode } from '@/lib/model/schema';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { filtersFrom } from './filters';
import { findWeaknesses } from './weaknesses';

withDatabase();

const all = filtersFrom({});

interface TestTeam {
  people?: number;
  mode?: RoundMode;
  role?: RoleId;
  level: (itemId: string, person: number) => 0 | 1 | 2 | 3 | 4 | 'DK';
}

/** An organization whose teams have one DevOps round each; five people are seen from outside, four are not. */
async function organizationOf(made: readonly TestTeam[]) {
  const organizationId = await makeOrganization();
  const facilitator = await makePerson(organizationId, 'facilitator');
  const teams: { teamId: string; members: TestPerson[] }[] = [];
  for (const { people = 5, mode = 'quick', role = 'OPS', level } of made) {
    const teamId = await makeTeam(organizationId, ['DEV']);
    const members: TestPerson[] = [];
    for (let i = 0; i < people; i++) {
      const person = await makePerson(organizationId);
      await putInTeam(organizationId, teamId, person, role);
      members.push(person);
    }
    await answeredRound({ facilitator, teamId, members }, mode, level);
    teams.push({ teamId, members });
  }
  return { organizationId, teams, access: await organizationAccess(facilitator, organizationId) };
}

/** What a page says, without the models and without what is new in every organization. */
const said = ({ weaknesses, foundations, pairs, ...counts }: Awaited<ReturnType<typeof findWeaknesses>>) => ({
  ...counts,
  weaknesses: weaknesses.map(({ model: _, ...one }) => one),
  foundations: foundations.map(({ model: _, ...one }) => one),
  pairs: pairs.map(({ principleId, shows, learns, holders }) => [
    principleId,
    shows.level,
    learns.level,
    holders,
  ]),
});

describe('findWeaknesses', () => {
  it('counts teams by the levels shown, against the target of each', async () => {
    const { organizationId, teams, access } = await organizationOf([
      { level: (id) => (id === 'DEV-CI' ? 4 : 3) },
      { level: (id) => (id === 'DEV-CI' || id === 'DEV-CD' ? 1 : 3) },
      { level: (id) => (id === 'DEV-CI' || id === 'DEV-CD' ? 2 : 3) },
    ]);
    const first = said(await findWeaknesses(access, all, 'en'));
    expect(first).toMatchObject({ teams: 3, shown: 3, hidden: 0, withPractices: 0, principles: 9 });
    expect(new Set(first.weaknesses.map(({ principleId, below, of }) => [principleId, below, of]))).toEqual(
      new Set([
        ['DEV-CI', 2, 3],
        ['DEV-CD', 2, 3],
      ]),
    );
    expect(first.foundations).toEqual([]);
    // The one that shows has five platform engineers, who answer for it.
    expect(first.pairs[0]).toEqual(['DEV-CI', 4, 1, 5]);

    // A target of all teams, and one that a team has of its own: nearer, and before it.
    const [, second] = teams;
    await systemDatabase()
      .insert(targets)
      .values([
        { organizationId, scope: 'principle', scopeId: 'DEV-VC', level: 4 },
        { organizationId, teamId: second?.teamId ?? '', scope: 'framework', scopeId: 'DEV', level: 1 },
      ]);
    const later = said(await findWeaknesses(access, all, 'en'));
    expect(later.weaknesses.map(({ principleId, below, of }) => [principleId, below, of])).toEqual([
      ['DEV-VC', 2, 3],
    ]);
  });

  it('names the practice to begin with, and foundations, from rounds that ask practices', async () => {
    const low: TestTeam = { mode: 'full', level: () => 1 };
    const { access } = await organizationOf([low, low, low]);
    const { withPractices, weaknesses, foundations } = await findWeaknesses(access, all, 'en');
    expect(withPractices).toBe(3);
    expect(weaknesses).toHaveLength(9);
    expect(weaknesses.every(({ begin }) => begin?.below === 3 && begin.of === 3)).toBe(true);
    expect(foundations.length).toBeGreaterThan(0);
    expect(
      foundations.every(({ below, of, neededBy }) => below === 3 && of === 3 && neededBy.length > 0),
    ).toBe(true);
  });

  it('tells of a hidden team neither what it answered nor, in any number, that it is there', async () => {
    const shown: TestTeam[] = [
      { level: () => 1 },
      { level: () => 2 },
      { level: (id) => (id === 'DEV-CI' ? 4 : 3) },
    ];
    const without = said(await findWeaknesses((await organizationOf(shown)).access, all, 'en'));
    for (const level of [0, 4] as const) {
      const world = await organizationOf([...shown, { people: 4, level: () => level }]);
      const seen = said(await findWeaknesses(world.access, all, 'en'));
      expect(seen).toEqual({ ...without, teams: 4, hidden: 1 });
      // Its own people see it.
      const [person] = world.teams[3]?.members ?? [];
      if (!person) throw new Error('The team has people.');
      const own = await findWeaknesses(await organizationAccess(person, world.organizationId), all, 'en');
      expect(own).toMatchObject({ teams: 1, shown: 1, hidden: 0, weaknesses: [], pairs: [] });
    }
  });

  it('tells of a hidden row of a shown team nothing, either', async () => {
    const low: TestTeam = { level: () => 1 };
    const seen = async (level: 0 | 4) => {
      // One of five does not know: four numbers are too few from outside.
      const world = await organizationOf([
        ...[low, low, low],
        { level: (id, person) => (id !== 'DEV-CD' ? 1 : person === 0 ? 'DK' : level) },
      ]);
      return said(await findWeaknesses(world.access, all, 'en'));
    };
    const [lowest, highest] = [await seen(0), await seen(4)];
    expect(lowest).toEqual(highest);
    const shares = new Map(lowest.weaknesses.map(({ principleId, below, of }) => [principleId, [below, of]]));
    expect([shares.get('DEV-CD'), shares.get('DEV-CI')]).toEqual([
      [3, 3],
      [4, 4],
    ]);
  });

  it('says nothing of most teams where fewer than three are shown', async () => {
    const low: TestTeam = { level: () => 0 };
    const { access } = await organizationOf([low, low, { ...low, people: 4 }]);
    expect(said(await findWeaknesses(access, all, 'en'))).toMatchObject({
      ...{ teams: 3, shown: 2, hidden: 1, principles: 0, weaknesses: [], foundations: [] },
    });
  });

  it('keeps to the framework and the day of the filters', async () => {
    const low: TestTeam = { level: () => 0 };
    const { access } = await organizationOf([low, low, low]);
    expect((await findWeaknesses(access, filtersFrom({ framework: 'DAT' }), 'en')).teams).toBe(0);
    expect((await findWeaknesses(access, filtersFrom({ framework: 'DEV' }), 'en')).weaknesses).toHaveLength(
      9,
    );
    expect(await findWeaknesses(access, filtersFrom({ at: '2020-01-01' }), 'en')).toMatchObject({
      ...{ teams: 3, shown: 0, weaknesses: [] },
    });
  });
});
