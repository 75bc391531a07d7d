import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/team';

/** Who explores the sample organization as a manager begins at its teams. */
async function asManager(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Explore as a manager' }).click();
  await page.waitForURL(/\/organizations\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

test('a manager reads what moved, and why nothing can be said of the rest', async ({ page }) => {
  const organization = await asManager(page);
  await page.goto(`${organization}/moved`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What moved, and is it real?');
  // The first sentence counts the same teams as the list.
  const improved = page.getByRole('region', { name: /^Improved/ });
  const sentence = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
  await expect(sentence).toContainText(
    /\d of \d teams improved overall since .+ The largest rise: \+\d\.\d\d/,
  );
  await expect(improved.getByRole('heading', { level: 3 }).first()).toBeVisible();
  const overall = await improved.getByText('Overall', { exact: true }).count();
  await expect(sentence).toContainText(`${overall} of`);
  // A team of three is hidden from a manager: there is no number of it, only why.
  const unclear = page.getByRole('region', { name: /^Nothing can be said/ });
  const hidden = unclear.getByRole('listitem').filter({ hasText: 'Its results are hidden' });
  await expect(hidden).toHaveCount(1);
  expect(await hidden.innerText()).not.toMatch(/\d/);
  await expectAccessible(page);
});

test('days and frameworks narrow the list down, and stay in the address', async ({ page }) => {
  const organization = await asManager(page);
  await page.goto(`${organization}/moved`);
  await page.getByLabel('Framework').selectOption('DAT');
  await page.getByLabel('Changes since').fill('2020-01-31');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/framework=DAT/);
  expect(new URL(page.url()).searchParams.get('since')).toBe('2020-01-31');
  await expect(page.getByText(/No change can be told in DataOps since Jan 31, 2020/)).toBeVisible();
  await expect(page.getByText(/It had no result yet on Jan 31, 2020/).first()).toBeVisible();
});

test('the line over time has its numbers behind it, and kinds of rounds are apart', async ({ page }) => {
  const organization = await asManager(page);
  await page.goto(`${organization}/moved`);
  const line = page.getByRole('region', { name: 'The organization over time' });
  await expect(line.getByRole('figure').first()).toContainText(/Overall: from \d\.\d\d to \d\.\d\d/);
  await line.getByText('Show the numbers').first().click();
  const table = line.getByRole('table', { name: 'Overall by quarter' });
  await expect(table.getByRole('row').nth(1)).toContainText(/Q\d 20\d\d.*\d\.\d\d.*\d of \d teams/);
  await expect(page.getByRole('heading', { name: 'Team scores, steadied' })).toBeVisible();
  await expectAccessible(page);
});

test('the page fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const organization = await asManager(page);
  await page.goto(`${organization}/moved`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
