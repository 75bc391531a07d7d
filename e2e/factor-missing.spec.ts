import { readdirSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { database } from './support/answering';
import { startTeam } from './support/team';

/** Folders below `app` that hold a file of this name, as addresses with their parameters. */
const addresses = (folder: string, file: string): string[] =>
  readdirSync(pathOf('app', folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === file)
    .map(({ parentPath }) => parentPath.replaceAll('\\', '/').replace(/^.*?app\//, '/'))
    .map((path) => path.replace(/\/\([^)]*\)/g, '') || '/');

const PAGES = addresses('(app)', 'page.tsx');
/** Files and data of somebody who is signed in; the others are for everybody. */
const DATA = addresses('api', 'route.ts').filter(
  (path) => !/^\/api\/(health|auth\/.*|learn\/.*|\[\.\.\.unknown\])$/.test(path),
);

type Ids = Record<string, string>;
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const filled = (path: string, ids: Ids) =>
  path.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? NOWHERE);

/** An owner with a team, a round that runs, and a factor; the session is the one that signed up. */
async function somebody(page: Page, name: string): Promise<Ids> {
  const { id: teamId } = await startTeam(page, name);
  const sql = database();
  const [team] = await sql<{ organizationId: string; userId: string }[]>`
    select t.organization_id as "organizationId", m.user_id as "userId"
    from teams t join memberships m using (organization_id) where t.id = ${teamId}`;
  const { organizationId = '', userId = '' } = team ?? {};
  const roundId = crypto.randomUUID();
  await sql`insert into rounds (organization_id, id, team_id, name, mode, format, scope, model_version_id)
    select ${organizationId}, ${roundId}, ${teamId}, 'Spring check', 'quick', 'anonymous', '{DEV}', id
    from model_versions where organization_id is null order by published_at desc limit 1`;
  await sql`insert into respondents (organization_id, id, round_id, user_id)
    values (${organizationId}, ${crypto.randomUUID()}, ${roundId}, ${userId})`;
  await sql.end();
  return { teamId, organizationId, userId, roundId };
}

/** Where an address leads at once; its own status where it leads nowhere. */
async function leadsTo(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { maxRedirects: 0, headers: { accept: 'text/html' } });
  const { location } = answer.headers();
  return location ? new URL(location, 'http://same').pathname : String(answer.status());
}

const save = (page: Page, { roundId }: Ids) =>
  page.request.put(`/api/rounds/${roundId}/answers`, {
    data: { answers: [{ itemId: 'DEV-CI', value: 2, answeredAt: Date.now() }] },
  });

test('a session whose second factor is missing opens no page and no file', async ({ page }) => {
  const ids = await somebody(page, 'Half in');
  expect(PAGES.length).toBeGreaterThan(25);
  expect(DATA.length).toBeGreaterThan(12);
  expect((await save(page, ids)).status()).toBe(200);
  const sql = database();
  await sql`update sessions set awaits_factor_at = now() where user_id = ${ids.userId ?? ''}`;
  await sql.end();
  for (const path of PAGES)
    expect([path, await leadsTo(page, filled(path, ids))]).toEqual([path, '/sign-in']);
  for (const path of DATA.filter((one) => !one.endsWith('/answers'))) {
    const status = (await page.request.get(filled(path, ids))).status();
    expect([path, status >= 400 && status < 500]).toEqual([path, true]);
  }
  expect((await save(page, ids)).status()).toBe(401);
});

test('an organization that asks for one opens no page and no file to who gave none', async ({ page }) => {
  const ids = await somebody(page, 'Asked');
  const sql = database();
  await sql`update organizations set factor_roles = '{owner}' where id = ${ids.organizationId ?? ''}`;
  await sql.end();
  const itsOwn = (path: string) => /\[(organizationId|teamId|roundId)\]/.test(path);
  for (const path of PAGES.filter(itsOwn))
    expect([path, await leadsTo(page, filled(path, ids))]).toEqual([path, '/account/second-factor']);
  for (const path of DATA.filter((one) => !one.endsWith('/answers'))) {
    const status = (await page.request.get(filled(path, ids))).status();
    // What is about the person themselves is there, and refused; what only mail programs send takes nothing else.
    const refused = path.startsWith('/api/account/') ? 403 : path.startsWith('/api/mail/') ? 405 : 404;
    expect([path, status]).toEqual([path, refused]);
  }
  // The answers wait on the device until the factor is given.
  expect((await save(page, ids)).status()).toBe(401);
  // The person is signed in all the same.
  expect(await leadsTo(page, '/account')).toBe('200');
  expect(await leadsTo(page, '/account/second-factor')).toBe('200');
});
