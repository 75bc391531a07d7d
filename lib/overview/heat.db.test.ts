import { eq } from 'drizzle-orm';
import { PostgresJsPreparedQuery } from 'drizzle-orm/postgres-js';
import { describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rounds, targets, teamGroups, teams } from '@/db/schema';
import {
  makeOrganization,
  makePerson,
  makeTeam,
  organizationAccess,
  putInTeam,
  type TestPerson,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { OrganizationAccess } from '@/lib/access/types';
import { heatCsv } from '@/lib/exports/heat-csv';
import type { FrameworkId } from '@/lib/model/schema';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { filtersFrom } from './filters';
import { heatMapPage } from './heat';
import { heatAddressFrom } from './heat-address';
import { whyPath } from './why-path';

withDatabase();

type Params = Record<string, string>;

const look = (access: OrganizationAccess, params: Params = {}) =>
  heatMapPage(access, {
    filters: filtersFrom(params),
    address: heatAddressFrom({ columns: 'frameworks', ...params }),
    lang: 'en',
    now: new Date(),
  });

const scoresIn = async (access: OrganizationAccess, params?: Params) =>
  (await look(access, params)).teams.map(({ team, cells: [cell] }) => [
    team.name,
    cell && 'score' in cell ? cell.score : cell?.state,
  ]);

/** An organization whose teams have a quick round each, everybody in it giving the same level. */
async function organizationOf(sketches: readonly { name: string; size: number; level: 0 | 1 | 2 | 3 | 4 }[]) {
  const organizationId = await makeOrganization();
  const facilitator = await makePerson(organizationId, 'facilitator');
  const made = new Map<string, { id: string; roundId: string; members: TestPerson[] }>();
  for (const { name, size, level } of sketches) {
    const scope: FrameworkId[] = ['DEV'];
    const teamId = await makeTeam(organizationId, scope);
    await systemDatabase().update(teams).set({ name }).where(eq(teams.id, teamId));
    const members: TestPerson[] = [];
    for (let i = 0; i < size; i++) {
      const person = await makePerson(organizationId);
      await putInTeam(organizationId, teamId, person, 'DE');
      members.push(person);
    }
    const roundId = await answeredRound({ facilitator, teamId, members }, 'quick', () => level);
    made.set(name, { id: teamId, roundId, members });
  }
  const of = (name: string) => {
    const team = made.get(name);
    if (!team) throw new Error(`There is no ${name}.`);
    return team;
  };
  return { organizationId, facilitator, of, lead: await organizationAccess(facilitator, organizationId) };
}

describe('a hidden team', () => {
  // Four people answer in Vento: enough for them, too few for people outside.
  const sketches = [
    { name: 'Atlas', size: 5, level: 1 },
    { name: 'Vento', size: 4, level: 4 },
    { name: 'Bússola', size: 5, level: 2 },
    { name: 'Farol', size: 5, level: 3 },
  ] as const;

  it('enters no mean, no count, no order and no file, whatever it answered', async () => {
    const told = async (level: 0 | 4) => {
      const { lead } = await organizationOf(
        sketches.map((one) => (one.name === 'Vento' ? { ...one, level } : one)),
      );
      const looks: unknown[] = [];
      for (const sort of ['', 'overall', 'DEV'])
        for (const dir of ['asc', 'desc']) {
          const page = await look(lead, { sort, dir });
          const { means, total, teams: found } = page;
          looks.push(
            [...means].toSorted(([one], [other]) => (one < other ? -1 : 1)),
            total,
          );
          looks.push(found.map(({ team, cells }) => [team.name, cells]));
          looks.push(
            heatCsv(page, { lang: 'en', timeZone: 'UTC' })
              .split('\r\n')
              .map((line) => line),
          );
        }
      return looks;
    };
    const [low, high] = [await told(0), await told(4)];
    expect(low).toEqual(high);
    expect(JSON.stringify(low)).toContain('hidden');
  });

  it('is the last by any score, and its people see it in its place', async () => {
    const { lead, of, organizationId } = await organizationOf(sketches);
    expect(await scoresIn(lead, { sort: 'overall', dir: 'desc' })).toEqual([
      ['Farol', 3],
      ['Bússola', 2],
      ['Atlas', 1],
      ['Vento', 'hidden'],
    ]);
    expect((await scoresIn(lead, { sort: 'overall' })).at(-1)).toEqual(['Vento', 'hidden']);
    const means = (await look(lead)).means.get('overall');
    // Three of four: with the fourth the mean would be 2.5.
    expect(means).toMatchObject({ mean: 2, teams: 3, shown: 3, reached: 1 });
    const [insider] = of('Vento').members;
    if (!insider) throw new Error('A team has people.');
    const own = await organizationAccess(insider, organizationId);
    // A member sees only the team they are in, and no mean of one.
    expect(await scoresIn(own, { sort: 'overall' })).toEqual([['Vento', 4]]);
    expect((await look(own)).means.get('overall')).toMatchObject({ mean: null, teams: 1 });
  });

  it('cannot be found by leaving the others out: no mean of fewer than three', async () => {
    const { lead, of, organizationId } = await organizationOf(sketches);
    const group = '0190f3c1-0000-7000-8000-0000000000aa';
    await systemDatabase().insert(teamGroups).values({ organizationId, id: group, name: 'Data' });
    for (const name of ['Vento', 'Atlas', 'Farol'])
      await systemDatabase()
        .update(teams)
        .set({ groupId: group })
        .where(eq(teams.id, of(name).id));
    const page = await look(lead, { group });
    expect(page.total).toBe(3);
    expect([...page.means.values()].every(({ mean }) => mean === null)).toBe(true);
  });
});

describe('heatMapPage', () => {
  it('lists teams as readers look them up, within their groups, ten after two', async () => {
    const { lead, of, organizationId } = await organizationOf(
      ['Time 10', 'Zé', 'time 2', 'Água', 'Azul'].map((name) => ({ name, size: 1, level: 1 })),
    );
    const names = async (params?: Params) => (await look(lead, params)).teams.map(({ team }) => team.name);
    expect(await names()).toEqual(['Água', 'Azul', 'time 2', 'Time 10', 'Zé']);
    const group = '0190f3c1-0000-7000-8000-0000000000ab';
    await systemDatabase().insert(teamGroups).values({ organizationId, id: group, name: 'Data' });
    await systemDatabase()
      .update(teams)
      .set({ groupId: group })
      .where(eq(teams.id, of('Zé').id));
    expect(await names()).toEqual(['Zé', 'Água', 'Azul', 'time 2', 'Time 10']);
    // Beyond the last page is the last one.
    expect(await look(lead, { page: '9999' })).toMatchObject({ total: 5, page: 1, teams: { length: 5 } });
  });

  it('tells the change since a day, and the means as of a day', async () => {
    const world = await organizationOf([
      { name: 'Atlas', size: 6, level: 1 },
      { name: 'Bússola', size: 6, level: 2 },
      { name: 'Farol', size: 6, level: 3 },
    ]);
    const { lead, of, facilitator } = world;
    await systemDatabase()
      .update(rounds)
      .set({ closedAt: new Date('2026-03-10T12:00:00Z') });
    const { id: teamId, members } = of('Atlas');
    await answeredRound({ facilitator, teamId, members }, 'quick', () => 3);
    const moveOf = async (params: Params) => {
      const [first] = (await look(lead, params)).teams;
      return first?.cells.map((cell) => ('move' in cell ? cell.move : null));
    };
    expect(await moveOf({ since: '2026-03-31' })).toEqual(['improved', 'improved']);
    // Nothing was published by then.
    expect(await moveOf({ since: '2026-03-01' })).toEqual(['none', 'none']);
    expect(await moveOf({ since: '2026-03-31', at: '2026-03-31' })).toEqual(['none', 'none']);
    expect((await look(lead)).means.get('DEV')?.mean).toBeCloseTo(8 / 3, 9);
    expect((await look(lead, { at: '2026-03-31' })).means.get('DEV')?.mean).toBeCloseTo(2, 9);
    expect((await look(lead, { at: '2026-03-01' })).means.size).toBe(0);
  });

  it('counts anew who reached the target as soon as it is another one', async () => {
    const { lead, organizationId } = await organizationOf(
      ['Atlas', 'Bússola', 'Farol'].map((name) => ({ name, size: 5, level: 2 })),
    );
    const reached = async () => (await look(lead)).means.get('overall')?.reached;
    expect(await reached()).toBe(0);
    await systemDatabase()
      .insert(targets)
      .values({ organizationId, teamId: null, scope: 'overall', scopeId: 'overall', level: 2 });
    expect(await reached()).toBe(3);
    const page = await look(lead);
    expect(page.teams.map(({ cells }) => cells[0])).toMatchObject(
      page.teams.map(() => ({ target: 2, reached: true })),
    );
  });

  it('takes as many statements for many teams as for one', async () => {
    const { execute } = PostgresJsPreparedQuery.prototype;
    const counted = vi.spyOn(PostgresJsPreparedQuery.prototype, 'execute').mockImplementation(function (
      this: InstanceType<typeof PostgresJsPreparedQuery>,
      ...given
    ) {
      return execute.apply(this, given);
    });
    const statements = async (count: number) => {
      const { lead } = await organizationOf(
        Array.from({ length: count }, (_, i) => ({ name: `Team ${i}`, size: 5, level: 1 as const })),
      );
      counted.mockClear();
      await look(lead);
      return counted.mock.calls.length;
    };
    const one = await statements(1);
    expect(await statements(4)).toBe(one);
    // Two of them begin the transaction.
    expect(one).toBeLessThanOrEqual(8);
    counted.mockRestore();
  });
});

describe('whyPath', () => {
  it('finds a round by the end of its id, for those who may see its team', async () => {
    const { lead, of, organizationId } = await organizationOf([
      { name: 'Atlas', size: 1, level: 1 },
      { name: 'Farol', size: 1, level: 1 },
    ]);
    const { id, roundId, members } = of('Atlas');
    const path = `/teams/${id}/rounds/${roundId}`;
    const end = roundId.slice(-8);
    expect(await whyPath(lead, `DEV-CI.${end}`)).toBe(`${path}/principles/DEV-CI`);
    expect(await whyPath(lead, `.${end}`)).toBe(path);
    expect(await whyPath(lead, '.00000000')).toBeNull();
    expect(await whyPath(lead, `../x.${end}`)).toBeNull();
    const [person] = of('Farol').members;
    if (!person || members.length === 0) throw new Error('A team has people.');
    expect(await whyPath(await organizationAccess(person, organizationId), `.${end}`)).toBeNull();
  });
});
