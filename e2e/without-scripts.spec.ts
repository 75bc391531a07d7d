import { type BrowserContext, expect, test } from '@playwright/test';
import { openRound, startTeam } from './support/team';

/** The same person on a device that runs no scripts. */
const unscripted = async (from: BrowserContext): Promise<BrowserContext> => {
  const browser = from.browser();
  if (!browser) throw new Error('No browser.');
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
  await context.addCookies(await from.cookies());
  return context;
};

test('a form that was refused shows its answer, though it stood in a part that is closed', async ({
  page,
}) => {
  const team = await startTeam(page, 'Basalt');
  const context = await unscripted(page.context());
  const plain = await context.newPage();
  await plain.goto(`${team.address}/targets`);
  const row = plain.locator('#target-MLO-EXP');
  const day = row.getByLabel('By', { exact: false }).first();
  await row.locator('summary').click();
  await day.fill('2031-05-05');
  await row.getByRole('button', { name: 'Save target' }).click();
  await expect(row.getByText('The target was saved.')).toBeVisible();
  await day.fill('');
  await row.getByRole('button', { name: 'Save target' }).click();
  await expect(row.getByText(/not a date/)).toBeVisible();
  // The page is new, and as long as before: the browser goes to the answer.
  await expect(row.getByText('Nothing was saved yet.', { exact: false })).toBeInViewport();
  await context.close();
});

test('what cannot be undone asks first', async ({ page }) => {
  const team = await startTeam(page, 'Granite');
  await openRound(page, team);
  const context = await unscripted(page.context());
  const plain = await context.newPage();
  await plain.goto(team.address);
  await plain.getByRole('link', { name: 'Rename or cancel' }).click();
  const cancel = { name: 'Cancel the round and delete its answers' };
  const dialog = plain.getByRole('dialog');
  await plain.getByRole('button', cancel).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button').last().click();
  await expect(dialog).toBeHidden();
  await plain.getByRole('button', cancel).click();
  await dialog.getByRole('button', cancel).click();
  await plain.goto(team.address);
  await expect(plain.getByRole('link', { name: 'Rename or cancel' })).toHaveCount(0);
  await context.close();
});

test('a form from before an upgrade leads to a page that says so, in the language of the person', async ({
  page,
  baseURL,
}) => {
  const team = await startTeam(page, 'Slate');
  const { hostname } = new URL(page.url());
  await page.context().addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  // An id that no program of today has.
  const answer = await page.request.post(`${team.address}/targets?a=b`, {
    multipart: { [`$ACTION_ID_40${'a'.repeat(40)}`]: '' },
    headers: { accept: 'text/html,application/xhtml+xml', origin: new URL(baseURL ?? page.url()).origin },
  });
  expect(answer.status()).toBe(200);
  await page.goto(answer.url());
  await expect(page.getByRole('heading', { level: 1, name: 'O Patamar foi atualizado' })).toBeVisible();
  await expect(page.getByText('Nada foi salvo', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: 'Recarregar a página' }).click();
  await page.waitForURL(`**${team.address}/targets?a=b`);
});
