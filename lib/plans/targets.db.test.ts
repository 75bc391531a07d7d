import { beforeAll, expect, it } from 'vitest';
import { teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { TeamAccess } from '@/lib/access/types';
import { removeTarget, setTarget } from '@/lib/targets/commands';
import { editTeam } from '@/lib/teams/commands';
import { adviceFor } from './advice';
import { teamReport } from './report';
import { scoredWorld } from './testing/closed-round';

withDatabase();

let world: Awaited<ReturnType<typeof scoredWorld>>;
let lead: TeamAccess;

beforeAll(async () => {
  world = await scoredWorld(5);
  lead = await teamAccess(world.facilitator, world.teamId);
});

const advised = async (access = world.insider) => {
  const found = await adviceFor(access, world.roundId);
  if (!found) throw new Error('There is a result.');
  return found.advice;
};
/** The highest levels that steps of a principle lead to. */
const levels = async (principleId: string) =>
  new Set((await advised()).steps.filter((step) => step.principleId === principleId).map(({ to }) => to));

it('next practices go as far as the principle is to go, and no further', async () => {
  expect(await levels('DEV-CI')).toContain(3);
  expect(await levels('DEV-CI')).not.toContain(4);
  await setTarget(lead, { scopeId: 'DEV-CI', level: 4 });
  expect(await levels('DEV-CI')).toContain(4);
  expect(await levels('DEV-CD')).not.toContain(4);
  await setTarget(lead, { scopeId: 'DEV', level: 1 });
  expect(await levels('DEV-CI')).toContain(4);
  expect((await levels('DEV-CD')).size).toBe(0);
  await removeTarget(lead, { scopeId: 'DEV', level: 1, dueDate: null });
});

it('tells the effort as a share of what the team says it has', async () => {
  const [before] = (await advised()).recommendations;
  expect(before?.effort).toMatchObject({ capacity: 10 });
  await editTeam(lead, { capacity: 40 }, { capacity: 10 });
  const [person] = world.members;
  if (!person) throw new Error('The team has members.');
  const [after] = (await advised(await teamAccess(person, world.teamId))).recommendations;
  expect(after?.effort.capacity).toBe(40);
  expect(after?.effort.share).toBeCloseTo((after?.effort.points ?? 0) / 40, 12);
});

it('files say what each row is to reach', async () => {
  await setTarget(lead, { scopeId: 'overall', level: 2, dueDate: '2027-06-30' });
  const made = await teamReport(world.insider, { lang: 'en', now: new Date(0) });
  const target = (id: string) => made?.report.rows.find((row) => row.id === id)?.target;
  for (const id of ['overall', 'DEV', 'DEV-CD'])
    expect(target(id), id).toEqual({
      level: 2,
      dueDate: '2027-06-30',
      reached: false,
      toGo: expect.any(Number),
    });
  expect(target('DEV-CI')).toMatchObject({ level: 4, dueDate: null });
});
