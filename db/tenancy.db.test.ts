import { and, eq, is, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInModel as builtIn } from '@/lib/model/load';
import { systemDatabase, tenantPool } from './client';
import { newId } from './id';
import * as schema from './schema';
import { inOrganization, lookAt, type Tenant } from './tenancy';
import { fillEveryTable } from './testing/every-table';
import { makeWorld, organizationAccess } from './testing/factories';
import { withDatabase } from './testing/with-database';

withDatabase();

/** Every table of the schema that has rows of organizations. */
type TenantTable = PgTable & { organizationId: PgColumn };
const tables = (Object.values(schema) as unknown[]).filter(
  (value): value is TenantTable => is(value, PgTable) && 'organizationId' in value,
);
const everyRowOf = (database: Pick<Tenant, 'select'>, table: TenantTable) =>
  database.select({ organizationId: table.organizationId }).from(table);
const nameOf = (table: PgTable) => getTableConfig(table).name;
const tenantTables = tables.filter((table) => nameOf(table) !== 'model_versions');

let mine: Awaited<ReturnType<typeof makeWorld>>;
let theirs: Awaited<ReturnType<typeof makeWorld>>;

beforeAll(async () => {
  mine = await makeWorld();
  theirs = await makeWorld();
  await fillEveryTable(mine);
  await fillEveryTable(theirs);
});

describe('tenant tables', () => {
  it('are all that have an organization', () => {
    expect(tenantTables.length).toBeGreaterThanOrEqual(14);
  });

  it.each(tables.map((table) => [nameOf(table), table] as const))('%s is walled off', async (name) => {
    const [table] = await systemDatabase().execute<{ on: boolean; forced: boolean; policies: number }>(sql`
      select c.relrowsecurity as on, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policies p where p.tablename = c.relname and 'patamar_app' = any(p.roles)) as policies
      from pg_class c where c.oid = ${name}::regclass`);
    expect(table).toMatchObject({ on: true, forced: true });
    expect(table?.policies).toBeGreaterThan(0);
  });

  it.each(tenantTables.map((table) => [nameOf(table), table] as const))(
    '%s shows nothing foreign to a query without a where',
    async (_, table) => {
      const everything = await everyRowOf(systemDatabase(), table);
      expect(new Set(everything.map((row) => row.organizationId)).size).toBe(2);
      const access = await organizationAccess(mine.facilitator, mine.organizationId);
      const seen = await inOrganization(access, (tx) => everyRowOf(tx, table));
      expect(seen.length).toBeGreaterThan(0);
      expect(new Set(seen.map((row) => row.organizationId))).toEqual(new Set([mine.organizationId]));
    },
  );

  it.each(tables.map((table) => [nameOf(table), table] as const))(
    '%s shows nothing at all outside an organization',
    async (name, table) => {
      const seen = await everyRowOf(tenantPool(), table);
      expect(name === 'model_versions' ? seen.filter((row) => row.organizationId) : seen).toEqual([]);
    },
  );

  it('have keys that start with the organization, foreign ones too', () => {
    for (const table of tenantTables) {
      const { primaryKeys, foreignKeys, name } = getTableConfig(table);
      // Events of accounts in no organization stand there as well; they are told apart by their ids.
      if (table !== schema.securityEvents)
        expect(primaryKeys[0]?.columns[0]?.name, name).toBe('organization_id');
      for (const key of foreignKeys) {
        const { columns, foreignTable } = key.reference();
        if (nameOf(foreignTable) === 'users' || nameOf(foreignTable) === 'model_versions') continue;
        expect(columns[0]?.name, `${name} → ${nameOf(foreignTable)}`).toBe('organization_id');
      }
    }
  });
});

