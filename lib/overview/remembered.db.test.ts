import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { memberships, organizations, steps, targets, teams } from '@/db/schema';
import {
  makePerson,
  makeTeam,
  organizationAccess,
  putInTeam,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import type { OrganizationAccess } from '@/lib/access/types';
import type { FrameworkId } from '@/lib/model/schema';
import { addToPlan, moveStep } from '@/lib/plans/commands';
import { listSteps } from '@/lib/plans/queries';
import { answeredRound, scoredWorld } from '@/lib/plans/testing/closed-round';
import { deleteRound, restoreRound } from '@/lib/rounds/take-back';
import { filtersFrom } from './filters';
import { heatMapPage } from './heat';
import { heatAddressFrom } from './heat-address';
import { movedPage } from './moved';
import { organizationLine } from './org-line';
import { readWork } from './read-work';
import { summaryFacts } from './summary';
import { findWeaknesses } from './weaknesses';

const memory = vi.hoisted(() => ({ on: true, found: 0 }));

// As it is, but that it can be asked to remember nothing.
vi.mock('@/lib/kept', async (original) => {
  const { Kept } = await original<typeof import('@/lib/kept')>();
  return {
    Kept: class<T> extends Kept<T> {
      override get(key: string) {
        const value = memory.on ? super.get(key) : undefined;
        if (value !== undefined) memory.found++;
        return value;
      }
    },
  };
});

withDatabase();
beforeEach(() => Object.assign(memory, { on: true, found: 0 }));

const PRACTICE = 'DEV-COL-3';
const [now, lang] = [new Date('2099-01-01T12:00:00Z'), 'en' as const];

async function allOf(access: OrganizationAccess, framework?: FrameworkId) {
  const filters = filtersFrom({ since: '2026-01-01', framework });
  const told = [
    await heatMapPage(access, { filters, address: heatAddressFrom({}), lang, now }),
    await movedPage(access, { filters, lang, now, page: 1 }),
    await organizationLine(access, { filters, now, kind: null }),
    await findWeaknesses(access, filters, lang),
    await summaryFacts(access, { filters, lang, now }),
    await readWork(
      access,
      filters,
      { state: 'done', owner: null },
      { page: 1, load: 1, open: 1, due: 1 },
      now,
    ),
  ];
  return JSON.stringify(told, (_, value) => (value instanceof Map ? [...value] : value));
}

/** What somebody reads, which has to be what they would read if nothing were remembered. */
async function read(person: TestPerson, organizationId: string, framework?: FrameworkId): Promise<string> {
  const access = await organizationAccess(person, organizationId);
  const told = await allOf(access, framework);
  Object.assign(memory, { on: false });
  const anew = await allOf(access, framework);
  Object.assign(memory, { on: true });
  expect(told).toBe(anew);
  return anew;
}

it('remembers nothing for somebody who may see something else, nor for longer than it is so', async () => {
  const world = await scoredWorld(6, () => 1, ['DEV', 'DAT']);
  const { organizationId, facilitator } = world;
  const sized: { teamId: string; members: TestPerson[] }[] = [];
  for (const size of [5, 5, 4]) {
    const teamId = await makeTeam(organizationId, ['DEV', 'DAT']);
    const members: TestPerson[] = [];
    for (let i = 0; i < size; i++) {
      const person = await makePerson(organizationId);
      await putInTeam(organizationId, teamId, person, 'DE');
      members.push(person);
    }
    await answeredRound({ facilitator, teamId, members }, 'full', (_, person) => (person % 3) as 0 | 1 | 2);
    sized.push({ teamId, members });
  }
  await addToPlan(world.insider, {
    roundId: world.roundId,
    practiceId: PRACTICE,
    targetLevel: 2,
    ownerId: null,
    dueDate: null,
  });
  const [step] = await listSteps(world.insider);
  await moveStep(world.insider, { stepId: step?.id ?? '', move: 'finish' });
  const again = await answeredRound(world, 'full', () => 3);
  const [inside] = sized[2]?.members ?? [];
  if (!inside) throw new Error('A team has people.');
  await systemDatabase()
    .update(memberships)
    .set({ role: 'manager' })
    .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, inside.userId)));
  const outside = await makePerson(organizationId, 'manager');
  const lead = await teamAccess(facilitator, world.teamId);
  const both = async () => [await read(outside, organizationId), await read(inside, organizationId)] as const;

  const [before, own] = await both();
  expect(own).not.toBe(before);
  expect(await both()).toEqual([before, own]);
  expect(memory.found).toBeGreaterThan(0);
  // The same teams; but the step is of another framework.
  await read(outside, organizationId, 'DAT');

  const change = async (what: Promise<unknown>) => {
    await what;
    return both();
  };
  const system = systemDatabase();
  const thresholdOf = (outsideThreshold: number) =>
    system.update(organizations).set({ outsideThreshold }).where(eq(organizations.id, organizationId));
  expect(await change(thresholdOf(6).execute())).not.toEqual([before, own]);
  expect(await change(thresholdOf(5).execute())).toEqual([before, own]);

  expect((await change(deleteRound(lead, again, { reason: 'It was a trial.' })))[0]).not.toBe(before);
  expect(await change(restoreRound(lead, again))).toEqual([before, own]);

  const team = and(eq(teams.organizationId, organizationId), eq(teams.id, sized[0]?.teamId ?? ''));
  const archived = (archivedAt: Date | null) => system.update(teams).set({ archivedAt }).where(team);
  expect((await change(archived(new Date()).execute()))[0]).not.toBe(before);
  expect(await change(archived(null).execute())).toEqual([before, own]);

  const named = (name: string) => system.update(teams).set({ name }).where(team);
  expect((await change(named('Zênite').execute()))[0]).not.toBe(before);

  const target = { organizationId, teamId: null, scope: 'overall', scopeId: 'overall', level: 1 } as const;
  const [renamed] = await both();
  expect((await change(system.insert(targets).values(target).execute()))[0]).not.toBe(renamed);

  const [lower] = await both();
  const done = system.update(steps).set({ targetLevel: 3 }).where(eq(steps.organizationId, organizationId));
  expect((await change(done.execute()))[0]).not.toBe(lower);
}, 240_000);
