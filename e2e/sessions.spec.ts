import { expect, test } from '@playwright/test';
import { expectAccessible, invite, join, startTeam } from './support/team';

test('a copy of the cookie ends with signing out', async ({ page, browser }) => {
  await startTeam(page, 'Copies');
  const [address, cookies] = [page.url(), await page.context().cookies()];
  const elsewhere = await browser.newContext();
  await elsewhere.addCookies(cookies);
  const copy = await elsewhere.newPage();
  await copy.goto(address);
  await expect(copy).toHaveURL(address);
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('/');
  await copy.reload();
  await expect(copy).toHaveURL(/\/sign-in\?next=/);
  expect((await copy.request.get(`/api${new URL(address).pathname}/plan.csv`)).status()).toBe(401);
  await elsewhere.close();
});

test('somebody sees where they are signed in, and signs out there', async ({ page, browser }) => {
  await startTeam(page, 'Devices');
  const link = await invite(page, { id: '', address: new URL(page.url()).pathname });
  const phone = await join(browser, link, 'Pia Phone');
  await phone.goto('/account');
  const list = phone.getByRole('list', { name: 'Browsers in which you are signed in' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText(/Chrome on \w+/);
  await expect(list).toContainText('this one');
  await expectAccessible(phone);
});

test('an administrator signs a member out on all devices', async ({ page, browser }) => {
  const team = await startTeam(page, 'Lost phones');
  const member = await join(browser, await invite(page, team), 'Mia Member');
  await member.goto('/account');
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  await page.goto(`${new URL(page.url()).pathname}/people`);
  await page.getByRole('button', { name: /^Sign .*Mia Member.* out on all devices$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(dialog).toContainText('Mia Member is signed out on all devices.');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await member.reload();
  await expect(member).toHaveURL(/\/sign-in\?next=/);
});

test('no address of next-auth renews a session or writes into the log', async ({ page }) => {
  await startTeam(page, 'Closed doors');
  const names = [
    'session',
    'csrf',
    'providers',
    'signin',
    'signout',
    'error',
    '_log',
    'callback/credentials',
  ];
  for (const name of names) {
    for (const [method, status] of [
      ['GET', 404],
      ['POST', 405],
    ] as const) {
      const answer = await page.request.fetch(`/api/auth/${name}`, { method });
      expect([name, method, answer.status()]).toEqual([name, method, status]);
      expect(answer.headers()['set-cookie']).toBeUndefined();
    }
  }
});
