import { expect, test } from '@playwright/test';
import { answerAll, invite, join, openRound, startTeam, watchConsole } from './support/team';

test('open screens follow what others do, and turn when they are not the person’s any more', async ({
  page,
  browser,
}) => {
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Currents');
  const member = await join(browser, await invite(page, team), 'Maria Colleague');
  const memberErrors = watchConsole(member);
  await member.goto(team.address);
  await expect(member.getByRole('link', { name: 'Answer now' })).toHaveCount(0);
  // Marked, so that a page that was loaded anew is told from one that was asked for anew.
  await member.evaluate(() => document.body.setAttribute('data-same', ''));

  const roundId = await openRound(page, team);
  await expect(member.getByRole('link', { name: 'Answer now' })).toBeVisible();
  await expect(member.locator('body[data-same]')).toBeAttached();

  await member.goto(`/rounds/${roundId}/answer`);
  await expect(member.getByRole('heading', { level: 1 })).toBeVisible();
  await answerAll(page, roundId, () => 2);
  await page.goto(team.address);
  await page.getByRole('link', { name: 'End answering' }).click();
  await page.getByRole('button', { name: 'End answering' }).click();
  await expect(member.getByText('Answering in this round has ended')).toBeVisible();

  await member.goto(team.address);
  await expect(member.getByRole('heading', { level: 1, name: 'Currents' })).toBeVisible();
  await page.goto(`${team.address}/people`);
  await page.getByRole('button', { name: /remove.*Maria/i }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /remove/i })
    .click();
  await expect(member.getByRole('heading', { level: 1, name: 'Currents' })).toHaveCount(0);
  expect(errors).toEqual([]);
  // The page that is not theirs any more is not found.
  expect(memberErrors.filter((one) => !one.includes('404'))).toEqual([]);
});

test('nobody hears of a team that they may not see', async ({ page, browser, request }) => {
  const team = await startTeam(page, 'Deep');
  const changes = `/api${team.address}/changes`;
  const signedOut = await request.get(changes);
  expect(signedOut.status()).toBe(401);
  expect(await signedOut.json()).toEqual({ error: 'signed_out' });
  const stranger = await (await browser.newContext()).newPage();
  await startTeam(stranger, 'Shallow');
  const refused = await stranger.request.get(changes);
  expect(refused.status()).toBe(404);
  expect(await refused.json()).toEqual({ error: 'not_found' });
});
