import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, invite, join, openRound, PASSWORD, startTeam } from './support/team';

test('somebody who forgot their password sets a new one by a link of an administrator', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page, 'Forgetful');
  const member = await join(browser, await invite(page, team), 'Fay Forgetful');
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  await page.goto(`${new URL(page.url()).pathname}/people`);
  await page.getByRole('button', { name: /Link for .*Fay Forgetful.* to set a new password/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const field = dialog.getByLabel(/^Link for/);
  await expect(field).toHaveValue(/\/reset\/[\w-]{43}$/);
  const link = await field.inputValue();
  await expectAccessible(page);

  const strange = await browser.newContext();
  const fay = await strange.newPage();
  await fay.goto('/sign-in');
  await fay.getByRole('link', { name: 'Forgotten the password?' }).click();
  await expect(fay.getByRole('heading', { level: 1, name: 'Forgotten the password?' })).toBeVisible();
  await expectAccessible(fay);
  await fay.goto(link);
  await expect(fay.getByText('For the account of Fay Forgetful.')).toBeVisible();
  await expectAccessible(fay);
  const password = fay.getByLabel('New password');
  await password.fill('passwordpassword');
  await fay.getByRole('button', { name: 'Set the password' }).click();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await password.fill(`${PASSWORD} anew`);
  await fay.getByRole('button', { name: 'Set the password' }).click();
  await expect(fay).toHaveURL(/\/(teams|home|organizations|rounds)/);
  // Her other device is out, and the link is over.
  await member.reload();
  await expect(member).toHaveURL(/\/sign-in\?next=/);
  expect((await fay.goto(link))?.status()).toBe(404);
  await expect(fay.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await strange.close();
});

test('who makes a link and uses it reads nothing that its person answered', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const team = await startTeam(page, 'Kept');
  const bia = await join(browser, await invite(page, team), 'Bia');
  const roundId = await openRound(page, team);
  const save = (who: Page, value: number, answeredAt: number) =>
    who.request.put(`/api/rounds/${roundId}/answers`, {
      data: { answers: [{ itemId: 'DEV-CI', value, answeredAt }] },
    });
  expect((await save(bia, 4, Date.now())).status()).toBe(200);
  await bia.goto(`/rounds/${roundId}/answer`);
  await expect(bia.getByText('1 of 29 answered').first()).toBeVisible();
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  await page.goto(`${new URL(page.url()).pathname}/people`);
  await page.getByRole('button', { name: /^Link for .*Bia.* to set a new password$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
  const link = await page
    .getByRole('dialog')
    .getByLabel(/^Link for/)
    .inputValue();
  const inHerPlace = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await inHerPlace.goto(new URL(link).pathname);
  await inHerPlace.getByLabel('New password').fill(`${PASSWORD} again`);
  await inHerPlace.getByRole('button', { name: 'Set the password' }).click();
  await inHerPlace.waitForURL(/\/(teams|organizations|home)/);
  await inHerPlace.goto(`/rounds/${roundId}/answer`);
  await expect(inHerPlace.getByText('Earlier answers are not shown')).toBeVisible();
  await expect(inHerPlace.getByText('0 of 29 answered').first()).toBeVisible();
  // Nor by sending something older, to be told what is stored.
  expect(await (await save(inHerPlace, 0, 1000)).json()).toMatchObject({ kept: [] });
});
