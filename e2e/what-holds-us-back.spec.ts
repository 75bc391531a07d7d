import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, startTeam, watchConsole } from './support/team';

/** As one of the three people of the sample organization; returns the organization's address. */
async function explore(page: Page, person: RegExp): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL(/\/(organizations|home)/);
  const href = await page.getByRole('link', { name: 'Models' }).getAttribute('href');
  return (href ?? '').replace('/models', '');
}

test('a manager finds what holds most teams back, where to begin and who could show whom', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);
  const organization = await explore(page, /manager/i);
  await page.goto(`${organization}/gaps`);
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What holds most of us back?');
  // It leads with what tells principles apart: below target are nearly all.
  const finding = main.getByText(/^Teams are furthest below their targets in .* two levels or more below/);
  await expect(finding).toContainText('At least half of the teams have reached theirs only in');
  const all = page.getByText(/^As a table: the \d+ principles in which most teams are below their target$/);
  const [count] = (await all.innerText()).match(/\d+/) ?? [];
  const file = await page.request.get(
    (await main.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '',
  );
  expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const lines = (await file.text()).split('\r\n');
  expect(lines.filter((line) => line.startsWith('principle below target,'))).toHaveLength(Number(count));
  expect(lines.join()).not.toContain('Vento');

  // Six to begin with, all of them as a table, and nothing of the team whose result is hidden.
  const shared = page.getByRole('list', { name: 'Principles in which most teams are below their target' });
  await expect(shared.getByRole('listitem')).toHaveCount(6);
  for (const item of await shared.getByRole('listitem').all())
    await expect(item).toContainText(/[2-5] of [345] teams with a result are below their target/);
  await all.click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(Number(count) + 1);
  await expect(main).toContainText('One team is in no number here');
  await expect(main).not.toContainText('Vento');

  // Where to begin, with its effort and a page that explains it.
  const first = shared.getByRole('listitem').filter({ hasText: 'Begin with' }).first();
  await expect(first).toContainText(
    /points? of effort · below target in (1 of 1 team|2 of 2 teams) with scored practices/,
  );
  const practice = first.getByRole('paragraph').filter({ hasText: 'Begin with' }).getByRole('link');
  const title = await practice.innerText();
  await expectAccessible(page);
  await practice.click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.goBack();

  const pairs = page.getByRole('list', { name: 'Suggestions of teams that could teach each other' });
  const pair = pairs.getByRole('listitem').filter({ hasText: 'could show' }).first();
  await expect(pair).toContainText(/\S+ could show \S+ how\./);
  await expect(pair).toContainText(/aiming at level 3/);
  await expect(pair).toContainText('Answers for it:');
  await pair.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(/\/teams\/[0-9a-f-]{36}$/);

  // The filters narrow down what is said.
  await page.goto(`${organization}/gaps`);
  await page.getByLabel('Framework').selectOption('MLO');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/framework=MLO/);
  await expect(main.getByText(/^Teams are furthest below their targets in [^.]*MLOps/)).toBeVisible();
  await expect(shared.getByText('DevOps')).toHaveCount(0);
  await expect(shared.getByText('MLOps').first()).toBeVisible();

  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('who is in one team, and an organization without results, learn what is missing', async ({ page }) => {
  const organization = await explore(page, /member/i);
  await page.goto(`${organization}/gaps`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Three results make a pattern' })).toBeVisible();
  await expect(main).toContainText('One of these teams has a result that you see.');
  for (const other of ['Atlas', 'Farol', 'Vento']) await expect(main).not.toContainText(other);
  await expectAccessible(page);
  await page.context().clearCookies();

  await startTeam(page, 'Beginners');
  await page.goto('/home');
  const own = (await page.getByRole('link', { name: 'Models' }).getAttribute('href')) ?? '';
  await page.goto(own.replace('/models', '/gaps'));
  await expect(main).toContainText('None of these teams has a result that you see yet.');
  await main.getByRole('link', { name: 'To the teams' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(main.getByRole('link', { name: 'Beginners', exact: true })).toBeVisible();
});
