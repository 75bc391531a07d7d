import { expect, test } from '@playwright/test';
import { database } from './support/answering';
import { expectAccessible, invite, join, PASSWORD, startTeam, watchConsole } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

/** A day so many days from today, as a date field has it. */
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a facilitator plans a round, sees what it would ask, and people read until when', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Planned');
  const link = await invite(page, team);
  const maria = await join(browser, link, 'Maria Colleague', 'SWE');
  const nils = await join(browser, link, 'Nils Colleague', 'PO');
  await page.goto(`${team.address}/rounds/new`);
  await expectAccessible(page);
  const quick = page.getByRole('radio', { name: /^Quick/ });
  await expect(quick).toHaveAccessibleName(/29 questions/);
  await expect(page.getByText('3 people will be asked.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'MLOps' }).uncheck();
  await page.getByRole('checkbox', { name: 'DataOps' }).uncheck();
  await expect(quick).toHaveAccessibleName(/9 questions/);
  await page.getByRole('checkbox', { name: /^Nils Colleague/ }).uncheck();
  await expect(page.getByText('2 people will be asked.')).toBeVisible();
  await expect(page.getByText('With fewer than 3 answers an anonymous result stays hidden')).toBeVisible();

  // Nothing ticked, and a day that is over: said beside the fields, and nothing typed is lost.
  await page.getByRole('checkbox', { name: 'DevOps' }).uncheck();
  await page.getByLabel('Last day to answer').fill(day(-3));
  await page.getByLabel('Name of the round').fill('Only the basics');
  await page.getByRole('button', { name: 'Open the round' }).click();
  await expect(page.getByText('Tick at least one.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'DevOps' }).check();
  await page.getByRole('button', { name: 'Open the round' }).click();
  await expect(page.getByText('This day is over already.')).toBeVisible();
  await expect(page.getByLabel('Name of the round')).toHaveValue('Only the basics');
  await page.getByLabel('Last day to answer').fill(day(9));
  await page.getByRole('checkbox', { name: 'Answering ends by itself after that day' }).check();
  await page.getByLabel('Repeat').selectOption('quarter');
  await page.getByRole('button', { name: 'Open the round' }).click();
  await page.waitForURL(`**${team.address}`);
  await expect(page.getByText(/only DevOps/).first()).toBeVisible();
  await expect(page.getByText(/The last day to answer is .+ Then answering ends by itself\./)).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'Rounds open by themselves, every three months' }),
  ).toBeVisible();
  await expectAccessible(page);

  // Who is asked reads it with the questions; who is not asked is told so.
  await maria.goto(team.address);
  await maria.getByRole('link', { name: 'Answer now' }).click();
  await expect(maria.getByText(/The last day to answer is/)).toBeVisible();
  await nils.goto(team.address);
  await expect(nils.getByText('You are not asked in this round.')).toBeVisible();

  await page.getByRole('link', { name: 'Choose another day' }).click();
  await page.getByLabel('Last day to answer').fill(day(12));
  await page.getByRole('checkbox', { name: 'Answering ends by itself after that day' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expectAccessible(page);
  await sql`update rounds set ends_on = current_date - 5 where team_id = ${team.id}`;
  await page.goto(team.address);
  await expect(page.getByText(/The last day to answer was .+; answering is still open\./)).toBeVisible();

  await sql`update round_schedules set paused = 'round_open', paused_at = now() where team_id = ${team.id}`;
  await page.reload();
  await expect(page.getByText('When its day came, the round before was not published.')).toBeVisible();
  await maria.goto(team.address);
  await expect(maria.getByRole('button', { name: 'Stop repeating' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on with the next day' }).click();
  await expect(page.getByText(/The next round opens on/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop repeating' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop repeating' }).click();
  await expect(page.getByRole('heading', { name: /Rounds open by themselves/ })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a room comes in by the code on the wall, and reads first where it leads', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const team = await startTeam(page, 'Wall');
  await invite(page, team, 'The room');
  await page.goto(`${team.address}/people`);
  await page.getByRole('link', { name: 'Show the link for The room in a room' }).click();
  await expect(page.getByRole('img', { name: 'QR code of the invitation link' })).toBeVisible();
  await expectAccessible(page);
  const letters = (await page.getByText(/^and type these letters/).textContent()) ?? '';
  const code = letters.replace(/^.*: /, '').replaceAll(' ', '');
  expect(code).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ]{8}$/);
  const portuguese = page.getByText('O time Wall, em Wall & Sons,');
  await expect(portuguese).toContainText('/join/');

  const phone = await browser.newContext({ locale: 'en-US', viewport: { width: 320, height: 640 } });
  const guest = await phone.newPage();
  await guest.goto('/join');
  await expectAccessible(guest);
  await guest.getByLabel('Code').fill('hello');
  await guest.getByRole('button', { name: 'Go on' }).click();
  await expect(guest.getByText('A code has 8 letters, none of them a vowel.')).toBeVisible();
  await guest.getByLabel('Code').fill(code === 'BCDFGHJK' ? 'BCDFGHJM' : 'BCDFGHJK');
  await guest.getByRole('button', { name: 'Go on' }).click();
  await expect(guest.getByText('No link that works has this code.')).toBeVisible();
  await guest.getByLabel('Code').fill(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
  await guest.getByRole('button', { name: 'Go on' }).click();
  await expect(guest.getByRole('heading', { name: 'Join the team Wall' })).toBeVisible();
  await expect(guest.getByText('No round takes answers now')).toBeVisible();
  await expect(guest.getByText(/This link works until .+, for 50 more people/)).toBeVisible();
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(guest);
  await guest.getByLabel('Your name').fill('Gil Guest');
  await guest.getByLabel('E-mail').fill(`gil-${Date.now()}@firm.example`);
  await guest.getByLabel('Password').fill(PASSWORD);
  await guest.getByRole('button', { name: /join/i }).click();
  await guest.waitForURL(`**${team.address}`);
  await phone.close();

  // The code as an address is nothing: there nobody would count who tries them.
  await page.goto(`/join/${code}`);
  await expect(page.getByText('This invitation does not work any more')).toBeVisible();
});
