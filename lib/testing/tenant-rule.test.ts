import { describe, expect, it } from 'vitest';
import { readSources, type Source } from './sources';
import { statementsNameTheirOrganization as rule } from './tenant-rule';

const HEAD = `import { and, eq, or, sql } from 'drizzle-orm';
import { memberships, modelVersions, organizations, rounds, steps, teams, users } from '@/db/schema';
`;

/** A command of a domain, with a helper from beside it. */
const command = (statement: string, path = 'lib/teams/commands.ts'): Source[] => [
  {
    path,
    text: `${HEAD}import { ofTeam } from './of-team';
const loose = (id: string) => eq(teams.id, id);
export async function f(tx: Tenant, { organizationId, teamId }: TeamAccess, round: Round, id: string, easy: boolean) {
  ${statement}
}
`,
  },
  {
    path: 'lib/teams/of-team.ts',
    text: `${HEAD}const own = ({ organizationId }: Team) => eq(rounds.organizationId, organizationId);
export const ofTeam = (team: Team, id: string) => and(own(team), eq(rounds.id, id));
export const rowIn = (table: Table, of: string) => eq(table.organizationId, of);
`,
  },
];

/** Samples that name no organization, and the table of which that is true. */
const bad: [string, table: string, path?: string][] = [
  ['await tx.select().from(teams);', 'teams'],
  ['await tx.select().from(teams).where(eq(teams.id, teamId)).for("update");', 'teams'],
  ['await tx.update(teams).set({ name: organizationId }).where(eq(teams.id, teamId));', 'teams'],
  ['await tx.delete(memberships).where(eq(memberships.userId, id));', 'memberships'],
  ['const own = loose(teamId); await tx.select().from(teams).where(own);', 'teams'],
  [
    'await tx.select().from(teams).where(and(eq(rounds.organizationId, organizationId), loose(id)));',
    'teams',
  ],
  ['await tx.select().from(teams).where(or(eq(teams.organizationId, organizationId), loose(id)));', 'teams'],
  [
    'await tx.select().from(teams).where(easy ? eq(teams.organizationId, organizationId) : loose(id));',
    'teams',
  ],
  [
    'await tx.select().from(rounds).leftJoin(teams, eq(teams.id, rounds.teamId)).where(ofTeam(round, id));',
    'teams',
  ],
  [
    'await tx.select().from(rounds).innerJoin(teams, eq(teams.organizationId, rounds.organizationId)).where(eq(rounds.id, id));',
    'rounds',
  ],
  [
    'await tx.select().from(rounds).leftJoin(teams, and(eq(teams.id, id), eq(rounds.organizationId, organizationId)));',
    'rounds',
  ],
  ['await tx.select().from(organizations).where(eq(organizations.name, id));', 'organizations'],
  ['for (const table of [teams, rounds]) await tx.delete(table).where(eq(table.id, id));', 'table'],
  // What a subquery says of its own rows, it does not say of those around it.
  [
    'await tx.select().from(teams).where(inArray(teams.id, tx.select().from(rounds).where(ofTeam(round, id))));',
    'teams',
  ],
  [`await tx.select().from(teams).where(sql\`\${teams.organizationId} = \${id} or true\`);`, 'teams'],
  [`await tx.execute(sql\`delete from teams where id = \${id}\`);`, 'in SQL'],
  [
    `sql\`select from rounds r join teams t on t.id = r.team_id where r.organization_id = \${organizationId}\`;`,
    'in SQL',
  ],
  ['await systemDatabase().update(teams).set({ name: id }).where(loose(id));', 'teams', 'lib/jobs/purge.ts'],
  // Under whatever name the transaction goes, and however the statement is put together.
  ['await transaction.update(teams).set({ name: id }).where(loose(id));', 'teams'],
  ['await transaction.delete(teams).where(loose(id));', 'teams'],
  ['const names = tx.select({ name: teams.name }); await names.from(teams).where(loose(id));', 'teams'],
  ['await tx.$count(teams, loose(id));', 'teams'],
  [
    'let own = eq(teams.organizationId, organizationId); if (easy) own = loose(id); await tx.select().from(teams).where(own);',
    'teams',
  ],
  [
    'await tx.select().from(teams).where(eq(teams.organizationId, organizationId)).$dynamic().where(loose(id));',
    'teams',
  ],
  [`sql\`DELETE FROM teams WHERE id = \${id}\`;`, 'in SQL'],
  [`sql\`delete from only public."teams" where id = \${id}\`;`, 'in SQL'],
  [
    `sql\`select from teams t, rounds r where t.organization_id = \${organizationId} and r.id = \${id}\`;`,
    'in SQL',
  ],
  [
    `sql\`delete from teams using rounds where teams.organization_id = \${organizationId} and rounds.id = \${id}\`;`,
    'in SQL',
  ],
  [`sql\`select from teams where organization_id = \${organizationId} or id = \${id}\`;`, 'in SQL'],
  [
    'await tx.select().from(rounds).innerJoin(teams, eq(teams.id, rounds.teamId)).where(eq(rounds.id, id));',
    'teams',
    'lib/access/find.ts',
  ],
  // By other doors of drizzle and of the driver.
  ['await tx.query.teams.findMany();', 'teams'],
  ['await tx.query.teams.findFirst({ where: loose(id) });', 'teams'],
  ['const { query } = tx; await query.teams.findMany({ where: loose(id) });', 'teams'],
  ['await tx.execute("delete from teams");', 'in SQL'],
  [`await tx.execute(\`delete from teams where id = \${id}\`);`, 'in SQL'],
  ['await tx.execute(sql.raw("delete from teams"));', 'in SQL'],
  [`await tx.execute(sql.raw(\`delete from teams where id = \${id}\`));`, 'in SQL'],
  [`await systemDatabase().$client\`delete from teams where id = \${id}\`;`, 'in SQL', 'lib/jobs/purge.ts'],
  ['await systemDatabase().$client.unsafe("delete from teams");', 'in SQL', 'lib/jobs/purge.ts'],
  [`await tx.execute(sql\`delete from \${teams} where \${teams.id} = \${id}\`);`, 'in SQL'],
  ['await tx.execute(sql`with few as (select * from teams) select * from few`);', 'in SQL'],
  [
    'await tx.execute(sql`merge into teams using few on few.id = teams.id when matched then delete`);',
    'in SQL',
  ],
  [`await tx.execute(sql\`update teams set name = \${id}\`);`, 'in SQL'],
  ['await tx.execute(sql`truncate teams`);', 'in SQL'],
  [`await tx.execute(sql\`select (select name from teams where id = \${id})\`);`, 'in SQL'],
  ['await tx.execute(sql`insert into steps select * from teams`);', 'in SQL'],
  [
    'const few = tx.$with("few").as(tx.select().from(teams)); await tx.with(few).select().from(few);',
    'teams',
  ],
  [
    'const few = tx.$with("few").as(tx.select().from(rounds).where(ofTeam(round, id))); await tx.with(few).select().from(teams);',
    'teams',
  ],
  ['const other = alias(teams, "other"); await tx.select().from(other).where(eq(other.id, id));', 'other'],
  [
    'const other = alias(teams, "other"); await tx.select().from(other).where(eq(teams.organizationId, organizationId));',
    'other',
  ],
  [
    'const other = alias(teams, "other"); await tx.select().from(teams).innerJoin(other, eq(other.id, teams.id)).where(eq(teams.organizationId, organizationId));',
    'other',
  ],
  ['const t = teams; await tx.delete(t).where(eq(t.id, id));', 'teams'],
  ['await tx.delete(schema.teams).where(eq(schema.teams.id, id));', 'schema.teams'],
  ['await tx.select().from(teams).where(not(eq(teams.organizationId, organizationId)));', 'teams'],
  ['await tx.select().from(teams).where(ne(teams.organizationId, organizationId));', 'teams'],
  ['await tx.select().from(teams).where(eq(teams.organizationId, teams.organizationId));', 'teams'],
  ['await tx.select().from(rounds).innerJoinLateral(teams, sql`true`).where(ofTeam(round, id));', 'teams'],
  [
    'await tx.update(teams).set({ name: id }).from(rounds).where(eq(teams.organizationId, organizationId));',
    'rounds',
  ],
  ['await tx.insert(steps).select(tx.select().from(teams).where(loose(id)));', 'teams'],
  [
    'await union(tx.select().from(teams).where(eq(teams.organizationId, organizationId)), tx.select().from(teams).where(loose(id)));',
    'teams',
  ],
  [
    'await tx.select({ n: tx.$count(rounds, eq(rounds.teamId, id)) }).from(teams).where(eq(teams.organizationId, organizationId));',
    'rounds',
  ],
  [
    'await tx.select().from(teams).where(exists(tx.select().from(rounds).where(eq(rounds.teamId, teams.id))));',
    'rounds',
  ],
  ['await tx.selectDistinctOn([teams.id]).from(teams).where(loose(id));', 'teams'],
  [
    'await tx.select().from(teams).where(easy ? undefined : eq(teams.organizationId, organizationId));',
    'teams',
  ],
  ['await tx.select().from(teams).where(easy && eq(teams.organizationId, organizationId));', 'teams'],
  ['await tx.select().from(teams).having(eq(teams.organizationId, organizationId));', 'teams'],
];

