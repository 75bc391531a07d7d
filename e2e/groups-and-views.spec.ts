import { expect, test } from '@playwright/test';
import { database } from './support/answering';
import { expectAccessible, invite, join, startTeam, type Team, watchConsole } from './support/team';

/** More teams in the organization of a team, made directly in the database; returns the address of the organization. */
async function moreTeams(team: Team, names: readonly string[]): Promise<string> {
  const sql = database();
  const [row] = await sql`select organization_id from teams where id = ${team.id}`;
  const organizationId = String(row?.organization_id);
  for (const name of names)
    await sql`insert into teams (organization_id, id, name, scope)
      values (${organizationId}, gen_random_uuid(), ${name}, '{DEV}')`;
  await sql.end();
  return `/organizations/${organizationId}`;
}

test('a manager groups many teams at once, renames a group and deletes it', async ({ page }) => {
  // Many steps, and more than a hundred teams.
  test.slow();
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Harbour');
  const numbered = Array.from({ length: 120 }, (_, i) => `Pagamentos ${i + 1}`);
  const organization = await moreTeams(team, [...numbered, 'Integração']);
  await page.goto(organization);
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await expect(page.getByText('No groups yet')).toBeVisible();
  await expectAccessible(page);

  const create = page.getByRole('button', { name: 'Create group' });
  for (const name of ['Payments', 'Data']) {
    await page.getByLabel('New group').fill(name);
    await create.click();
    await expect(page.getByRole('button', { name: `Delete the group “${name}”` })).toBeVisible();
  }
  await page.getByLabel('New group').fill('PAYMENTS');
  await create.click();
  await expect(page.getByLabel('New group')).toHaveAccessibleDescription(/already taken/);
  await expect(page.getByLabel('New group')).toHaveValue('PAYMENTS');

  // By a part of the name, without its accents.
  await page.getByLabel('Name contains').fill('integracao');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('1 team found')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Integração' }).check();
  const put = page.getByRole('button', { name: 'Put into group' });
  await put.click();
  await expect(page.getByLabel('Put the ticked teams into')).toHaveAccessibleDescription(/choose/);
  await expect(page.getByRole('checkbox', { name: 'Integração' })).toBeChecked();
  await page.getByLabel('Put the ticked teams into').selectOption('Data');
  await put.click();
  await expect(page.getByText('The teams were put into the group.')).toBeVisible();

  // A page of them at once.
  await page.getByLabel('Name contains').fill('pagamentos');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('120 teams found, 1–100 shown')).toBeVisible();
  await page.getByRole('button', { name: 'Tick all shown' }).click();
  await page.getByLabel('Put the ticked teams into').selectOption('Payments');
  await put.click();
  await expect(page.getByText('100 teams', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Next', exact: true }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(20);
  await expectAccessible(page);

  const payments = page.getByRole('listitem').filter({ has: page.getByText('100 teams', { exact: true }) });
  await payments.getByText('Rename', { exact: true }).first().click();
  await payments.getByLabel('Name of the group').fill('Money');
  await payments.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: 'Delete the group “Money”' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete the group “Money”' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete the group “Money”?' });
  await expect(dialog).toContainText('Its 100 teams stay, in no group.');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('Money')).toHaveCount(0);

  // The same from the team's side, with its capacity.
  await page.goto(`${team.address}/settings`);
  await page.getByLabel('Group', { exact: true }).selectOption('Data');
  await page.getByLabel('Capacity for improving').fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Capacity for improving')).toHaveAccessibleDescription(/1 to 999/);
  await page.getByLabel('Capacity for improving').fill('25');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The team was saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Group', { exact: true })).toHaveValue(/[0-9a-f-]{36}/);
  await expect(page.getByLabel('Capacity for improving')).toHaveValue('25');
  await page.goto(`${organization}/groups`);
  await expect(page.getByText('2 teams', { exact: true })).toBeVisible();
  expect(errors).toEqual([]);
});

test('what a page is narrowed down to is saved, opened again and deleted', async ({ page }) => {
  const errors = watchConsole(page);
  const organization = await moreTeams(await startTeam(page, 'Lookout'), ['Second']);
  await page.goto(`${organization}?framework=DEV&next=https://evil.example`);
  const views = page.getByRole('region', { name: 'Saved views' });
  await views.getByText('Save this view').click();
  const name = views.getByLabel('Name of the view');
  await name.fill('DevOps only');
  await views.getByRole('button', { name: 'Save', exact: true }).click();
  const link = views.getByRole('link', { name: 'DevOps only' });
  await expect(link).toHaveAttribute('href', `${organization}?framework=DEV`);
  await expectAccessible(page);

  await page.goto(`${organization}?framework=DAT`);
  await views.getByText('Save this view').click();
  await name.fill('devops ONLY');
  await views.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(name).toHaveAccessibleDescription(/already taken/);
  await expect(name).toHaveValue('devops ONLY');
  await link.click();
  await page.waitForURL('**?framework=DEV');
  await expect(link).toHaveAttribute('aria-current', 'true');

  await views.getByText('Delete views').click();
  await views.getByRole('button', { name: 'Delete the view “DevOps only”' }).click();
  await expect(link).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a saved view is everybody’s: one saves it, another uses it, until it is deleted', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page, 'Shared views');
  const organization = await moreTeams(team, ['Second']);
  await page.goto(`${organization}/roles?unanswered=DE`);
  const saved = (of: typeof page) =>
    of.getByRole('region', { name: 'Saved views' }).getByRole('link', { name: 'Not heard' });
  await page.getByText('Save this view').click();
  await page.getByLabel('Name of the view').fill('Not heard');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // What was called otherwise once is kept by its name of today, and a view of before leads to the same.
  await expect(saved(page)).toHaveAttribute('href', `${organization}/roles?unasked=DE`);
  const sql = database();
  await sql`update saved_views set query = 'unanswered=DE' where organization_id = ${organization.split('/')[2] ?? ''}`;
  await sql.end();

  const colleague = await join(browser, await invite(page, team), 'Colette Colleague');
  await colleague.goto(`${organization}/roles`);
  await saved(colleague).click();
  await colleague.waitForURL(/unasked=DE/);
  await expect(saved(colleague)).toHaveAttribute('aria-current', 'true');
  await expect(colleague.getByText('Nobody in this role was asked in the newest round')).toBeVisible();
  // Who saved it may delete it, and whoever administers the organization.
  await expect(colleague.getByText('Delete views')).toHaveCount(0);

  await page.goto(`${organization}/roles`);
  await page.getByText('Delete views').click();
  await page.getByRole('button', { name: 'Delete the view “Not heard”' }).click();
  await expect(saved(page)).toHaveCount(0);
  await colleague.reload();
  await expect(saved(colleague)).toHaveCount(0);
});
