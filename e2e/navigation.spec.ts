import { expect, test } from '@playwright/test';
import { expectAccessible, startTeam } from './support/team';

test('a page that is slow to come says that it is on its way, until it is there', async ({ page }) => {
  const team = await startTeam(page, 'Snail');
  await page.goto(team.address);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/people?**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('navigation', { name: 'Team pages' }).getByRole('link', { name: 'People' }).click();
  await expect(page.getByText('The page is on its way.')).toBeAttached();
  await expect(page.locator('.slow-navigation')).toHaveAttribute('data-state', 'loading');
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await expect(page.getByText('The page is on its way.')).not.toBeAttached();
});

test('a link without a connection keeps the page, and says so', async ({ page, context }) => {
  const team = await startTeam(page, 'Tunnel');
  await page.goto(team.address);
  const link = page.getByRole('navigation', { name: 'Team pages' }).getByRole('link', { name: 'People' });
  await context.setOffline(true);
  await link.click();
  await expect(page.getByText('There is no connection. This page stays as it is')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tunnel');
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(page.getByText('There is no connection.')).toBeHidden();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
});
