import { expect, test } from '@playwright/test';
import {
  answerAll,
  closeRound,
  expectAccessible,
  invite,
  join,
  openRound,
  startTeam,
  watchConsole,
} from './support/team';

test('a team scores itself, sees its maturity, and takes a plan away', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);

  const team = await startTeam(page);
  await expectAccessible(page);
  const link = await invite(page, team);
  await expectAccessible(page);
  const colleagues = [
    await join(browser, link, 'Maria Colleague'),
    await join(browser, link, 'Nils Colleague', 'DS'),
  ];

  await page.goto(`${team.address}/people`);
  await expect(page.getByRole('row', { name: /Maria Colleague/ }).getByRole('combobox')).toHaveValue('MLE');

  const roundId = await openRound(page, team);
  await expectAccessible(page);
  await expect(page.getByText('Nobody of the 3 people asked has begun to answer.')).toBeVisible();
  for (const [i, person] of [page, ...colleagues].entries()) {
    await answerAll(person, roundId, (item, at) =>
      item.startsWith('MLO') ? 1 : at % 5 === 0 && i === 2 ? 'DK' : 2,
    );
  }

  await closeRound(page, team);
  // Back is the form that published it: the round is published, and says so.
  await page.goBack();
  await page.waitForURL(`**/rounds/${roundId}`);
  await expect(page.getByRole('button', { name: 'Publish the result' })).toHaveCount(0);
  const main = page.getByRole('main');
  await expect(main.getByText('3 of 3').first()).toBeVisible();
  // DEV 2, DAT 2 and MLO 1 make 1.67 overall.
  await expect(main.getByText('1.67').first()).toBeVisible();
  await expect(main.getByRole('img', { name: /.+/ }).first()).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${team.address}/next`);
  await expectAccessible(page);
  const first = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /add to plan/i }) })
    .first();
  await first.getByLabel(/due/i).fill('2030-06-30');
  await first.getByLabel(/owner/i).selectOption({ label: 'Maria Colleague' });
  await first.getByRole('button', { name: /add to plan/i }).click();
  await expect(page.getByText(/in the plan|added/i).first()).toBeVisible();

  await page.goto(`${team.address}/plan`);
  await expect(page.getByRole('main').getByText('Maria Colleague').first()).toBeVisible();
  await expectAccessible(page);

  const csv = await page.request.get(`/api${team.address}/plan.csv?lang=pt-BR`);
  expect(csv.headers()['content-type']).toContain('text/csv');
  const text = (await csv.body()).toString('utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain('30/06/2030');
  expect(text.split('\r\n')[0]).toContain(';');
  const pdf = await page.request.get(`/api${team.address}/plan.pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  expect(errors).toEqual([]);
});

test('the demo is one click away, as each of its three people', async ({ page }) => {
  for (const role of ['member', 'facilitator', 'manager']) {
    await page.goto('/');
    await page.getByRole('button', { name: new RegExp(role, 'i') }).click();
    await page.waitForURL(/\/(organizations|home)/);
    await expect(page.getByText(/sample organization/i).first()).toBeVisible();
    await expect(page.getByRole('grid').getByRole('link', { name: 'Bússola' })).toBeVisible();
    await expectAccessible(page);
    // Four people answer in Vento: enough for them, too few for people outside.
    if (role === 'manager') await expect(page.getByRole('row', { name: /Vento/ })).toContainText('Hidden');
    await page.context().clearCookies();
  }
});
