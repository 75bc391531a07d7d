import { createHash, randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';

/** @typedef {{ name: string, path: string, headers: Record<string, string>, kind?: string }} Page `kind` names its budget */

/**
 * @typedef {object} Scene
 * @property {{ path: string, people: { headers: Record<string, string>, items: string[] }[] }} save
 *   a round that takes answers, and the people asked in it
 * @property {Page} questionnaire
 * @property {Page[]} results newest result per team
 * @property {Page[]} pages what else is looked at: the questionnaire, and pages of a member of the first team
 */

/**
 * Finds the people and pages of the demo that are measured, and signs the people in.
 * @param {Record<string, string>} env of the application
 * @param {string[]} teams whose newest result is looked at
 * @returns {Promise<Scene>}
 */
export async function setScene(env, teams) {
  const sql = postgres(env.DATABASE_URL, { max: 1 });
  try {
    const asked = await peopleAsked(sql);
    const people = await Promise.all(
      asked.map(async ({ items, ...user }) => ({
        items,
        headers: { ...(await signIn(sql, user)), 'x-patamar-user': user.id },
      })),
    );
    const results = await Promise.all(teams.map((team) => newestResult(sql, team)));
    const round = asked[0].round;
    const [{ path, headers, organization }] = results;
    const lead = await signIn(sql, await leadOf(sql, organization));
    const principle = await principleOf(sql, path.slice(path.lastIndexOf('/') + 1));
    const team = path.slice(0, path.indexOf('/rounds/'));
    const questionnaire = {
      name: 'Questionnaire',
      path: `/rounds/${round}/answer`,
      headers: people[0].headers,
      kind: 'questionnaire',
    };
    const page = (name, path, { kind, as = headers } = {}) => ({ name, path, headers: as, kind });
    return {
      save: { path: `/api/rounds/${round}/answers`, people },
      questionnaire,
      results,
      pages: [
        questionnaire,
        page('Team', team),
        page('Why (a principle of a result)', `${path}/principles/${principle}`),
        page('Next practices', `${team}/next`),
        page('Plan', `${team}/plan`),
        page('People of the team', `${team}/people`),
        page('Organization', `/organizations/${organization}`),
        page('People of the organization', `/organizations/${organization}/people`, { as: lead }),
        page('Account', '/account', { kind: 'account' }),
      ],
    };
  } finally {
    await sql.end();
  }
}

/** Everybody asked in the open round, with the items that people of their job role answered in earlier rounds of the team. */
async function peopleAsked(sql) {
  const people = await sql`
    select open.id as round, u.id, array_agg(distinct a.item_id) as items
    from rounds open
    join respondents r on r.round_id = open.id
    join users u on u.id = r.user_id
    join rounds earlier on earlier.team_id = open.team_id and earlier.closed_at is not null
    join respondents before on before.round_id = earlier.id and before.job_role is not distinct from r.job_role
    join answers a on a.respondent_id = before.id
    where open.frozen_at is null
    group by open.id, u.id
    order by open.id, u.id`;
  if (people.length === 0) throw new Error('The demo has no open round to answer.');
  return people.filter(({ round }) => round === people[0].round);
}

async function newestResult(sql, team) {
  const [row] = await sql`
    select t.organization_id as organization, t.id as team, r.id as round, r.mode, u.id
    from teams t
    join rounds r on r.team_id = t.id and r.closed_at is not null
    join team_members m on m.team_id = t.id and m.left_at is null
    join users u on u.id = m.user_id
    where t.name = ${team}
    order by r.closed_at desc, u.id
    limit 1`;
  if (!row) throw new Error(`The demo has no result of ${team}.`);
  return {
    name: `Result (${team}, ${row.mode} round)`,
    organization: row.organization,
    path: `/teams/${row.team}/rounds/${row.round}`,
    headers: await signIn(sql, row),
  };
}

/** Somebody who may see the people of the whole organization, the strongest role first. */
async function leadOf(sql, organization) {
  const [lead] = await sql`
    select u.id
    from memberships m
    join users u on u.id = m.user_id
    where m.organization_id = ${organization} and m.role in ('owner', 'admin', 'manager', 'facilitator')
    order by m.role, u.id
    limit 1`;
  if (!lead) throw new Error('The demo has nobody who may see the people of the organization.');
  return lead;
}

/** The first principle of a published round. */
async function principleOf(sql, round) {
  const [row] = await sql`
    select scope_id as id from published_rows where round_id = ${round} and scope = 'principle' order by id limit 1`;
  if (!row) throw new Error('The newest result has no principle.');
  return row.id;
}

/** The cookie that signing in would have set. */
export async function signIn(sql, { id }) {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  await sql`insert into sessions (id, user_id, token_hash) values (${randomUUID()}, ${id}, ${hash})`;
  return { cookie: `patamar-session=${token}` };
}

/** How many answers the database has written so far. */
export async function answersWritten(url) {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql`
      select n_tup_ins + n_tup_upd as written from pg_stat_user_tables where relname = 'answers'`;
    return Number(row.written);
  } finally {
    await sql.end();
  }
}
