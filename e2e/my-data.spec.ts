import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, invite, join, PASSWORD, startTeam } from './support/team';

async function signIn(page: Page, email: string) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a member takes their data along, changes their address, deletes the account and keeps it', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page, 'Own data');
  const member = await join(browser, await invite(page, team), 'Dana Data');
  await member.goto('/account');
  await expectAccessible(member);

  await member.getByRole('button', { name: 'Prepare the file' }).click();
  const started = member.waitForEvent('download');
  await member.getByRole('link', { name: 'Download my data' }).click();
  const file = await (await started).path();
  const data = JSON.parse(readFileSync(file, 'utf8'));
  expect(JSON.stringify(data)).toContain('Dana Data');
  expect(JSON.stringify(data)).not.toContain('Olga Owner');

  const email = `dana-${Date.now()}@firm.example`;
  await member.getByLabel('New e-mail address').fill(email);
  await member.getByRole('button', { name: 'Change address' }).click();
  await expect(member.getByText('Your address was changed')).toBeVisible();

  await member.getByRole('button', { name: 'Delete my account' }).first().click();
  await member.getByRole('dialog').getByRole('button', { name: 'Delete my account' }).click();
  await expect(member.getByText('Your account is going to be deleted')).toBeVisible();
  await signIn(member, email);
  await expect(member.getByText('This account goes for good on')).toBeVisible();
  await expectAccessible(member);
  await member.getByLabel('Keep my account').check();
  await member.getByLabel('Password').fill(PASSWORD);
  await member.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(member).toHaveURL(/\/(teams|home|organizations|rounds)/);
});

test('the only owner is told to hand the organization over first', async ({ page }) => {
  await startTeam(page, 'Alone at the top');
  await page.goto('/account');
  await expect(page.getByText('Nobody else owns Alone at the top & Sons')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete my account' })).toHaveCount(0);
});
