import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { readZip } from '../db/testing/read-zip';
import { database } from './support/answering';
import {
  answerAll,
  closeRound,
  expectAccessible,
  invite,
  join,
  openRound,
  PASSWORD,
  startTeam,
  watchConsole,
} from './support/team';

/** The path of the organization whose only owner is signed in. */
async function organizationOf(page: Page): Promise<string> {
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  return new URL(page.url()).pathname;
}

/** As if the person had signed in a quarter of an hour ago. */
async function notFresh(organization: string): Promise<void> {
  const sql = database();
  await sql`update sessions set confirmed_at = now() - interval '15 minutes' where user_id in (
    select user_id from memberships where organization_id = ${organization.split('/').at(-1) ?? ''})`;
  await sql.end();
}

test('an owner downloads everything, after proving that it is them; no answers are in it', async ({
  page,
  browser,
}) => {
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Archive');
  const link = await invite(page, team, 'Everybody');
  const people = [page];
  for (const name of ['Bia Barros', 'Caio Campos', 'Davi Dias', 'Eva Esteves'])
    people.push(await join(browser, link, name));
  const roundId = await openRound(page, team);
  for (const [i, person] of people.entries()) await answerAll(person, roundId, () => i % 5);
  await closeRound(page, team);
  const organization = await organizationOf(page);
  await notFresh(organization);
  await page.goto(`${organization}/settings`);
  await expect(page.getByRole('heading', { name: 'Your organization’s data' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Prepare the download' }).click();
  const proof = page.getByRole('group').filter({ has: page.getByLabel(/password/i) });
  await expect(proof).toBeVisible();
  await expectAccessible(page);
  await proof.getByLabel(/password/i).fill(PASSWORD);
  await proof.getByRole('button').click();
  const ready = page.getByRole('link', { name: 'Download the ZIP file' });
  await expect(ready).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), ready.click()]);
  expect(download.suggestedFilename()).toMatch(/^patamar-everything-\d{4}-\d\d-\d\d\.zip$/);
  const files = readZip(readFileSync(await download.path()));
  expect(files.get('README.txt')).toContain('All that Patamar holds of');
  expect(files.get('people.csv')).toContain('Eva Esteves');
  expect(files.get('links.csv')).toContain('Everybody');
  expect(files.get('results.csv')).toMatch(/,overall,overall,ok,2,/);
  expect([...files.values()].join('\n')).not.toContain(link.split('/').at(-1));
  // It is written down, and for nobody else.
  await page.goto(`${organization}/security-log`);
  await expect(page.getByRole('main')).toContainText('patamar-everything');
  const address = `/api${organization}/everything.zip`;
  expect((await people[1]?.request.get(address))?.status()).toBe(403);
  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.request.get(address)).status()).toBe(401);
  await notFresh(organization);
  const late = await page.request.get(address, { maxRedirects: 0 });
  expect([late.status(), late.headers().location]).toEqual([303, `${organization}/settings#own-data`]);
  expect(errors).toEqual([]);
});

test('an owner deletes the organization, everybody reads so, and the owner keeps it', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page, 'Closing');
  const member = await join(browser, await invite(page, team), 'Mia Member');
  const organization = await organizationOf(page);
  await notFresh(organization);
  await page.goto(`${organization}/settings`);
  const name = page.getByLabel(/^To confirm, type its name/);
  const button = page.getByRole('button', { name: 'Delete the organization' });
  await name.fill('Something else');
  await button.click();
  await expect(page.getByText('This is not the name.')).toBeVisible();
  await name.fill('Closing & Sons');
  await button.click();
  const proof = page.getByRole('group').filter({ has: page.getByLabel(/password/i) });
  await proof.getByLabel(/password/i).fill(PASSWORD);
  await proof.getByRole('button').click();
  await page.waitForURL(/\/closed\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Closing & Sons');
  await expect(page.getByRole('main')).toContainText('Olga Owner');
  await expectAccessible(page);

  for (const address of [team.address, `${team.address}/people`, organization, `${organization}/people`]) {
    await member.goto(address);
    await expect(member, address).toHaveURL(/\/closed\//);
  }
  await expect(member.getByRole('button', { name: 'Keep the organization' })).toHaveCount(0);
  await expect(member.getByRole('main')).toContainText('an owner can keep it');
  expect((await member.request.get(`/api${team.address}/plan.csv`)).status()).toBe(404);
  // A member is not locked out of everything: they can begin something of their own.
  await member.getByRole('link', { name: 'To your organizations' }).click();
  await expect(member.getByRole('main')).toContainText('deleted, can be kept until');
  await expectAccessible(member);
  await member.getByRole('link', { name: 'New organization' }).click();
  await member.getByLabel('Organization').fill('Mine');
  await member.getByLabel('Team', { exact: true }).fill('First');
  await expectAccessible(member);
  await member.getByRole('button', { name: 'Create organization' }).click();
  await member.waitForURL(/\/teams\//);
  await expect(member.getByRole('main')).toContainText('First');

  await page.getByRole('button', { name: 'Keep the organization' }).click();
  await page.waitForURL(new RegExp(`${organization}$`));
  await expect(page.getByRole('main')).toContainText('Closing');
  await member.goto(team.address);
  await expect(member).toHaveURL(team.address);
  await page.goto(`${organization}/security-log`);
  await expect(page.getByRole('main')).toContainText('Deleted the organization');
  await expect(page.getByRole('main')).toContainText('Kept the organization');
});

test('on a phone, dark and in Portuguese, the settings fit', async ({ page }) => {
  await startTeam(page, 'Celular');
  const organization = await organizationOf(page);
  const { hostname } = new URL(page.url());
  await page.context().addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${organization}/settings`);
  await expect(page.getByRole('heading', { name: 'Os dados da sua organização' })).toBeVisible();
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
  await expectAccessible(page);
});
