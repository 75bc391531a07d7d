import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, invite, join, PASSWORD, startTeam, watchConsole } from './support/team';

async function opened(browser: import('@playwright/test').Browser, path: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await page.goto(path);
  return page;
}

const gone = (page: Page) => page.getByRole('heading', { name: 'This invitation does not work any more' });

test('a link says for whom it is, lets in as many, and tells who came', async ({ page, browser }) => {
  test.slow();
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Links');
  await page.goto(`${team.address}/people`);
  // Without saying for whom there is none.
  await page.getByLabel('How many people may use it').fill('2');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByLabel('Invitation link', { exact: true })).toHaveCount(0);
  const path = await invite(page, team, 'Ana and Bia, new here', 2);
  const ana = await join(browser, path, 'Ana Andrade');
  await page.reload();
  const links = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Ana and Bia, new here' });
  await expect(links).toContainText('1 of 2 used');
  await expectAccessible(page);
  await join(browser, path, 'Bia Barros');

  const stranger = await opened(browser, path);
  await expect(gone(stranger)).toBeVisible();
  await expect(stranger.getByRole('main')).toContainText('has let in as many people as it was made for');
  await expect(stranger.getByRole('main')).not.toContainText('Links');
  await expect(stranger.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await expectAccessible(stranger);
  // Who came by it is where it led.
  await ana.goto(path);
  await expect(ana).toHaveURL(team.address);

  await page.reload();
  await page.getByText('Links that are over').click();
  const over = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Ana and Bia, new here' });
  await expect(over).toContainText('2 of 2 used · used up');
  await over.getByText('Who came in by it').click();
  await expect(over.getByRole('listitem')).toHaveText([/^Ana Andrade, /, /^Bia Barros, /]);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('a link ends with the membership of whoever came by it, and the question says so', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page, 'Doors');
  const chat = await invite(page, team, 'the chat of the team');
  const other = await invite(page, team, 'Caio alone', 1);
  await join(browser, chat, 'Mallory Maia');
  const waiting = await opened(browser, chat);
  await page.goto(`${team.address}/people`);
  await page.getByRole('button', { name: /^Remove .*Mallory Maia.* from the team$/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('the chat of the team');
  await expect(dialog).not.toContainText('Caio alone');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Mallory Maia' })).toHaveCount(0);

  // The form that was open already, under another name and address.
  await waiting.getByLabel('Your name').fill('Someone Else');
  await waiting.getByLabel('E-mail').fill(`else-${Date.now()}@firm.example`);
  await waiting.getByLabel('Password').fill(PASSWORD);
  await waiting.getByRole('button', { name: 'Create account and join' }).click();
  await expect(waiting.getByRole('main')).toContainText('This invitation does not work any more');
  const again = await opened(browser, chat);
  await expect(gone(again)).toBeVisible();
  await expect(again.getByRole('main')).toContainText('ended');
  // The other link is none of it.
  const caio = await join(browser, other, 'Caio Campos');
  await expect(caio).toHaveURL(new RegExp(team.address));
});

test('a colleague’s name is refused alike for known and unknown addresses, and the owner of one comes in', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page, 'Names');
  const path = await invite(page, team);
  const known = `known-${Date.now()}@firm.example`;
  const elsewhere = await opened(browser, '/sign-up');
  await elsewhere.getByLabel('Your name').fill('Nadia Nunes');
  await elsewhere.getByLabel('E-mail').fill(known);
  await elsewhere.getByLabel('Password').fill(PASSWORD);
  await elsewhere.getByLabel('Organization').fill('Elsewhere');
  await elsewhere.getByLabel('Team', { exact: true }).fill('Away');
  await elsewhere.getByRole('button', { name: 'Create and continue' }).click();
  await elsewhere.waitForURL(/\/teams\//);

  const answers: string[] = [];
  for (const email of [known, `unknown-${Date.now()}@firm.example`]) {
    const guest = await opened(browser, path);
    await guest.getByLabel('Your name').fill('OIga Owner');
    await guest.getByLabel('E-mail').fill(email);
    await guest.getByLabel('Password').fill('some other landing of five flights');
    await guest.getByRole('button', { name: 'Create account and join' }).click();
    await expect(guest.getByLabel('Your name')).toHaveAttribute('aria-invalid', 'true');
    answers.push((await guest.getByRole('main').innerText()).replace(/\S+@firm\.example/g, ''));
  }
  expect(answers[0]).toContain('Somebody in this organization has this name already');
  expect(answers[0]).toBe(answers[1]);
  const owner = await opened(browser, path);
  await owner.getByLabel('Your name').fill('Olga Owner');
  await owner.getByLabel('E-mail').fill(known);
  await owner.getByLabel('Password').fill(PASSWORD);
  await owner.getByRole('button', { name: 'Create account and join' }).click();
  await expect(owner).toHaveURL(new RegExp(team.address));
});

test('on a phone and in Portuguese, the links stand in a column', async ({ page }) => {
  const team = await startTeam(page, 'Celular');
  await invite(page, team, 'Uma pessoa com um nome muito comprido que não cabe em uma linha só', 3);
  const { hostname } = new URL(page.url());
  await page.context().addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`${team.address}/people`);
  await expect(page.getByLabel('Para quem é?')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('0 de 3 usos');
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
  await expectAccessible(page);
});
