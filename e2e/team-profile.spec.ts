import { expect, test } from '@playwright/test';
import { expectAccessible, invite, join, startTeam, watchConsole } from './support/team';

test('a team says what it delivers, in both languages, and only who leads it may', async ({
  page,
  browser,
}) => {
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Harvest');
  await page.goto(team.address);
  await expect(page.getByText('Delivers:')).toHaveCount(0);
  await page.getByRole('link', { name: 'Team settings' }).click();
  const kinds = page.getByRole('group', { name: 'What the team delivers' });
  await expect(kinds.getByRole('checkbox')).toHaveCount(5);
  await expect(kinds.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await kinds.getByLabel('Models').check();
  await kinds.getByLabel('Raw data').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The team was saved.')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(kinds.getByRole('checkbox', { checked: true })).toHaveCount(2);

  await page.goto(team.address);
  const said = page.getByRole('main').locator('dl').filter({ hasText: 'Delivers:' });
  await expect(said.getByRole('link')).toHaveText(['Raw data', 'Models']);
  await expectAccessible(page);
  const { hostname } = new URL(page.url());
  await page.context().addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  await page.reload();
  await expect(page.getByRole('main').getByRole('link', { name: 'Dados brutos' })).toHaveAttribute(
    'href',
    '/learn/dataops#DELIV-RAW',
  );
  await page.context().addCookies([{ name: 'patamar-locale', value: 'en', domain: hostname, path: '/' }]);

  const member = await join(browser, await invite(page, team), 'Bia');
  await member.goto(team.address);
  await expect(member.getByRole('main').getByRole('link', { name: 'Raw data' })).toBeVisible();
  await expect(member.getByRole('link', { name: 'Team settings' })).toHaveCount(0);
  expect((await member.request.get(`${team.address}/settings`)).status()).toBe(403);
  expect(errors).toEqual([]);
});

test('nobody leaves a team by a slip of the finger', async ({ browser, page }) => {
  const team = await startTeam(page, 'Keepers');
  const maria = await join(browser, await invite(page, team), 'Maria Colleague');
  await page.goto(`${team.address}/people`);
  const remove = page.getByRole('button', { name: 'Remove Maria Colleague from the team' });
  const dialog = page.getByRole('dialog', { name: 'Remove Maria Colleague from the team?' });
  await remove.click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(remove).toBeFocused();
  await remove.click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  // The link that she came by is over, and still says so.
  await expect(remove).toHaveCount(0);
  await maria.context().close();

  await page.getByRole('button', { name: 'Leave the team' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave the team' }).click();
  await page.waitForURL('**/organizations/**');
});