describe('a foreign row', () => {
  it('cannot be written, moved in or referred to', async () => {
    const access = await organizationAccess(mine.facilitator, mine.organizationId);
    const foreign = {
      organizationId: theirs.organizationId,
      id: newId(),
      name: 'Trojan',
      scope: ['DEV' as const],
    };
    await expect(inOrganization(access, (tx) => tx.insert(schema.teams).values(foreign))).rejects.toThrow();
    await expect(
      inOrganization(access, (tx) => tx.update(schema.teams).set({ organizationId: theirs.organizationId })),
    ).rejects.toThrow();
    await expect(
      inOrganization(access, (tx) =>
        tx.insert(schema.plans).values({ organizationId: mine.organizationId, teamId: theirs.teamId }),
      ),
    ).rejects.toThrow();
  });

  it('of a model can neither be read nor be asked or chosen', async () => {
    const access = await organizationAccess(mine.facilitator, mine.organizationId);
    const [foreign] = await systemDatabase()
      .select()
      .from(schema.modelVersions)
      .where(eq(schema.modelVersions.organizationId, theirs.organizationId));
    const modelVersionId = foreign?.id ?? '';
    expect(modelVersionId).not.toBe('');
    const seen = await inOrganization(access, (tx) => tx.select().from(schema.modelVersions));
    expect(seen.map(({ organizationId }) => organizationId).sort()).toEqual([mine.organizationId, null]);
    const wall = /row-level security/;
    const failing = async (work: (tx: Tenant) => Promise<unknown>) =>
      String(await inOrganization(access, work).catch(({ cause }: Error) => cause));
    expect(await failing((tx) => tx.update(schema.rounds).set({ modelVersionId }))).toMatch(wall);
    expect(await failing((tx) => tx.update(schema.modelChoices).set({ modelVersionId }))).toMatch(wall);
    const { organizationId } = theirs;
    const trojan = { organizationId, version: '3.0.0', contentHash: newId(), content: builtIn() };
    expect(await failing((tx) => tx.insert(schema.modelVersions).values(trojan))).toMatch(wall);
  });

  it('is not reached by an update or delete without a where', async () => {
    const access = await organizationAccess(mine.facilitator, mine.organizationId);
    await inOrganization(access, (tx) => tx.update(schema.teams).set({ name: 'Renamed' }));
    const names = await systemDatabase().select().from(schema.teams);
    expect(names.find(({ id }) => id === theirs.teamId)?.name).not.toBe('Renamed');
  });

  it('of people shows names of colleagues only, and never a password hash', async () => {
    const access = await organizationAccess(mine.facilitator, mine.organizationId);
    const seen = await inOrganization(access, (tx) => tx.select({ id: schema.users.id }).from(schema.users));
    expect(seen.length).toBe(mine.members.length + 1);
    await expect(
      inOrganization(access, (tx) => tx.select({ hash: schema.users.passwordHash }).from(schema.users)),
    ).rejects.toThrow();
  });
});

it('shows who only looks everything as it was at one moment', async () => {
  const { organizationId, teamId } = theirs;
  const own = and(eq(schema.teams.organizationId, organizationId), eq(schema.teams.id, teamId));
  const [before, later] = await lookAt(tenantPool(), { organizationId, seen: [] }, async (tx) => {
    const name = () => tx.select({ name: schema.teams.name }).from(schema.teams).where(own);
    const first = await name();
    await systemDatabase().update(schema.teams).set({ name: 'Meanwhile' }).where(own);
    return [first, await name()];
  });
  expect(later).toEqual(before);
  const [now] = await systemDatabase().select({ name: schema.teams.name }).from(schema.teams).where(own);
  expect(now?.name).toBe('Meanwhile');
});

it('keeps published models as they are, through either door', async () => {
  const access = await organizationAccess(mine.facilitator, mine.organizationId);
  const denied = async (work: Promise<unknown>) => String(await work.catch(({ cause }: Error) => cause));
  const { modelVersions } = schema;
  const changes = (tx: Pick<Tenant, 'update' | 'delete'>) => [
    () => tx.update(modelVersions).set({ version: '9.9.9' }),
    () => tx.delete(modelVersions),
  ];
  for (const i of [0, 1]) {
    expect(await denied(Promise.resolve(changes(systemDatabase())[i]?.()))).toMatch(/permission denied/);
    expect(await denied(inOrganization(access, async (tx) => changes(tx)[i]?.()))).toMatch(
      /permission denied/,
    );
  }
});

it('does not let the owner of the tables change a published model by mistake', async () => {
  const client = postgres(process.env.DATABASE_DIRECT_URL ?? '', { max: 1, onnotice: () => {} });
  const owner = drizzle(client);
  const changes = [{ version: '9.9.9' }, { content: builtIn() }, { organizationId: theirs.organizationId }];
  for (const change of changes) {
    const work = owner.update(schema.modelVersions).set(change);
    expect(String(await work.catch(({ cause }: Error) => cause))).toMatch(/never changes/);
  }
  await client.end();
});

it('takes the models of an organization with it, and the rounds that were asked with them', async () => {
  const gone = await makeWorld();
  await fillEveryTable(gone);
  const { organizationId } = gone;
  const own = eq(schema.modelVersions.organizationId, organizationId);
  const [model] = await systemDatabase().select().from(schema.modelVersions).where(own);
  await systemDatabase()
    .update(schema.rounds)
    .set({ modelVersionId: model?.id ?? '' })
    .where(eq(schema.rounds.organizationId, organizationId));
  await systemDatabase().delete(schema.organizations).where(eq(schema.organizations.id, organizationId));
  expect(await systemDatabase().select().from(schema.modelVersions).where(own)).toEqual([]);
});
