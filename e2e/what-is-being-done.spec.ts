import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/team';

/** Looks at the sample organization as its manager, who is in no team. */
async function asManager(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: /manager/i }).click();
  await page.waitForURL(/\/organizations\/[^/]+$/);
  return new URL(page.url()).pathname;
}

const table = (page: Page) => page.getByRole('region', { name: 'Steps of all teams' });

test('a manager sees what is late, what nobody has taken, what worked, and what to remind of', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const organization = await asManager(page);
  await page.goto(`${organization}/work`);
  await expect(page.getByRole('heading', { level: 1, name: 'What is being done' })).toBeVisible();
  await expect(page.getByText(/^\d+ steps are open: 2 are overdue, 2 have no owner\./)).toBeVisible();
  const rows = table(page).locator('tbody tr');
  await expect(rows.nth(0)).toContainText('overdue since');
  await expect(rows.nth(1)).toContainText('overdue since');
  await expect(rows.nth(2)).toContainText('nobody yet');
  await expectAccessible(page);

  const states = page.getByRole('navigation', { name: 'Which steps' });
  await states.getByRole('link', { name: 'Overdue (2)' }).click();
  await expect(page).toHaveURL(/state=overdue/);
  await expect(rows).toHaveCount(2);
  const whose = rows.first().getByRole('cell').nth(2).getByRole('link');
  const owner = (await whose.innerText()).trim();
  await whose.click();
  await expect(page).toHaveURL(/owner=/);
  await expect(page.getByText(`Steps of ${owner}`)).toBeVisible();
  await expect(rows.first()).toContainText(owner);
  await page.getByRole('link', { name: 'Show everybody’s' }).click();
  await expect(rows).toHaveCount(2);

  await rows
    .first()
    .getByRole('button', { name: /^Copy reminder/ })
    .click();
  await expect(rows.first().getByRole('button')).toContainText('Copied');
  const english = await page.evaluate(() => navigator.clipboard.readText());
  expect(english).toContain(`Hello ${owner}!`);
  expect(english).toMatch(/was due on .+\/teams\/[^/]+\/plan#step-/);
  await page.getByRole('link', { name: 'Português' }).last().click();
  await expect(page).toHaveURL(/remind=pt-BR/);
  await rows
    .first()
    .getByRole('button', { name: /^Copy reminder/ })
    .click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`Olá, ${owner}!`);

  const worked = page.getByRole('region', { name: 'Did it work?' });
  await expect(worked).toContainText(/\d of 6 finished steps kept what they promised\./);
  await expect(worked).toContainText('plausibly');
  await worked.getByRole('link', { name: 'See the finished steps' }).click();
  await expect(page).toHaveURL(/state=done/);
  await expect(rows.filter({ hasText: /^.*Kept: it brought/ }).first()).toBeVisible();
  await expect(rows.filter({ hasText: 'Not measured yet' }).first()).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^patamar-steps-\d{4}-\d\d-\d\d\.csv$/);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength((await rows.count()) + 1);

  // Bússola has a round open; how far it is stands there in steps, and who has not answered nowhere.
  const rounds = page.getByRole('region', { name: 'Rounds' });
  await expect(rounds).toContainText('Bússola');
  // Where addresses can be verified, the made-up people of the sample have none that is: then not even steps are told.
  await expect(rounds).toContainText(/This is told in steps only|how far they are is not told/);
});

test('on a phone and in Portuguese the page fits, and rows lead to the plan', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'pt-BR', viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: /gestora|gestor/i }).click();
  await page.waitForURL(/\/organizations\/[^/]+$/);
  await page.goto(`${new URL(page.url()).pathname}/work`);
  await expect(page.getByRole('heading', { level: 1, name: 'O que está sendo feito' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
  await page.getByRole('region', { name: 'Passos de todos os times' }).locator('tbody th a').first().click();
  await expect(page).toHaveURL(/\/teams\/[^/]+\/plan#step-/);
  await context.close();
});
