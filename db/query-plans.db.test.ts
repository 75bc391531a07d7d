import { PostgresJsPreparedQuery } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findInvitation } from '@/lib/access/invitation';
import { join } from '@/lib/access/join';
import { organizationsOf } from '@/lib/access/organizations-of';
import { ownRounds } from '@/lib/access/own-rounds';
import { purgeDeleted } from '@/lib/jobs/purge';
import { keepDraft } from '@/lib/model-versions/commands';
import { getVersion, listDrafts, listModelOptions, listVersions } from '@/lib/model-versions/queries';
import { getOrganization, listPeople, listTeamsAside } from '@/lib/organizations/queries';
import { filtersFrom } from '@/lib/overview/filters';
import { heatMapPage } from '@/lib/overview/heat';
import { heatAddressFrom } from '@/lib/overview/heat-address';
import { organizationLine } from '@/lib/overview/org-line';
import { otherTeams } from '@/lib/overview/other-teams';
import { listTeamRoles } from '@/lib/overview/roles';
import { whyPath } from '@/lib/overview/why-path';
import { shownSteps } from '@/lib/plans/overview';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { teamResults } from '@/lib/results/overview';
import { getResults, latestResult, listRounds } from '@/lib/results/queries';
import { saveAnswers } from '@/lib/rounds/answers';
import { listAsked } from '@/lib/rounds/asked';
import { endAnswering, openRound } from '@/lib/rounds/commands';
import { closingOf } from '@/lib/rounds/not-applicable';
import { isRoundOf, openRoundOf } from '@/lib/rounds/queries';
import { questionnaire } from '@/lib/rounds/questionnaire';
import { listDeletedRounds, removedRound } from '@/lib/rounds/removed';
import { waitingRounds } from '@/lib/rounds/waiting';
import { inviteToTeam } from '@/lib/teams/commands';
import { listInvitations, listTeamMembers } from '@/lib/teams/queries';
import { systemDatabase } from './client';
import { newId } from './id';
import * as schema from './schema';
import { makePerson, makeWorld, organizationAccess, respondentAccess, teamAccess } from './testing/factories';
import { copyTeam, TABLES } from './testing/many-teams';
import { withDatabase } from './testing/with-database';

withDatabase();

const TEAMS = 1_000;
/** Pages that a table has to have before reading it whole costs more than an index. */
const SMALL = 2;

interface Statement {
  text: string;
  values: unknown[];
  door: 'tenant' | 'system';
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}

/** What drizzle was told, each text once, with the values of its last time. */
const told = new Map<string, Statement>();
let organizationId = '';
let owner: postgres.Sql;

/** The parts of drizzle's own query that are looked at here. */
interface Told {
  client: unknown;
  logger: { logQuery(text: string, values: unknown[]): void };
}

const ofSystem = new Set<unknown>();

function listen(): void {
  const pool = systemDatabase().$client;
  ofSystem.add(pool);
  const begin = pool.begin as (work: (connection: unknown) => unknown) => Promise<unknown>;
  pool.begin = ((work: (connection: unknown) => unknown) =>
    begin((connection) => {
      ofSystem.add(connection);
      return work(connection);
    })) as typeof pool.begin;
  const { execute } = PostgresJsPreparedQuery.prototype;
  vi.spyOn(PostgresJsPreparedQuery.prototype, 'execute').mockImplementation(function (
    this: InstanceType<typeof PostgresJsPreparedQuery>,
    ...given
  ) {
    const query = this as unknown as Told;
    const door = ofSystem.has(query.client) ? 'system' : 'tenant';
    query.logger = {
      logQuery: (text, values) => void told.set(`${door} ${text}`, { text, values: [...values], door }),
    };
    return execute.apply(this, given);
  });
}

const named = (text: string) => [...TABLES.keys()].filter((table) => text.includes(`"${table}"`));
const statements = () => [...told.values()].filter(({ text }) => named(text).length > 0);

