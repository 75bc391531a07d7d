import { expect, test } from '@playwright/test';
import { database } from './support/answering';
import { HOSTILE, renamed } from './support/hostile-names';
import { scoredTeam } from './support/scored-team';
import { expectAccessible } from './support/team';

for (const [kind, names] of Object.entries(HOSTILE)) {
  test(`nothing scrolls sideways at 320 px for ${kind}, and the menu is in view`, async ({ page }) => {
    test.setTimeout(240_000);
    const addresses = await renamed(page, names);
    const { hostname } = new URL(page.url());
    await page.setViewportSize({ width: 320, height: 700 });
    for (const lang of ['en', 'pt-BR']) {
      await page.context().addCookies([{ name: 'patamar-locale', value: lang, domain: hostname, path: '/' }]);
      for (const address of addresses) {
        await page.goto(address, { waitUntil: 'domcontentloaded' });
        // Folded parts hold names, too.
        await page.evaluate(() => {
          for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
        });
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, `${address} in ${lang}`).toBeLessThanOrEqual(320);
        // The invitation has the header of strangers.
        if (address.startsWith('/join')) continue;
        const menu = await page.locator('header summary').first().boundingBox();
        expect(menu?.x, address).toBeGreaterThanOrEqual(0);
        expect((menu?.x ?? 0) + (menu?.width ?? 0), address).toBeLessThanOrEqual(320);
      }
    }
  });
}

test('each name has its own direction: the organization stands before the team', async ({ page }) => {
  const [team = ''] = await renamed(page, HOSTILE['letters from right to left']);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(team);
  const place = page.getByRole('main').locator('bdi');
  const [above, own] = [await place.nth(0).boundingBox(), await place.nth(1).boundingBox()];
  await expect(place.nth(0)).toHaveText('شركة البيانات');
  await expect(place.nth(1)).toHaveText('فريق المنصة (DataOps) 2');
  expect(above?.y).toBe(own?.y);
  expect((above?.x ?? 0) + (above?.width ?? 0)).toBeLessThan(own?.x ?? 0);
  // A sentence goes on behind the name as it began.
  await expect(page.getByRole('heading', { name: /\u2068סבב 2\u2069/ })).toBeVisible();
  await expect(page).toHaveTitle('\u2068فريق المنصة (DataOps) 2\u2069 · Patamar');
  await expectAccessible(page);
});

test('signs that turn or hide text are not stored, and a name of nothing else is refused', async ({
  page,
}) => {
  await scoredTeam(page, 'Upright');
  await page.goto('/account');
  const field = page.getByLabel('Name', { exact: true });
  await field.fill('Olga\u202e  Ow\u200bner ');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Your name is saved.')).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue('Olga Owner');
  await field.fill('\u200b\u2060');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Please fill this in.')).toBeVisible();
});

test('people are listed as readers look them up', async ({ page }) => {
  const { team, people } = await scoredTeam(page, 'Sorted');
  const sql = database();
  for (const [i, name] of ['Zilda', 'Úrsula', 'ana'].entries())
    await sql`update users set name = ${name} where id = ${people[i]?.id ?? ''}`;
  await sql.end();
  await page.goto(`${team.address}/people`);
  await expect(page.getByRole('rowheader')).toHaveText(['ana', 'Úrsula', 'Zilda']);
});
