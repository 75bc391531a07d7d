import { expect, test } from '@playwright/test';
import { endAnswering, expectAccessible, openRound, startTeam, watchConsole } from './support/team';

test('health says that the database is reachable and migrated', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ database: 'reachable', migrations: 'current' });
  expect(response.headers()['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('the icon is there where browsers ask for one by themselves', async ({ request }) => {
  const response = await request.get('/favicon.ico');
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toMatch(/^image\/svg\+xml/);
});

test('every page has its own nonce in a strict policy, and every script carries it', async ({ page }) => {
  const errors = watchConsole(page);
  const seen = new Set<string>();
  const paths = [
    '/',
    '/sign-in',
    '/sign-up',
    '/no-such-page',
    '/learn/drift',
    '/learn/glossary',
    '/learn/search',
  ];
  for (const path of paths) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    const nonce = policy.match(/script-src [^;]*'nonce-([^']+)'/)?.[1] ?? '';
    expect(nonce.length, path).toBeGreaterThan(15);
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toMatch(/default-src 'self'/);
    expect(policy).toMatch(/object-src 'none'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    seen.add(nonce);
    const html = (await response?.text()) ?? '';
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(html).not.toMatch(/ style="/);
  }
  expect(seen.size).toBe(paths.length);
  expect(errors.filter((error) => !error.includes('404'))).toEqual([]);
});

test('language and theme are chosen once and remembered', async ({ page }) => {
  const team = await startTeam(page, 'Polyglot');
  const choose = async (name: string) => {
    const button = page.getByRole('button', { name });
    // The menu stays open where the browser keeps the page.
    if (!(await button.isVisible())) await page.getByText('Olga Owner').click();
    await button.click();
  };
  await choose('Português');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await choose('Escuro');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto(`${team.address}/people`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pessoas');
  await expectAccessible(page);
});

test('a long name is cut in the header, so that nothing scrolls sideways at 320 px', async ({ page }) => {
  const team = await startTeam(page, 'Narrow');
  const name = 'Maria Aparecida dos Santos Ferreira';
  await page.goto('/account');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Your name is saved.')).toBeVisible();
  const { hostname } = new URL(page.url());
  await page.setViewportSize({ width: 320, height: 640 });
  for (const lang of ['en', 'pt-BR']) {
    await page.context().addCookies([{ name: 'patamar-locale', value: lang, domain: hostname, path: '/' }]);
    await page.goto(team.address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    // Whoever hears the page hears the whole name.
    await expect(page.locator('header summary')).toHaveAccessibleName(new RegExp(`${name}$`));
  }
});

test('the page of results says how the first one comes about', async ({ page }) => {
  const team = await startTeam(page, 'Before');
  const main = page.getByRole('main');
  await page.goto(`${team.address}/results`);
  await expect(main.getByText('Results come out of your first round')).toBeVisible();
  await expectAccessible(page);
  await openRound(page, team);
  await page.goto(`${team.address}/results`);
  await expect(main.getByText('has no result yet')).toBeVisible();
  await endAnswering(page, team);
  await page.goto(`${team.address}/results`);
  await main.getByRole('link', { name: 'Publish the result' }).click();
  await expect(main.getByText('the whole result will stay hidden')).toBeVisible();
});