async function explain({ text, values, door }: Statement): Promise<Plan> {
  const url = door === 'system' ? process.env.DATABASE_SYSTEM_URL : process.env.DATABASE_URL;
  const sql = postgres(url ?? '', { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${organizationId}, true)`;
      const [row] = await tx.unsafe(`explain (format json) ${text}`, values as never[]);
      return row?.['QUERY PLAN'][0].Plan;
    });
  } finally {
    await sql.end();
  }
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

const plans: { statement: Statement; nodes: Plan[] }[] = [];

/** An organization that does what organizations do, and everything that is asked about it among a thousand teams. */
beforeAll(async () => {
  listen();
  const world = await makeWorld({ size: 5, scope: ['DEV'] });
  organizationId = world.organizationId;
  const { facilitator, teamId, members } = world;
  const boss = await makePerson(organizationId, 'owner');
  const [person] = members;
  if (!person) throw new Error('A team has people.');
  const all = await organizationAccess(boss, organizationId);
  const lead = await teamAccess(facilitator, teamId);
  const closed = await answeredRound(world, 'quick', () => 1);
  await answeredRound(world, 'quick', (_, i) => (i % 3) as 0 | 1 | 2);
  const draft = await keepDraft(all, 'modelVersion: 2.0.1');
  const token = await inviteToTeam(lead, { role: 'member', jobRole: null, givenTo: 'The team', maxUses: 10 });
  const open = await openRound(lead, { name: 'Now', mode: 'quick', format: 'anonymous' });
  const asked = await respondentAccess(person, open);
  await saveAnswers(asked, [{ itemId: 'DEV-CI', value: 2, answeredAt: Date.now() }]);
  const planId = newId();
  await systemDatabase().insert(schema.plans).values({ organizationId, id: planId, teamId });
  await systemDatabase().insert(schema.steps).values({
    organizationId,
    planId,
    practiceId: 'DEV-VC-1',
    roundId: closed,
    fromScore: 1,
    targetLevel: 2,
    effort: 1,
    ownerId: person.userId,
  });
  owner = postgres(process.env.DATABASE_DIRECT_URL ?? '', { max: 1, onnotice: () => {} });
  await copyTeam(process.env.DATABASE_DIRECT_URL ?? '', organizationId, { teams: TEAMS, each: 20 });

  const inside = await teamAccess(person, teamId);
  await getOrganization(all);
  await listPeople(all);
  const { teams } = await listTeamRoles(all, filtersFrom({}));
  await teamResults(
    all,
    teams.map(({ teamId: id }) => ({ id })),
  );
  await listTeamRoles(await organizationAccess(person, organizationId), filtersFrom({}));
  for (const params of [
    {},
    { sort: 'DEV', columns: 'frameworks' },
    { columns: 'DEV-CI', at: '2100-01-01' },
  ]) {
    const [filters, address] = [filtersFrom(params), heatAddressFrom(params)];
    await heatMapPage(all, { filters, address, lang: 'en', now: new Date() });
    await otherTeams(all, filters);
    await organizationLine(all, { filters, now: new Date(), kind: null });
  }
  expect(await whyPath(all, `.${closed.slice(-8)}`)).toContain(closed);
  await listTeamsAside(all);
  await waitingRounds(all, 'en');
  await waitingRounds(await organizationAccess(person, organizationId), 'pt-BR');
  await listDeletedRounds(lead);
  await removedRound(lead, closed);
  await purgeDeleted();
  await listVersions(all);
  await getVersion(all, 'built-in');
  await listModelOptions(all, ['DEV']);
  await listDrafts(all);
  expect(draft).toBeTruthy();
  await listTeamMembers(lead);
  await listInvitations(lead);
  await listRounds(inside);
  expect(await getResults(inside, closed)).not.toBeNull();
  expect(await getResults(lead, closed)).not.toBeNull();
  await latestResult(inside);
  expect(await isRoundOf(inside, open)).toBe(true);
  expect(await openRoundOf(inside)).not.toBeNull();
  await listAsked(inside, open);
  await questionnaire(asked, 'en');
  expect(await shownSteps(inside)).toHaveLength(1);
  await organizationsOf(person.userId);
  expect((await ownRounds(person.userId)).length).toBeGreaterThan(0);
  expect(await findInvitation(token)).not.toBeNull();
  const guest = await makePerson(organizationId);
  await join({ id: guest.userId, email: 'guest@example.org' }, token, 'DE');
  await endAnswering(lead, open);
  await closingOf(lead, open);
  for (const statement of statements()) {
    plans.push({ statement, nodes: nodesOf(await explain(statement)) });
  }
}, 120_000);

afterAll(() => owner?.end());

const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 300);

describe(`among ${TEAMS} teams`, () => {
  it('there are as many, in organizations of their own', async () => {
    const [row] =
      await owner`select (select count(*)::int from teams) as teams, count(*)::int as organizations
      from organizations`;
    expect(row).toEqual({ teams: TEAMS, organizations: 50 });
  });

  it('no statement reads a table of organizations or people whole', async () => {
    const sizes = await owner<{ name: string; pages: number }[]>`
      select relname as name, relpages as pages from pg_class where relname = any(${[...TABLES.keys()]})`;
    const large = new Set(sizes.filter(({ pages }) => pages > SMALL).map(({ name }) => name));
    expect([...large]).toEqual(expect.arrayContaining(['users', 'rounds', 'answers', 'respondents']));
    const whole = plans.flatMap(({ statement, nodes }) =>
      nodes
        .filter((node) => node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'] ?? ''))
        .map((node) => `${node['Relation Name']}: ${statement.door} ${short(statement.text)}`),
    );
    expect(plans.length).toBeGreaterThan(40);
    expect(whole).toEqual([]);
  });

  it('every statement of pages names its organization', () => {
    const without = plans
      .map(({ statement }) => statement)
      .filter(({ text, door }) => door === 'tenant' && named(text).some((table) => OF_ONE.has(table)))
      .filter(
        ({ text }) => !/"?organization_id"? (=|in) \$|"organizations"\."id" = \$|^\s*insert/.test(text),
      );
    expect(without.map(({ text }) => short(text))).toEqual([]);
  });
});

/** Tables whose rows all belong to an organization; a model may belong to nobody. */
const OF_ONE = new Set(
  [...TABLES.keys()].filter((table) => !['users', 'identities', 'model_versions'].includes(table)),
);

describe('every index', () => {
  it('that covers a foreign key is there, so that nothing reads a table whole when a row goes', async () => {
    const uncovered = await owner`
      select conrelid::regclass::text as table, conname as key from pg_constraint
      where contype = 'f' and not exists (
        select from pg_index where indrelid = conrelid and indpred is null
          and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`;
    expect(uncovered).toEqual([]);
  });

  it('is used: by a statement, for a foreign key, or to keep rows apart', async () => {
    const used = new Set(plans.flatMap(({ nodes }) => nodes.map((node) => node['Index Name'])));
    const idle = await owner<{ name: string }[]>`
      select i.indexrelid::regclass::text as name from pg_index i
      join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
      where not i.indisunique and not exists (
        select from pg_constraint where conrelid = i.indrelid and contype = 'f'
          and (i.indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`;
    // The library that limits attempts deletes by it, every five minutes; forget_security_events() and the days of rounds do, every hour.
    // In an organization of few people their names are read without one; of 5,000 they are found by it.
    const names = ['users_name_as', 'users_name_read'];
    const elsewhere = [
      'rate_limits_expire',
      'security_events_at',
      'challenges_expires',
      ...names,
      'rounds_ending',
      'round_schedules_due',
    ];
    expect(idle.filter(({ name }) => !used.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
});
