import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rounds } from '@/db/schema';
import {
  makePerson,
  makeTeam,
  makeWorld,
  organizationAccess,
  putInTeam,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { heatCsv } from '@/lib/exports/heat-csv';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { movedOf } from '@/lib/results/look';
import { sideBySide } from '@/lib/results/side-by-side';
import { filtersFrom } from './filters';
import { heatMapPage } from './heat';
import { heatAddressFrom } from './heat-address';
import { heatPhrases } from './heat-phrases';
import { movedPage } from './moved';

withDatabase();

const DAYS = ['2026-01-15', '2026-03-15', '2026-05-15'];
const filters = filtersFrom({ since: '2026-02-01' });
const now = new Date('2026-06-01T12:00:00Z');
const lang = 'en' as const;

/** Small numbers that look like chance and are the same each time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

/** Teams with three rounds each, in which people leave out more or fewer questions: the first and the last are not compared. */
async function teamsWithThreeRounds() {
  const world = await makeWorld({ size: 0, scope: ['DEV'] });
  const teams: { teamId: string; rounds: string[] }[] = [];
  for (const [index, size] of [5, 6, 6, 8].entries()) {
    const teamId = await makeTeam(world.organizationId, ['DEV']);
    const members: TestPerson[] = [];
    for (let i = 0; i < size; i++) {
      const person = await makePerson(world.organizationId);
      await putInTeam(world.organizationId, teamId, person, 'DE');
      members.push(person);
    }
    const roll = dice(index + 3);
    const found: string[] = [];
    for (const [at, day] of DAYS.entries()) {
      const left = at === 1 ? 0 : index * 8;
      const id = await answeredRound({ ...world, teamId, members }, 'full', () =>
        roll(100) < left ? 'SKIP' : (Math.min(4, roll(3) + at * (index % 2)) as 0 | 1 | 2 | 3 | 4),
      );
      await systemDatabase()
        .update(rounds)
        .set({ closedAt: new Date(`${day}T12:00:00Z`) })
        .where(eq(rounds.id, id));
      found.push(id);
    }
    teams.push({ teamId, rounds: found });
  }
  return { ...world, teams };
}

it('says the same of two dates on the map, in its file, in the list and beside each other', async () => {
  const world = await teamsWithThreeRounds();
  const access = await organizationAccess(world.facilitator, world.organizationId);
  const address = heatAddressFrom({ columns: 'principles' });
  const map = await heatMapPage(access, { filters, address, lang, now });
  const list = await movedPage(access, { filters, lang, now, page: 1 });
  const said = heatPhrases(lang, map.since);
  const lines = heatCsv(map, { lang, timeZone: access.timeZone }).split('\r\n');
  const told: string[] = [];
  for (const [at, { teamId, rounds: own }] of world.teams.entries()) {
    const onMap = map.teams.find(({ team }) => team.id === teamId);
    const [from, , to] = own;
    const both = await sideBySide(await teamAccess(world.facilitator, teamId), { from, to });
    expect(both?.published).toBe(false);
    const line = lines.find((one) => one.startsWith(`${onMap?.team.name},`)) ?? '';
    for (const [column, { id, scope }] of map.columns.entries()) {
      const cell = onMap?.cells[column];
      const move = cell && 'move' in cell ? cell.move : 'none';
      const change = both?.changeOf(scope, id) ?? null;
      expect([id, at, move], id).toEqual([id, at, movedOf({ change }).replace('notComparable', 'none')]);
      const shown = both?.from.rows.find((row) => row.id === id)?.score != null && cell && 'score' in cell;
      told.push(shown ? move : 'unshown');
      if (scope === 'principle') continue;
      const rows = list.blocks.filter(({ team }) => team.teamId === teamId).flatMap((block) => block.rows);
      const row = rows.find((one) => one.id === id);
      expect(row && movedOf(row).replace('notComparable', 'none'), `${at} ${id}`).toBe(move);
      if (move === 'improved' || move === 'declined') expect(line).toContain(said.move[move]);
    }
  }
  // Scores of both rounds can be shown without what changed between them.
  expect(told).toContain('none');
  expect(told).toContain('same');
  expect(told).toContain('improved');
}, 60_000);
