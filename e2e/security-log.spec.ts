import { expect, test } from '@playwright/test';
import { expectAccessible, invite, join, startTeam } from './support/team';

test('an owner reads who did what, narrows it down and takes it along', async ({ page, browser }) => {
  const team = await startTeam(page, 'Watched doors');
  const member = await join(browser, await invite(page, team), 'Mia Member');
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  const path = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Security', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Security log' })).toBeVisible();
  const table = page.getByRole('table', { name: 'Events, newest first' });
  await expect(table).toContainText('Joined the team Watched doors');
  await expect(table).toContainText(/Made an invitation link to the team Watched doors.*, as Team member/);
  await expect(table.getByRole('row', { name: /Mia Member/ }).first()).toContainText(/Chrome on \w+/);
  await expectAccessible(page);

  await page.getByLabel('Kind').selectOption('Invitation links');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/group=links/);
  await expect(table.getByRole('row')).toHaveCount(2);
  const file = await page.request.get(`/api${path}/security-log.csv?group=links&lang=en`);
  expect(file.status()).toBe(200);
  expect((await file.text()).trim().split('\r\n')).toHaveLength(2);
  await page.getByRole('link', { name: 'Show everything' }).click();
  await expect(table).toContainText('Downloaded patamar-security-log');

  expect((await member.goto(`${path}/security-log`))?.status()).toBe(403);
  expect((await member.request.get(`/api${path}/security-log.csv`)).status()).toBe(404);
});
