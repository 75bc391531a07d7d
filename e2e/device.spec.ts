import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { database, expectAccessible, openRound, savedAnswers, signInTo } from './support/answering';

const sql = database();
test.afterAll(() => sql.end());

/** Everything that the answers' storage holds on this device, of whomever. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const request = indexedDB.open('patamar-answers');
        // Without a version an unknown database is made empty: it has no store, and keeps nothing.
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          if (!database.objectStoreNames.contains('queue')) return resolve({});
          const store = database.transaction('queue').objectStore('queue');
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          store.transaction.oncomplete = () => {
            database.close();
            resolve(Object.fromEntries(keys.result.map((key, i) => [String(key), values.result[i]])));
          };
        };
      }),
  );

const signOut = async (page: Page) => {
  await page.getByLabel('Menu of Ana').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
};
/** Only saving fails, as when the server is busy or a proxy is in the way; pages still come. */
const cutOff = (page: Page) => page.route('**/api/rounds/**', (request) => request.abort());
const cookies = async (context: BrowserContext) =>
  (await context.cookies()).filter(({ name }) => name.includes('session'));

test('signing out sends what the device still keeps, and leaves nothing of it', async ({ page, context }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await cutOff(page);
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer is kept on this device')).toBeVisible();
  expect(JSON.stringify(await kept(page))).toContain('DEV-CI');
  await page.unroute('**/api/rounds/**');
  await signOut(page);
  await page.waitForURL((url) => url.pathname === '/');
  expect(await cookies(context)).toEqual([]);
  expect(await savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2' });
  expect(await kept(page)).toEqual({});
});

test('answers that cannot be sent are lost only to who says so', async ({ page, context }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await cutOff(page);
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await expect(page.getByText('2 answers are kept on this device')).toBeVisible();
  await signOut(page);
  const dialog = page.getByRole('dialog', { name: '2 answers have not been sent' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Stay signed in' }).click();
  await expect(dialog).toBeHidden();
  expect(await cookies(context)).toHaveLength(1);
  expect(JSON.stringify(await kept(page))).toContain('DEV-CI');

  // The menu is where it was.
  await page.getByRole('button', { name: 'Sign out' }).click();
  await dialog.getByRole('button', { name: 'Sign out and lose this' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await cookies(context)).toEqual([]);
  expect(await kept(page)).toEqual({});
  expect(await savedAnswers(sql, round.person)).toEqual({});
});

test('what an earlier visit left is sent from any page that signs out', async ({ page, context }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await page.goto('/account');
  // As a browser that was closed without a connection leaves it.
  await page.evaluate(
    ([key, at]) =>
      localStorage.setItem(
        `patamar-answers:${key}`,
        JSON.stringify([{ itemId: 'DEV-VC', value: 4, answeredAt: at }]),
      ),
    [`${round.person.id}:${round.roundId}`, Date.now()] as const,
  );
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await cookies(context)).toEqual([]);
  expect(await savedAnswers(sql, round.person)).toEqual({ 'DEV-VC': '4' });
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('who signs in next removes what somebody else left, and keeps their own', async ({ page, context }) => {
  const round = await openRound(sql, { people: 2 });
  const [ana, bruno] = round.people;
  if (!ana || !bruno) throw new Error('Two people are asked.');
  await signInTo(page, ana, round.address);
  await cutOff(page);
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer is kept on this device')).toBeVisible();
  // The session ends without signing out, as when it expires, and the page is gone.
  await context.clearCookies();
  await page.close();
  const theirs = await context.newPage();
  await theirs.goto('/sign-in');
  expect(Object.keys(await kept(theirs))).toEqual([`${ana.id}:${round.roundId}`]);
  await signInTo(theirs, bruno, round.address);
  await expect.poll(async () => Object.keys(await kept(theirs))).toEqual([]);
  await cutOff(theirs);
  await theirs.keyboard.press('3');
  await expect(theirs.getByText('1 answer is kept on this device')).toBeVisible();
  await theirs.goto(`/teams/${round.teamId}`);
  await expect.poll(async () => Object.keys(await kept(theirs))).toEqual([`${bruno.id}:${round.roundId}`]);
});
