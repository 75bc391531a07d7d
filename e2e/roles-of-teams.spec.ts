import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, invite, join, startTeam, watchConsole } from './support/team';

/** As one of the three people of the sample organization; returns the organization's address. */
async function explore(page: Page, person: RegExp): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL(/\/(organizations|home)/);
  const href = await page.getByRole('link', { name: 'Models' }).getAttribute('href');
  return (href ?? '').replace('/models', '');
}

const byTeam = (page: Page) => page.getByRole('table', { name: 'People in each job role, by team' });
/** Names of the teams below, in their order. */
const teamsIn = (page: Page) => byTeam(page).getByRole('rowheader').allInnerTexts();

test('a manager finds the teams without a data engineer in two clicks', async ({ page }) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);
  const organization = await explore(page, /manager/i);
  await page.goto(`${organization}/gaps`);
  await page.getByRole('link', { name: 'Who can do it' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText('1 of 6 teams that need a data engineer has none: Farol.')).toBeVisible();
  await expect(
    main.getByText('1 of 5 teams that need a machine learning engineer has none: Farol.'),
  ).toBeVisible();
  expect(await teamsIn(page)).toEqual(['Atlas', 'Bússola', 'Farol', 'Jangada', 'Maré', 'Vento']);
  // Needed and not there is said in words; where nothing waits for it, only the number.
  const row = (name: string) => byTeam(page).getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('Farol')).toContainText('nobody yet');
  await expect(row('Maré').getByRole('cell').nth(1)).toHaveText('0');
  await expect(row('Atlas').getByRole('cell').nth(0)).toHaveText('2');
  await expect(row('Atlas').getByRole('cell').nth(1)).toHaveText(/^1\s+once$/);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'One team without anybody in this role: Data engineer' }).click();
  await expect(page).toHaveURL(/missing=DE/);
  await expect(main).toContainText('Nobody in this role: Data engineer.');
  await expect.poll(() => teamsIn(page)).toEqual(['Farol']);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Show all teams' }).click();
  await expect.poll(() => teamsIn(page)).toHaveLength(6);

  await page
    .getByRole('link', { name: '2 teams with one person in this role: Machine learning engineer' })
    .click();
  await expect.poll(() => teamsIn(page)).toEqual(['Atlas', 'Vento']);
  await page.getByRole('link', { name: /^4 teams whose newest round asked nobody.*Data analyst$/ }).click();
  await expect.poll(() => teamsIn(page)).toEqual(['Atlas', 'Bússola', 'Jangada', 'Vento']);

  // Filters of the page and by role stand together in the address.
  await page.getByLabel('Framework').selectOption('MLO');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/framework=MLO.*unasked=DA/);
  await expect.poll(() => teamsIn(page)).toEqual(['Atlas', 'Bússola', 'Jangada', 'Vento']);

  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('people who may not see all teams see who can do what in their own', async ({ page, browser }) => {
  const team = await startTeam(page, 'Inside');
  const member = await join(browser, await invite(page, team), 'Bia', 'DS');
  await page.goto('/home');
  const organization = (
    (await page.getByRole('link', { name: 'Models' }).getAttribute('href')) ?? ''
  ).replace('/models', '');
  await page.goto(`${organization}/teams/new`);
  await page.getByLabel('Name of the team').fill('Neighbours');
  await page.getByRole('button', { name: 'Create team' }).click();
  await page.waitForURL(/\/teams\/[0-9a-f-]{36}\/people/);

  await page.goto(`${organization}/roles`);
  expect(await teamsIn(page)).toEqual(['Inside', 'Neighbours']);
  await member.goto(`${organization}/roles`);
  expect(await teamsIn(member)).toEqual(['Inside']);
  await expect(member.getByRole('main')).toContainText('The one team that needs a data engineer has one.');
  await expect(member.getByRole('main')).toContainText(
    'The one team that needs a machine learning engineer has none: Inside.',
  );
  // From the table to the people of the team.
  await byTeam(member).getByRole('link', { name: 'Inside' }).click();
  await expect(member).toHaveURL(new RegExp(`${team.address}/people$`));
});
