import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, invite, join, openRound, startTeam, watchConsole } from './support/team';

/** The outbox of the organization, from wherever the page stands. */
async function toOutbox(page: Page): Promise<void> {
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  await page.getByRole('link', { name: 'Outbox', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
}

test('where no mail is sent, what would be mailed waits for whoever caused it, to be passed on', async ({
  page,
  browser,
}) => {
  test.slow();
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Postal');
  await toOutbox(page);
  await expect(page.getByText('Nothing yet')).toBeVisible();

  await page.goto(`${team.address}/people`);
  await page.getByLabel('Who is it for?').fill('Ana, who is new');
  await page.getByLabel('Their e-mail address').fill('not an address');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByLabel('Their e-mail address')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Their e-mail address').fill('ana@firm.example');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).inputValue();
  await expect(page.getByRole('listitem').filter({ hasText: 'to ana@firm.example' })).toContainText('0 of 1');

  await toOutbox(page);
  const message = page.getByRole('article').filter({ hasText: 'Invitation to the team Postal' });
  await expect(message).toContainText('For ana@firm.example, to pass on');
  await expect(message).toContainText(link);
  await expect(message).toContainText('Olga Owner invites you to the team Postal');
  await expectAccessible(page);
  await join(browser, new URL(link).pathname, 'Ana Andrade');
  await page.reload();
  await expect(message).toContainText('This link lets nobody in any more.');
  await expect(message).not.toContainText(link);
  expect(errors).toEqual([]);
});

test('a reminder is one text for the whole team, once a day, and nobody else’s to see', async ({
  page,
  browser,
}) => {
  test.slow();
  const team = await startTeam(page, 'Reminded');
  const ana = await join(browser, await invite(page, team), 'Ana Andrade');
  const roundId = await openRound(page, team);
  await page.getByRole('button', { name: 'Remind who has not finished' }).click();
  await expect(page.getByText('The text is in your outbox, to pass on to the whole team.')).toBeVisible();
  await page.getByRole('button', { name: 'Remind who has not finished' }).click();
  await expect(page.getByText('less than 20 hours ago')).toBeVisible();
  await toOutbox(page);
  const message = page.getByRole('article').filter({ hasText: /^Reminder of/ });
  await expect(message).toContainText(`/rounds/${roundId}/answer`);
  await expect(message).not.toContainText('Ana');
  // In the background it is done, and a number of people is nowhere.
  await page.getByRole('link', { name: 'All that runs in the background' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'In the background' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'Reminder of' });
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText('Done');
  }).toPass();
  await expect(page.getByText('0 waiting · 0 failed · 1 done')).toBeVisible();
  await expectAccessible(page);
  // A member has no outbox, and the tab is not there.
  await ana.goto(page.url().replace('/background', '/outbox'));
  await expect(ana.getByRole('heading', { level: 1, name: 'You cannot use this page' })).toBeVisible();
  await ana.goto(team.address);
  await expect(ana.getByRole('button', { name: 'Remind who has not finished' })).toHaveCount(0);
});

test('on a phone a long link in the outbox stays within the page', async ({ page }) => {
  const team = await startTeam(page, 'Narrow');
  await page.goto(`${team.address}/people`);
  await page.getByLabel('Who is it for?').fill('Ana');
  await page.getByLabel('Their e-mail address').fill(`${'a'.repeat(60)}@${'b'.repeat(60)}.example`);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByLabel('Invitation link', { exact: true })).toBeVisible();
  await toOutbox(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
