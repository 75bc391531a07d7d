import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { replicaPool, systemDatabase, tenantPool } from '@/db/client';
import { newId } from '@/db/id';
import { ownWrites, teams } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { makeWorld, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { log } from '@/lib/log';
import { addToPlan } from '@/lib/plans/commands';
import { readOrganization } from './read-organization';
import { Refused } from './refused';

withDatabase();

// A copy that is never behind: the same server, by another pool.
beforeEach(() => {
  vi.stubEnv('DATABASE_REPLICA_URL', process.env.DATABASE_URL);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

type Access = Awaited<ReturnType<typeof teamAccess>>;

const nameOf = (access: Access) =>
  readOrganization(access, async (tx) => {
    const [team] = await tx.select({ name: teams.name }).from(teams).where(eq(teams.id, access.teamId));
    return team?.name;
  });

const rename = (access: Access, name: string) =>
  inOrganization(access, (tx) => tx.update(teams).set({ name }).where(eq(teams.id, access.teamId)));

/** Which server the work was begun on, in this order. */
async function servers(work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  for (const [name, pool] of [['primary', tenantPool()] as const, ['copy', replicaPool()] as const]) {
    const begin = pool?.transaction.bind(pool);
    if (!pool || !begin) throw new Error('There is a copy.');
    vi.spyOn(pool, 'transaction').mockImplementation((...given) => {
      asked.push(name);
      return begin(...given);
    });
  }
  await work();
  vi.restoreAllMocks();
  return asked;
}

it('reads from the copy, and cannot change anything there or elsewhere', async () => {
  const world = await makeWorld({ size: 1 });
  const access = await teamAccess(world.facilitator, world.teamId);
  expect(await servers(() => nameOf(access))).toEqual(['copy']);
  const write = readOrganization(access, (tx) => tx.update(teams).set({ name: 'X' }));
  expect(String(await write.catch(({ cause }: Error) => cause))).toMatch(/read-only transaction/);
  vi.stubEnv('DATABASE_REPLICA_URL', '');
  const again = readOrganization(access, (tx) => tx.update(teams).set({ name: 'X' }));
  expect(String(await again.catch(({ cause }: Error) => cause))).toMatch(/read-only transaction/);
});

it('sees one organization', async () => {
  const [mine, theirs] = [await makeWorld({ size: 0 }), await makeWorld({ size: 0 })];
  const access = await teamAccess(mine.facilitator, mine.teamId);
  const seen = await readOrganization(access, (tx) => tx.select({ id: teams.id }).from(teams));
  expect(seen).toEqual([{ id: mine.teamId }]);
  expect(seen).not.toContainEqual({ id: theirs.teamId });
});

it('keeps of a change its number, of a look nothing', async () => {
  const world = await makeWorld({ size: 1 });
  const access = await teamAccess(world.facilitator, world.teamId);
  expect(access.lastWrite).toBeNull();
  await inOrganization(access, (tx) => tx.select().from(teams));
  expect((await teamAccess(world.facilitator, world.teamId)).lastWrite).toBeNull();
  await rename(access, 'First');
  const { lastWrite } = await teamAccess(world.facilitator, world.teamId);
  expect(lastWrite).toBeGreaterThan(0);
  await rename(access, 'Second');
  expect((await teamAccess(world.facilitator, world.teamId)).lastWrite).toBeGreaterThan(lastWrite ?? 0);
});

it('keeps nothing where there is no copy', async () => {
  vi.stubEnv('DATABASE_REPLICA_URL', '');
  const world = await makeWorld({ size: 1 });
  const access = await teamAccess(world.facilitator, world.teamId);
  await rename(access, 'First');
  expect((await teamAccess(world.facilitator, world.teamId)).lastWrite).toBeNull();
});

it('reads what the person changed from the primary until the copy has it, also with an access from before', async () => {
  const world = await makeWorld({ size: 1 });
  const access = await teamAccess(world.facilitator, world.teamId);
  await rename(access, 'Mine');
  expect(await servers(() => nameOf(access))).toEqual(['copy']);
  // As a copy that is behind sees it: the change is not begun, not ended, or taken back.
  const [next] = await systemDatabase().execute<{ id: string }>(
    sql`select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000)::text as id`,
  );
  const write = (transaction: number) =>
    systemDatabase().update(ownWrites).set({ transaction }).where(eq(ownWrites.userId, access.userId));
  await write(Number(next?.id));
  const later = await teamAccess(world.facilitator, world.teamId);
  expect(await servers(() => nameOf(later))).toEqual(['copy', 'primary']);
  await systemDatabase().transaction(async (tx) => {
    await tx.execute(sql`select pg_current_xact_id()`);
    const [own] = await tx.execute<{ id: string }>(sql`select pg_current_xact_id()::text as id`);
    const running = { ...access, lastWrite: Number(own?.id) };
    expect(await servers(() => nameOf(running))).toEqual(['copy', 'primary']);
  });
});

it('reads from the primary for an access that does not say what the person changed last', async () => {
  const world = await makeWorld({ size: 1 });
  const { lastWrite: _, ...access } = await teamAccess(world.facilitator, world.teamId);
  expect(await servers(() => nameOf(access as Access))).toEqual(['primary']);
});

it('reads what a step of the plan is decided by from the primary', async () => {
  const world = await makeWorld({ size: 1 });
  const access = await teamAccess(world.facilitator, world.teamId);
  const plan = { practiceId: 'DEV-CI-1', targetLevel: 2, ownerId: null, dueDate: null } as const;
  const add = () => expect(addToPlan(access, { ...plan, roundId: newId() })).rejects.toThrow(Refused);
  expect(new Set(await servers(add))).toEqual(new Set(['primary']));
});

it('asks the primary what the copy does not know', async () => {
  const world = await makeWorld({ size: 1 });
  const access = await teamAccess(world.facilitator, world.teamId);
  const refused = new Error('There is no such row.');
  const failing = () =>
    readOrganization(access, async () => {
      throw refused;
    }).catch((error) => error);
  expect(await servers(async () => expect(await failing()).toBe(refused))).toEqual(['copy', 'primary']);
});

it('reads from the primary while the copy is out of reach, says so once, and lets it rest', async () => {
  const world = await makeWorld({ size: 1 });
  const access = await teamAccess(world.facilitator, world.teamId);
  await nameOf(access);
  const said = vi.spyOn(log, 'warn').mockImplementation(() => {});
  const pool = replicaPool();
  if (!pool) throw new Error('There is a copy.');
  const down = Object.assign(new Error('query'), {
    cause: Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }),
  });
  const broken = vi.spyOn(pool, 'transaction').mockRejectedValue(down);
  for (const _ of [1, 2, 3]) expect(await nameOf(access)).toBeDefined();
  expect(broken).toHaveBeenCalledTimes(1);
  expect(said).toHaveBeenCalledTimes(1);
  broken.mockRestore();
  vi.setSystemTime(Date.now() + 11_000);
  try {
    const back = vi.spyOn(log, 'info').mockImplementation(() => {});
    expect(await nameOf(access)).toBeDefined();
    expect(back).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
  }
});
