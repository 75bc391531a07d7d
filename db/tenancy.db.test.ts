import { and, eq, is, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInModel as builtIn } from '@/lib/model/load';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { systemDatabase, tenantPool } from './client';
import { newId } from './id';
import * as schema from './schema';
import { inOrganization, lookAt, type Tenant } from './tenancy';
import { makeWorld, organizationAccess, respondentAccess, teamAccess } from './testing/factories';
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

async function publish(world: typeof mine) {
  const lead = await teamAccess(world.facilitator, world.teamId);
  const id = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  for (const person of world.members) {
    const access = await respondentAccess(person, id);
    await saveAnswers(access, [{ itemId: 'DEV-CI', value: 2, answeredAt: Date.now() }]);
  }
  await closeRound(lead, id);
  return id;
}

async function fill(world: typeof mine) {
  // The second has changes.
  await publish(world);
  const id = await publish(world);
  const { organizationId, teamId } = world;
  const [insider] = world.members;
  await systemDatabase()
    .insert(schema.roundInsiders)
    .values({ organizationId, roundId: id, userId: insider?.userId ?? '' })
    .onConflictDoNothing();
  const invitationId = newId();
  await systemDatabase()
    .insert(schema.invitations)
    .values({
      organizationId,
      id: invitationId,
      teamId,
      tokenHash: newId(),
      role: 'member',
      expiresAt: new Date(Date.now() + 1000),
    });
  await systemDatabase()
    .insert(schema.invitationUses)
    .values({ organizationId, invitationId, userId: insider?.userId ?? '' });
  await systemDatabase().insert(schema.naDecisions).values({
    organizationId,
    roundId: id,
    itemId: 'DEV-MS',
    reason: 'There is only one small program here.',
  });
  // Only the release before wrote any.
  await systemDatabase().insert(schema.scoreSnapshots).values({
    organizationId,
    roundId: id,
    teamId,
    scope: 'overall',
    scopeId: 'overall',
    status: 'insufficient',
    n: 0,
    answers: 0,
    dontKnow: 0,
    notApplicable: 0,
    skipped: 0,
    effectiveN: 0,
    coverage: 0,
    polarised: false,
    naProposed: false,
    shownUpTo: 0,
    countsShownUpTo: 0,
    changeShownUpTo: 0,
  });
  const own = { id: newId(), organizationId, version: '2.0.0', contentHash: newId(), content: builtIn() };
  await systemDatabase().insert(schema.modelVersions).values(own);
  await systemDatabase().insert(schema.modelDrafts).values({ organizationId, text: 'modelVersion: 2.0.1' });
  await systemDatabase().insert(schema.modelChoices).values({ organizationId, modelVersionId: own.id });
  await systemDatabase().insert(schema.teamGroups).values({ organizationId, name: 'Data' });
  await systemDatabase()
    .insert(schema.targets)
    .values({ organizationId, teamId, scope: 'overall', scopeId: 'overall', level: 2 });
  await systemDatabase()
    .insert(schema.savedViews)
    .values({ organizationId, name: 'Data teams', page: '', query: 'framework=DAT' });
  await systemDatabase()
    .insert(schema.smallTeamMeans)
    .values({
      organizationId,
      quarter: '2026-07-01',
      kind: 'quick',
      scopeId: 'overall',
      threshold: 5,
      roundIds: [id],
    });
  const planId = newId();
  await systemDatabase().insert(schema.plans).values({ organizationId, id: planId, teamId });
  await systemDatabase().insert(schema.steps).values({
    organizationId,
    planId,
    practiceId: 'DEV-VC-1',
    roundId: id,
    fromScore: 1,
    targetLevel: 2,
    gainOverall: 0.1,
    gainPrinciple: 0.1,
    effort: 1,
  });
}

beforeAll(async () => {
  mine = await makeWorld();
  theirs = await makeWorld();
  await fill(mine);
  await fill(theirs);
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
  await fill(gone);
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
