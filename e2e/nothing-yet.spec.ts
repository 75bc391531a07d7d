import { expect, test } from '@playwright/test';
import { database } from './support/answering';
import { expectAccessible, startTeam, watchConsole } from './support/team';

const QUESTIONS = ['', '/moved', '/gaps', '/roles', '/work', '/summary'];

test('an organization without results leads to a first round, and one without teams to a first team', async ({
  page,
}) => {
  // Every question's page, and axe twice.
  test.slow();
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Harbour');
  const sql = database();
  const [row] = await sql`select organization_id as id from teams where id = ${team.id}`;
  const organization = `/organizations/${row?.id}`;

  await page.goto(organization);
  await expect(page.getByRole('heading', { level: 1, name: 'No result to show yet' })).toBeVisible();
  // There is no map to be read or narrowed down yet.
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByText('How to read this map')).toHaveCount(0);
  await expect(page.getByRole('form', { name: 'Narrow down' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Open a round: .?Harbour/ }).click();
  await page.waitForURL(`**${team.address}/rounds/new`);
  await page.getByRole('button', { name: 'Open the round' }).click();
  await page.waitForURL(`**${team.address}`);
  await page.goto(organization);
  await expect(page.getByRole('link', { name: /^Open a round/ })).toHaveCount(0);
  await page.getByRole('link', { name: /^Round open:/ }).click();
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}\/answer/);

  for (const question of ['/moved', '/work']) {
    await page.goto(`${organization}${question}`);
    await page.getByRole('link', { name: 'To the teams' }).click();
    await page.waitForURL(`**${organization}`);
  }
  await sql`update teams set archived_at = now() where id = ${team.id}`;
  await sql.end();
  for (const question of QUESTIONS) {
    await page.goto(`${organization}${question}`);
    await expect(page.getByRole('heading', { level: 2, name: 'No teams yet' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'New team' })).toBeVisible();
  }
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('no way leads from a team to a result that is hidden from its manager', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /manager/i }).click();
  await page.getByRole('grid').getByRole('link', { name: 'Vento' }).click();
  await page.waitForURL(/\/teams\//);
  await expect(page.getByText('There is nothing in this result that you may see')).toBeVisible();
  for (const name of ['See the result', 'Choose next practices', 'Compare two rounds'])
    await expect(page.getByRole('link', { name })).toHaveCount(0);
});
