import { expect, test } from '@playwright/test';
import { expectAccessible, invite, join, startTeam, watchConsole } from './support/team';

test('a team sets what it wants to reach, by when, and goes back to what holds above it', async ({
  page,
  browser,
}) => {
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Ascent');
  await page.goto(team.address);
  await page.getByRole('main').getByRole('link', { name: 'Targets', exact: true }).click();
  await page.waitForURL('**/targets');
  await expect(page.getByText('there is no passing grade', { exact: false })).toBeVisible();
  const rows = page.locator('li[id^="target-"]');
  await expect(rows).toHaveCount(34);
  const whole = page.locator('#target-DEV');
  await expect(whole).toContainText('DevOps as a whole');
  await expect(whole).toContainText('Level 3, Standard');
  await expect(whole).toContainText('Default');
  await expectAccessible(page);

  await whole.getByText('Change', { exact: false }).first().click();
  await whole.getByLabel('Level to reach').selectOption('Level 2, Practised');
  await whole.getByLabel('By').fill('2030-06-30');
  await whole.getByRole('button', { name: 'Save target' }).click();
  await expect(whole.getByText('The target was saved.')).toBeVisible();
  await expect(whole).toContainText('Level 2, Practised, by Jun 30, 2030');
  await expect(whole).toContainText('Your team');
  // What is under it follows, and says where that comes from.
  const below = page.locator('#target-DEV-CI');
  await expect(below).toContainText('Your team, from DevOps');
  await expect(below).toContainText('Level 2, Practised, by Jun 30, 2030');
  await expect(page.locator('#target-DAT')).toContainText('Level 3, Standard');

  await whole.getByRole('button', { name: 'Back to the default, level 3' }).click();
  await expect(whole).toContainText('Default');
  await expect(below).toContainText('Level 3, Standard');
  expect(errors).toEqual([]);

  const member = await join(browser, await invite(page, team), 'Bia');
  await member.goto(`${team.address}/targets`);
  await expect(member.locator('#target-DEV')).toContainText('DevOps as a whole');
  await expect(member.locator('li[id^="target-"] details')).toHaveCount(0);
  await member.context().close();
});

test('what holds for all teams holds for a team until it says otherwise, and two people see each other', async ({
  page,
  context,
}) => {
  const team = await startTeam(page, 'Plateau');
  await page.goto(`${team.address}/targets`);
  await page.getByRole('link', { name: 'Targets of all teams' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Targets of all teams');
  await expectAccessible(page);
  const overall = page.locator('#target-overall');
  await overall.getByText('Change', { exact: false }).first().click();
  const second = await context.newPage();
  await second.goto(page.url());
  const theirs = second.locator('#target-overall');
  await theirs.getByText('Change', { exact: false }).first().click();
  await theirs.getByLabel('Level to reach').selectOption('Level 1, Initial');
  await theirs.getByRole('button', { name: 'Save target' }).click();
  await expect(theirs.getByText('The target was saved.')).toBeVisible();

  await overall.getByLabel('Level to reach').selectOption('Level 4, Improved');
  await overall.getByRole('button', { name: 'Save target' }).click();
  await expect(overall.getByText('Somebody else changed this meanwhile.', { exact: false })).toContainText(
    'Level 1, Initial',
  );
  await overall.getByRole('button', { name: 'Save target' }).click();
  await expect(overall.getByText('The target was saved.')).toBeVisible();

  await page.goto(`${team.address}/targets`);
  await expect(page.locator('#target-DEV-CI')).toContainText('All teams, from Overall');
  await expect(page.locator('#target-DEV-CI')).toContainText('Level 4');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a target is set all the same', async ({ page }) => {
    const team = await startTeam(page, 'Quarry');
    await page.goto(`${team.address}/targets`);
    const row = page.locator('#target-DAT');
    await row.locator('summary').click();
    await row.getByLabel('Level to reach').selectOption('2');
    await row.getByRole('button', { name: 'Save target' }).click();
    await expect(page.locator('#target-DAT')).toContainText('Your team');
    await expect(page.locator('#target-DAT-QUA')).toContainText('Level 2');
  });
});