const fine: [string, path?: string][] = [
  ['await tx.select().from(teams).where(and(eq(teams.organizationId, organizationId), loose(teamId)));'],
  ['const own = ofTeam(round, id); await tx.update(rounds).set({ name: id }).where(and(own, loose(id)));'],
  [
    'await tx.select().from(rounds).leftJoin(teams, and(eq(teams.organizationId, rounds.organizationId), loose(id))).where(ofTeam(round, id));',
  ],
  [
    'await tx.select().from(steps).innerJoin(rounds, eq(steps.organizationId, rounds.organizationId)).where(ofTeam(round, id));',
  ],
  ['await tx.select().from(organizations).where(eq(organizations.id, organizationId));'],
  [
    'for (const table of [teams, rounds]) await tx.delete(table).where(eq(table.organizationId, organizationId));',
  ],
  [
    'const few = tx.select().from(rounds).where(ofTeam(round, id)).as("few"); await tx.select().from(few).where(loose(id));',
  ],
  [
    'const newest = (tx) => tx.select().from(rounds).where(ofTeam(round, id)).as("few"); const few = await newest(tx); await tx.select().from(few).where(loose(id));',
  ],
  ['await tx.select().from(users).where(eq(users.id, id)); seen.delete(teams); Array.from(rounds);'],
  // Those that are built in belong to nobody.
  ['await tx.select().from(modelVersions).where(eq(modelVersions.id, id));'],
  [
    `sql\`select from rounds r where r.organization_id = \${organizationId}\`; sql\`delete from rate_limits\`;`,
  ],
  ['await systemDatabase().select().from(teams).where(loose(id));', 'lib/jobs/purge.ts'],
];

