import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';
import { database } from './answering';

export const PASSWORD = 'a landing between two flights';

/** Fails with the names of the rules that a page breaks. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual(
    [],
  );
}

/** Unexpected errors in the console fail a journey. Call first; check `errors` at the end. */
export function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

const address = () => `p-${randomBytes(6).toString('hex')}@firm.example`;

async function fillPerson(page: Page, name: string): Promise<string> {
  const email = address();
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  return email;
}

/** As if the identity provider of the server under test had vouched for the address: only then a person counts. */
async function verify(email: string): Promise<void> {
  const sql = database();
  await sql`update users set email_verified_at = now() where email = ${email}`;
  // All journeys come from one address, which has a hundred sign-ups an hour.
  await sql`delete from rate_limits where key like 'signUp:%'`;
  await sql.end();
}

export interface Team {
  id: string;
  address: string;
}

/** Signs up through the form; the page stands on the new team. */
export async function startTeam(page: Page, name = 'Tides'): Promise<Team> {
  await page.goto('/sign-up');
  const email = await fillPerson(page, 'Olga Owner');
  await page.getByLabel('Organization').fill(`${name} & Sons`);
  await page.getByLabel('Team', { exact: true }).fill(name);
  await page.getByLabel('Your job role').selectOption('DE');
  await page.getByRole('button', { name: 'Create and continue' }).click();
  await page.waitForURL(/\/teams\/[0-9a-f-]{36}/);
  await verify(email);
  const id = page.url().match(/teams\/([0-9a-f-]{36})/)?.[1] ?? '';
  return { id, address: `/teams/${id}` };
}

/** Makes an invitation link through the people page, for as many as come, and returns its path. */
export async function invite(page: Page, team: Team, givenTo = 'The team', people = 50): Promise<string> {
  await page.goto(`${team.address}/people`);
  await page.getByLabel('Who is it for?').fill(givenTo);
  await page.getByLabel('How many people may use it').fill(String(people));
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).inputValue();
  return new URL(link).pathname;
}

/** A newcomer on a device of their own opens the link, signs up in place and is in the team. */
export async function join(browser: Browser, path: string, name: string, jobRole = 'MLE'): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(path);
  const email = await fillPerson(page, name);
  const role = page.getByLabel('Your job role');
  if (await role.isVisible()) await role.selectOption(jobRole);
  await page.getByRole('button', { name: /join/i }).click();
  await page.waitForURL(/\/teams\//);
  await verify(email);
  return page;
}

/** After a command whoever works by keyboard, or hears the page, is at its heading, and not nowhere. */
export const expectAtHeading = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toBeFocused();

/** Opens a round through the form; returns its id. */
export async function openRound(
  page: Page,
  team: Team,
  mode: 'Quick' | 'Key practices' | 'All practices' = 'Quick',
): Promise<string> {
  await page.goto(`${team.address}/rounds/new`);
  await page.getByRole('radio', { name: new RegExp(`^${mode}`) }).check();
  await page.getByRole('button', { name: 'Open the round' }).click();
  await page.waitForURL(`**${team.address}`);
  await expectAtHeading(page);
  const href = await page.getByRole('link', { name: 'Answer now' }).getAttribute('href');
  return href?.match(/rounds\/([0-9a-f-]{36})/)?.[1] ?? '';
}

export const LEAVES = [
  'DEV-CI DEV-VC DEV-CD DEV-MS DEV-IAC DEV-CM DEV-MON DEV-COL DEV-AUT',
  'DAT-SAT DAT-REL DAT-CHG DAT-TEAM DAT-DAY DAT-HERO DAT-REP DAT-QUA DAT-MON DAT-CYC',
  'MLO-AUT MLO-CI MLO-CD MLO-CT MLO-CM MLO-VER MLO-EXP MLO-TST MLO-MON MLO-REP',
].flatMap((line) => line.split(' '));

/** Answers every question of a quick round through the same endpoint as the questionnaire, with this page's session. */
export async function answerAll(
  page: Page,
  roundId: string,
  value: (item: string, index: number) => unknown,
): Promise<void> {
  const answers = LEAVES.map((itemId, i) => ({ itemId, value: value(itemId, i), answeredAt: Date.now() }));
  const response = await page.request.put(`/api/rounds/${roundId}/answers`, { data: { answers } });
  expect(response.status()).toBe(200);
  expect((await response.json()).rejected).toEqual([]);
}

/** Ends answering in the open round, from the team page; the page stands where the result is published. */
export async function endAnswering(page: Page, team: Team): Promise<void> {
  await page.goto(team.address);
  await page.getByRole('link', { name: 'End answering' }).click();
  await page.getByRole('button', { name: 'End answering' }).click();
  await expect(page.getByRole('button', { name: 'Publish the result' })).toBeVisible();
  await expectAtHeading(page);
}

/** Ends answering in the open round, publishes and waits for the result. */
export async function closeRound(page: Page, team: Team): Promise<void> {
  await endAnswering(page, team);
  await page.getByRole('button', { name: 'Publish the result' }).click();
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/);
  await expectAtHeading(page);
}
