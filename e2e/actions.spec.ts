import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import type postgres from 'postgres';
import { database } from './support/answering';
import { startTeam } from './support/team';

interface Action {
  id: string;
  name: string;
  /** A page that holds it. */
  page: string;
}

/** Every form that the build has, by the list that Next.js itself finds it by. */
const ACTIONS: Action[] = Object.entries(
  (
    JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
      node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
    }
  ).node,
).map(([id, { exportedName, workers }]) => ({ id, name: exportedName, page: Object.keys(workers)[0] ?? '' }));

/** For everybody: ways in and out, and what a browser keeps. What they do with a session is tried in journeys of their own. */
const FOR_ALL = new Set([
  ...['askForFactor', 'askToEnter', 'enterWithPasskeyAction', 'exploreDemoAction', 'giveFactorAction'],
  ...['joinAction', 'joinAsNewAction', 'renewPasswordAction', 'setLocaleAction', 'setThemeAction'],
  ...['enterCodeAction', 'forgotAction', 'turnMailOffAction'],
  ...['signInAction', 'signOutAction', 'signUpAction', 'startOverAction', 'switchPersonAction'],
]);
/** About the person, whatever organizations they are in. */
const OWN = new Set([
  ...['addPasskeyAction', 'beginCodesAction', 'changeAddressAction', 'changePasswordAction'],
  ...[
    'confirmCodesAction',
    'endSessionAction',
    'leaveAction',
    'makeRecoveryCodesAction',
    'prepareDataAction',
  ],
  ...['removeCodesAction', 'removePasskeyAction', 'renameAction', 'renamePasskeyAction'],
  ...['signOutEverywhereAction', 'startOrganizationAction'],
  ...['askToVerifyAction', 'chooseMailsAction', 'verifyAddressAction'],
]);
const closed = ACTIONS.filter(({ name }) => !FOR_ALL.has(name));

interface Place {
  organizationId: string;
  teamId: string;
  roundId: string;
  userId: string;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const pathOf = (page: string, place: Place) =>
  page
    .replace(/^app/, '')
    .replace(/\/page$/, '')
    .replace(/\/\([^)]*\)/g, '')
    .replace(/\[(\w+)\]/g, (_, name: string) => String(place[name as keyof Place] ?? NOWHERE)) || '/';

/** An owner of a team with a round that runs; the page is signed in as them. */
async function somebody(page: Page, name: string): Promise<Place> {
  const { id: teamId } = await startTeam(page, name);
  const sql = database();
  const [found] = await sql<{ organizationId: string; userId: string }[]>`
    select t.organization_id as "organizationId", m.user_id as "userId"
    from teams t join memberships m using (organization_id) where t.id = ${teamId}`;
  const { organizationId = '', userId = '' } = found ?? {};
  const roundId = crypto.randomUUID();
  await sql`insert into rounds (organization_id, id, team_id, name, mode, format, scope, model_version_id)
    select ${organizationId}, ${roundId}, ${teamId}, 'Spring check', 'quick', 'anonymous', '{DEV}', id
    from model_versions where organization_id is null order by published_at desc limit 1`;
  await sql`insert into respondents (organization_id, id, round_id, user_id)
    values (${organizationId}, ${crypto.randomUUID()}, ${roundId}, ${userId})`;
  await sql.end();
  return { organizationId, teamId, roundId, userId };
}

/** Fields that forms of many kinds take. */
const fieldsOf = ({ userId, roundId, teamId }: Place): Record<string, string> => ({
  ...{
    name: 'Taken over',
    userId,
    role: 'viewer',
    roundId,
    teamId,
    reason: 'Because of a reason that is long.',
  },
  ...{
    confirm: 'yes',
    typed: 'Taken over',
    email: 'taken@over.example',
    outsideThreshold: '3',
    maxUses: '1',
  },
  ...{
    givenTo: 'Mallory',
    mode: 'quick',
    format: 'anonymous',
    scope: 'DEV',
    sessionId: NOWHERE,
    id: NOWHERE,
  },
});

/** Parts of pages that are fetched to stand in another one. */
const PARTS: Record<string, (place: Place) => unknown[]> = {
  openTeamPlace: ({ teamId }) => [teamId, 'numbers'],
  openStepPlace: ({ teamId }) => [teamId, 'steps'],
  openResultPlace: ({ teamId, roundId }) => [teamId, roundId, 'principles/DEV-CI/numbers'],
};

/** What functions of any kind may be called with: the form alone, after a state, and after one or two ids. */
const shapesOf = ({ name }: Action, place: Place): unknown[][] => {
  const part = PARTS[name];
  if (part) return [part(place)];
  const state = {};
  const form = '$K1';
  return [
    [form],
    [state, form],
    [place.organizationId, state, form],
    [place.teamId, state, form],
    [place.roundId, state, form],
    [place.teamId, place.roundId, state, form],
  ];
};