describe(rule.name, () => {
  it('holds', () => expect(rule.find(readSources(['lib', 'db'], ['.ts'])), rule.todo).toEqual([]));

  it.each(bad)('finds that %s says nothing of %s', (statement, table, path) => {
    const found = rule.find(command(statement, path));
    expect(found.map((one) => one.replace(/^\S+ /, ''))).toContain(table);
  });

  it.each(fine)('allows %s', (statement, path) => {
    expect(rule.find(command(statement, path))).toEqual([]);
  });

  it('follows a helper that takes the table', () => {
    const text = `${HEAD}import { rowIn } from '@/lib/teams/of-team';
export const f = (tx: Tenant, of: string) => tx.select().from(steps).where(rowIn(steps, of));
export const g = (tx: Tenant, of: string) => tx.select().from(steps).where(rowIn(rounds, of));
`;
    const [, helper] = command('');
    const found = rule.find(helper ? [{ path: 'lib/plans/queries.ts', text }, helper] : []);
    expect(found).toEqual(['lib/plans/queries.ts:5 steps']);
  });

  it('notices when one condition is taken out of a command that is there', () => {
    const sources = readSources(['lib/plans', 'lib/rounds'], ['.ts']);
    const path = 'lib/plans/commands.ts';
    const cut = sources.map((one) =>
      one.path === path
        ? { path, text: one.text.replace('eq(steps.organizationId, organizationId), ', '') }
        : one,
    );
    expect(rule.find(cut).map((one) => one.replace(/:\d+/, ''))).toContain(`${path} steps`);
  });
});
