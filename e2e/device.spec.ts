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

test('a browser that does not remove what it keeps is not said to have done so', async ({
  page,
  context,
}) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await cutOff(page);
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer is kept on this device')).toBeVisible();
  await page.evaluate(() => {
    const { prototype } = IDBObjectStore;
    const works = prototype.delete;
    prototype.delete = () => {
      throw new DOMException('The disk is read-only.', 'UnknownError');
    };
    window.addEventListener('works-again', () => {
      prototype.delete = works;
    });
  });
  await signOut(page);
  await page.getByRole('button', { name: 'Sign out and lose this' }).click();
  const dialog = page.getByRole('dialog', { name: 'This browser did not remove your answers' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  expect(await cookies(context)).toHaveLength(1);
  expect(JSON.stringify(await kept(page))).toContain('DEV-CI');
  await page.evaluate(() => window.dispatchEvent(new Event('works-again')));
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await cookies(context)).toEqual([]);
  expect(await kept(page)).toEqual({});
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

test('a second tab is emptied when the first signs out, and takes nothing more', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'pt-BR' });
  const round = await openRound(sql);
  const first = await context.newPage();
  await first.goto(`/sign-in?next=${encodeURIComponent(round.address)}`);
  await first.getByLabel('E-mail').fill(round.person.email);
  await first.getByLabel('Senha').fill('a quiet staircase in the rain');
  await first.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(first.getByRole('radio').first()).toBeEnabled();
  const [second, third] = [await context.newPage(), await context.newPage()];
  await second.goto(round.address);
  await third.goto(`/teams/${round.teamId}`);
  await expect(second.getByRole('radio').first()).toBeEnabled();
  await second.keyboard.press('2');
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2' });
  await cutOff(second);
  await second.keyboard.press('Enter');
  await second.keyboard.press('3');
  await expect(second.getByText('guardada neste dispositivo')).toBeVisible();

  await first.getByLabel('Menu de Ana').click();
  await first.getByRole('button', { name: 'Sair' }).click();
  await first.waitForURL((url) => url.pathname === '/');
  // What the second tab sends from now on would be too late; until here it has tried again and again.
  const sent: string[] = [];
  second.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
  for (const other of [second, third]) {
    await other.waitForURL((url) => url.pathname === '/sign-in', { timeout: 4_000 });
    await expect(other.getByRole('heading', { name: 'Entrar' })).toBeVisible();
    await expect(other.locator('html')).toHaveAttribute('lang', 'pt-BR');
    await expect(other.getByText('Ana', { exact: true })).toHaveCount(0);
    await expect(other.getByText('Stairwell')).toHaveCount(0);
  }
  // The answer that waited there was sent by the tab that signed out, and by no other.
  expect(await savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2', 'DEV-VC': '3' });
  expect(sent).toEqual([]);
  await second.keyboard.press('4');
  expect(await kept(second)).toEqual({});
  expect(await second.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(await cookies(context)).toEqual([]);
  await context.close();
});

test('between signing out and the end of the session the other tab takes nothing', async ({
  page,
  context,
}) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  const other = await context.newPage();
  await other.goto(round.address);
  await expect(other.getByRole('radio').first()).toBeEnabled();
  await other.keyboard.press('2');
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2' });
  // The server takes its time to end the session: as if it never answered.
  let asked = 0;
  await page.route('**/*', (request) => {
    if (request.request().method() !== 'POST') return request.continue();
    asked += 1;
  });
  await signOut(page);
  await expect.poll(() => asked).toBe(1);
  await expect(other.getByRole('radio').first()).toBeHidden();
  await expect(other.getByRole('radio', { checked: true, includeHidden: true })).toHaveCount(0);
  await other.keyboard.press('Enter');
  await other.keyboard.press('3');
  await other.evaluate(() => window.dispatchEvent(new Event('online')));
  await other.waitForTimeout(1_000);
  expect(await kept(other)).toEqual({});
  expect(await savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2' });
  // It does not wait for ever; whoever is signed in by then goes on.
  await other.waitForURL(/\/organizations\//);
});
