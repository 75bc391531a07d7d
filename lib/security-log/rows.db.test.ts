import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { securityEvents, users } from '@/db/schema';
import { inOrganization, type Tenant } from '@/db/tenancy';
import { makePerson, makeWorld, organizationAccess, type TestPerson } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { purgeDeleted } from '@/lib/jobs/purge';
import { removePerson } from '@/lib/organizations/commands';
import { logFiltersFrom } from './filters';
import { readLog } from './queries';
import { whatHappened, whoDid } from './words';

withDatabase();

let world: Awaited<ReturnType<typeof makeWorld>>;
let owner: TestPerson;

const log = async (query: Record<string, string> = {}, page = 1) =>
  readLog(await organizationAccess(owner, world.organizationId), logFiltersFrom(query), page);

beforeAll(async () => {
  world = await makeWorld();
  owner = await makePerson(world.organizationId, 'owner');
});

describe('the log', () => {
  it('is never changed, through either door', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    const denied = (work: PromiseLike<unknown>) =>
      Promise.resolve(work).then(
        () => 'done',
        ({ cause }: Error) => String(cause),
      );
    const changes = (tx: Pick<Tenant, 'update' | 'delete' | 'execute'>) => [
      () => tx.update(securityEvents).set({ kind: 'signed_out' }),
      () => tx.delete(securityEvents),
      () => tx.execute(sql`truncate security_events`),
    ];
    for (const i of [0, 1, 2]) {
      expect(await denied(changes(systemDatabase())[i]?.() ?? Promise.resolve())).toMatch(
        /permission denied/,
      );
      expect(await denied(inOrganization(access, async (tx) => changes(tx)[i]?.()))).toMatch(
        /permission denied/,
      );
    }
    const forget = sql`select forget_security_events()`;
    expect(await denied(inOrganization(access, (tx) => tx.execute(forget)))).toMatch(/permission denied/);
  });

  it('cannot be written for another organization', async () => {
    const theirs = await makeWorld();
    const access = await organizationAccess(owner, world.organizationId);
    for (const organizationId of [theirs.organizationId, null]) {
      const work = inOrganization(access, (tx) =>
        tx.insert(securityEvents).values({ organizationId, kind: 'signed_out' }),
      );
      expect(String(await work.catch(({ cause }: Error) => cause))).toMatch(/row-level security/);
    }
  });

  it('goes after 400 days, and not before', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    const ago = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const row = (days: number) => ({
      organizationId: world.organizationId,
      kind: 'exported' as const,
      about: { file: `${days}` },
      at: ago(days),
    });
    await inOrganization(access, (tx) => tx.insert(securityEvents).values([row(399), row(401)]));
    await purgeDeleted();
    const left = await systemDatabase()
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.kind, 'exported'));
    expect(left.map(({ about }) => about.file)).toEqual(['399']);
  });

  it('is narrowed by kind, person and day, and has pages', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    const rows = Array.from({ length: 120 }, (_, i) => ({
      organizationId: world.organizationId,
      kind: 'model_published' as const,
      about: { model: `${i}.0.0` },
      // Ten minutes before and after midnight in São Paulo.
      at: new Date(Date.UTC(2026, 4, 3, i < 60 ? 2 : 3, i < 60 ? 50 : 10)),
    }));
    await inOrganization(access, (tx) => tx.insert(securityEvents).values(rows));
    expect((await log({ group: 'models' })).pages).toBe(3);
    expect((await log({ group: 'models' }, 99)).page).toBe(3);
    expect((await log({ group: 'models', to: '2026-05-02' })).pages).toBe(2);
    expect((await log({ group: 'models', from: '2026-05-03', to: '2026-05-03' }, 2)).events).toHaveLength(10);
    expect((await log({ group: 'models', from: '2026-05-04' })).events).toHaveLength(0);
    expect((await log({ person: newId() })).events).toHaveLength(0);
  });

  it('names who left, and forgets who is gone', async () => {
    const leaver = await makePerson(world.organizationId);
    const access = await organizationAccess(owner, world.organizationId);
    await removePerson(access, leaver.userId);
    const newest = async () => (await log({ group: 'people' })).events[0];
    const [name] = await systemDatabase().select().from(users).where(eq(users.id, leaver.userId));
    const event = await newest();
    expect(event && whatHappened('en', event)).toBe(`Took ${name?.name} out of the organization`);
    await systemDatabase().delete(users).where(eq(users.id, leaver.userId));
    const later = await newest();
    expect(later?.id).toBe(event?.id);
    expect(later && whatHappened('pt-BR', later)).not.toContain(name?.name);
    expect(later && whoDid('en', later)).toMatch(/^Person/);
  });
});
