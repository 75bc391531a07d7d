import { expect, type Page, test } from '@playwright/test';
import {
  answered,
  database,
  expectAccessible,
  openRound,
  type Respondent,
  saved,
  savedAnswers,
  signInTo,
} from './support/answering';

const sql = database();
test.afterAll(() => sql.end());
test.use({ serviceWorkers: 'allow' });

const PASSWORD = 'a quiet staircase in the rain';

/** Waits until the device keeps the questionnaire. */
const untilKept = (page: Page, address: string) =>
  expect
    .poll(() => page.evaluate(async (path) => (await caches.match(path)) !== undefined, address), {
      timeout: 30_000,
    })
    .toBe(true);
const cachesOf = (page: Page) => page.evaluate(() => caches.keys());

/** A page opened without a connection; whether one came. */
const opens = (page: Page, address: string) =>
  page.goto(address).then(
    () => true,
    () => false,
  );

test('the questionnaire opens without a connection, takes answers, and says what became of them', async ({
  page,
  context,
}) => {
  test.slow();
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(saved(page)).toBeVisible();
  await untilKept(page, round.address);
  // What the server gets later is known without it, too.
  await page.keyboard.press('2');
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '1', 'DEV-VC': '2' });
  await page.waitForTimeout(1_000);
  await page.close();

  await context.setOffline(true);
  const away = await context.newPage();
  await away.goto(round.address);
  await expect(away.getByText('Opened without a connection')).toBeVisible();
  await expect(away.getByRole('radio').first()).toBeEnabled();
  await expect(answered(away, '2 of 9 answered')).toBeVisible();
  await expect(away.getByText('Principle 3 of 9')).toBeVisible();
  await away.keyboard.press('3');
  await away.getByText('Add a comment or a link').click();
  await away.getByLabel('Comment').fill('Written in a train.');
  await away.getByLabel('Comment').blur();
  await expect(away.getByText('2 answers are kept on this device')).toBeVisible();
  await expectAccessible(away);

  // Other pages are not kept: they lead to what is.
  await away.goto('/home');
  await expect(away.getByRole('heading', { name: 'No connection' })).toBeVisible();
  await expectAccessible(away);
  await away.getByRole('link', { name: 'Spring check' }).click();
  await expect(answered(away, '3 of 9 answered')).toBeVisible();
  await away.keyboard.press('0');
  // What a page sends as it goes is not cut off in every browser under test: then less is left for the next one.
  await expect(away.getByText(/answers? (is|are) kept on this device/)).toBeVisible();

  await context.setOffline(false);
  await expect(away.getByText(/answers? that had waited on this device (has|have) been sent/)).toBeVisible();
  await expect.poll(() => savedAnswers(sql, round.person)).toMatchObject({ 'DEV-CD': '3', 'DEV-MS': '0' });
  const texts = await sql`select text from answer_notes where respondent_id = ${round.person.respondentId}`;
  expect(texts.map(({ text }) => text)).toEqual(['Written in a train.']);
  await away.getByRole('link', { name: 'Load again' }).click();
  await expect(away.getByText('Opened without a connection')).toHaveCount(0);
  await expect(answered(away, '4 of 9 answered')).toBeVisible();

  // Another device has answered later meanwhile: that one stays, and the page says so.
  await untilKept(away, round.address);
  await context.setOffline(true);
  await away.keyboard.press('4');
  await expect(away.getByText('1 answer is kept on this device')).toBeVisible();
  const item = 'DEV-IAC';
  await sql`insert into answers (organization_id, respondent_id, item_id, value, answered_at)
    values (${round.organizationId}, ${round.person.respondentId}, ${item}, '0', now() + interval '10 seconds')`;
  await context.setOffline(false);
  await expect(away.getByText('You had answered this later on another device')).toBeVisible();
  expect(await savedAnswers(sql, round.person)).toMatchObject({ [item]: '0' });
});

test('signing out takes everything from the device that opens without a connection', async ({
  page,
  context,
}) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await untilKept(page, round.address);
  await page.getByLabel('Menu of Ana').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await cachesOf(page)).toEqual([]);
  await context.setOffline(true);
  expect(await opens(page, round.address)).toBe(false);
});

async function signInAs(page: Page, { email }: Respondent) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/(home|teams|organizations|rounds)/);
}

test('nobody else on the device opens it: not whoever signs in next, nor once the session has ended elsewhere', async ({
  page,
  context,
}) => {
  const round = await openRound(sql, { people: 2 });
  const [ana, bia] = round.people as [Respondent, Respondent];
  await signInTo(page, ana, round.address);
  await untilKept(page, round.address);
  // Signed out on another device: the first page that is asked for says so here.
  await sql`delete from sessions where user_id = ${ana.id}`;
  await page.goto(round.address);
  await page.waitForURL(/\/sign-in/);
  await expect.poll(() => cachesOf(page)).toEqual([]);

  await signInTo(page, ana, round.address);
  await untilKept(page, round.address);
  // As if the browser had lost the session and somebody else came.
  await context.clearCookies();
  await signInAs(page, bia);
  await expect.poll(() => cachesOf(page)).not.toContain(`patamar-offline:${ana.id}`);
  await context.setOffline(true);
  const other = await context.newPage();
  if (await opens(other, round.address)) await expect(other.getByText('of 9 answered')).toHaveCount(0);
});

test('what the program needs to be installed is there', async ({ page }) => {
  await page.goto('/sign-in');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = await (await page.request.get(href ?? '')).json();
  expect(manifest).toMatchObject({ name: 'Patamar', start_url: '/home', display: 'standalone' });
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(src);
    expect(icon.status(), src).toBe(200);
    expect(icon.headers()['content-type'], src).toContain(type);
  }
  const worker = await page.request.get('/sw.js');
  expect(worker.headers()['content-type']).toContain('javascript');
  // An upgrade of the server is one of the worker, too: no cache stands between.
  expect(worker.headers()['cache-control']).toMatch(/max-age=0|no-cache|no-store/);
});