/** Calls a form's function the way a script of the page would. Says what it answered: a status, or where it leads. */
async function call(page: Page, action: Action, args: unknown[], place: Place): Promise<string> {
  const multipart = new FormData();
  for (const [name, value] of Object.entries(fieldsOf(place))) multipart.append(`_1_${name}`, value);
  multipart.append('0', JSON.stringify(args));
  const answer = await page.request.post(pathOf(action.page, place), {
    maxRedirects: 0,
    headers: { 'next-action': action.id, accept: 'text/x-component' },
    multipart,
  });
  const { 'x-action-redirect': redirect, location } = answer.headers();
  const to = redirect ?? location;
  return to ? new URL(to.replace(/;.*$/, ''), 'http://same').pathname : String(answer.status());
}

/** What the database holds of an organization, and of a person, but for what only counts or is about signing in. */
async function contents(
  sql: postgres.Sql,
  { organizationId, userId }: Place,
): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organization_id' and table_name <> 'security_events'`;
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql<{ sum: string | null }[]>`
      select md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql(name)} t
      where organization_id = ${organizationId}`;
    sums[name] = row?.sum ?? '';
  }
  const [person] = await sql<{ sum: string }[]>`
    select md5(concat((select u::text from users u where id = ${userId}), (select o::text from organizations o
      where id = ${organizationId}))) as sum`;
  return { ...sums, person: person?.sum ?? '' };
}

/** Calls every form that asks who is there, in every shape; says which answered otherwise than they may. */
async function callAll(page: Page, place: Place, actions: Action[], may: (answer: string) => boolean) {
  const wrong: string[] = [];
  for (const action of actions) {
    for (const args of shapesOf(action, place)) {
      const answer = await call(page, action, args, place);
      if (!may(answer)) wrong.push(`${action.name} ${JSON.stringify(args)} → ${answer}`);
    }
  }
  return wrong;
}

test.setTimeout(240_000);

test('the build has the forms that are told apart here', () => {
  const names = new Set(ACTIONS.map(({ name }) => name));
  expect([...FOR_ALL, ...OWN].filter((name) => !names.has(name))).toEqual([]);
  expect(closed.length).toBeGreaterThan(60);
});

const outside: [who: string, make: (sql: postgres.Sql, page: Page, place: Place) => Promise<unknown>][] = [
  [
    'a session whose second factor is missing',
    (sql, _, { userId }) => sql`update sessions set awaits_factor_at = now() where user_id = ${userId}`,
  ],
  ['a session that was ended', (sql, _, { userId }) => sql`delete from sessions where user_id = ${userId}`],
  ['nobody', (_sql, page) => page.context().clearCookies()],
];

for (const [who, make] of outside) {
  test(`${who} sends no form`, async ({ page }) => {
    const place = await somebody(page, 'Outside');
    const sql = database();
    await make(sql, page, place);
    const before = await contents(sql, place);
    const wrong = await callAll(page, place, closed, (answer) => answer === '/sign-in' || answer === '400');
    expect(wrong).toEqual([]);
    expect(await contents(sql, place)).toEqual(before);
    await sql.end();
  });
}

test('an organization that asks for a second factor takes no form of who gave none', async ({ page }) => {
  const place = await somebody(page, 'Asked');
  const sql = database();
  await sql`update organizations set factor_roles = '{owner}' where id = ${place.organizationId}`;
  const before = await contents(sql, place);
  const wrong = await callAll(
    page,
    place,
    closed.filter(({ name }) => !OWN.has(name)),
    (answer) => ['/account/second-factor', '400', '404'].includes(answer),
  );
  expect(wrong).toEqual([]);
  expect(await contents(sql, place)).toEqual(before);
  await sql.end();
});

test('an owner of another organization sends no form of this one', async ({ page, browser }) => {
  const place = await somebody(page, 'Inside');
  const other = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await startTeam(other, 'Elsewhere');
  const sql = database();
  const before = await contents(sql, place);
  const wrong = await callAll(
    other,
    place,
    closed.filter(({ name }) => !OWN.has(name)),
    (answer) => ['400', '404'].includes(answer),
  );
  expect(wrong).toEqual([]);
  expect(await contents(sql, place)).toEqual(before);
  await sql.end();
});

test('an owner sends those of their own', async ({ page }) => {
  const place = await somebody(page, 'Own');
  const sql = database();
  const before = await contents(sql, place);
  const create = closed.find(({ name }) => name === 'createGroupAction');
  if (!create) throw new Error('The build has it.');
  expect(await call(page, create, [place.organizationId, {}, '$K1'], place)).toBe('200');
  const after = await contents(sql, place);
  const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
  expect(changed).toEqual(['team_groups']);
  await sql.end();
});
