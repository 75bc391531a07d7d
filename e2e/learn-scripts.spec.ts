import { expect, test } from '@playwright/test';
import { watchConsole } from './support/team';

test('the moving picture takes over what was moved before its scripts were there', async ({ page }) => {
  const errors = watchConsole(page);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/learn/drift', { waitUntil: 'commit' });
  const slider = page.getByRole('slider');
  await slider.evaluate((input: HTMLInputElement) => {
    input.value = '100';
  });
  const play = page.locator('.drift-play');
  await expect(play.getByText('98%', { exact: true })).toBeVisible();
  release();
  await expect(play.getByText('68%', { exact: true })).toBeVisible();
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(play.getByText('98%', { exact: true })).toBeVisible();
  expect(errors).toEqual([]);
});

test('the moving dot can be taken away, and the current part is in view on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/learn/crosswalks');
  await expect(
    page.getByRole('navigation', { name: 'Learning area' }).getByRole('link', { name: 'Crosswalks' }),
  ).toBeInViewport({ ratio: 1 });
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('/learn/devops-cycle');
  const dot = page.locator('.loop-dot:visible');
  await expect(dot).toHaveCount(1);
  await page.getByLabel('Show the moving dot').uncheck();
  await expect(dot).toHaveCount(0);
  await page.getByLabel('Show the moving dot').check();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(dot).toHaveCount(0);
});

test('the language is chosen without leaving the place on the page', async ({ page }) => {
  await page.goto('/learn/glossary#GL-CONCEPTDRIFT', { waitUntil: 'networkidle' });
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('contentinfo').getByRole('button', { name: 'Português' }).click();
  expect((await answered).status()).toBe(200);
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossário');
  await expect(page).toHaveURL(/\/learn\/glossary#GL-CONCEPTDRIFT$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the language is chosen, and the page can be reloaded', async ({ page }) => {
    await page.goto('/learn/search?q=drift');
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('contentinfo').getByRole('button', { name: 'Português' }).click();
    expect((await answered).status()).toBe(303);
    await expect(page).toHaveURL(/\/learn\/search\?q=drift$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('“drift”');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  });

  test('long lists are there to their last line, and the moving picture stands still', async ({ page }) => {
    for (const [path, last] of [
      ['/learn/glossary', '#GL-WIP'],
      ['/learn/evidence', '.learn-evidence > li:last-child'],
      ['/learn/crosswalks', '#statements tr:last-child'],
      ['/learn/principles/mlo-tst', '#crosswalk'],
      ['/learn/drift', '.drift-still'],
    ] as const) {
      await page.goto(path);
      await expect(page.locator(last).last(), path).toBeVisible();
    }
    await expect(page.locator('.drift-play')).toBeHidden();
  });

  test('a practice says what it mainly is and when its tests run, and leads to its kind', async ({
    page,
  }) => {
    await page.goto('/learn/principles/dev-ci');
    const practice = page.locator('#DEV-CI-2');
    await expect(practice).toContainText('Moment of test');
    await expect(practice).toContainText('during development');
    await practice.getByRole('link', { name: 'Mainly: Tools' }).click();
    await expect(page).toHaveURL(/\/learn\/facets#tool$/);
    const tools = page.getByRole('region', { name: 'Tools' });
    await expect(tools.getByText('39 practices')).toBeVisible();
    await expect(tools.getByRole('list', { name: 'Tools: DevOps' }).getByRole('link')).toHaveCount(14);
    await page
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: 'Culture' })
      .click();
    await expect(page.locator('#culture:target')).toBeVisible();
    await page.getByRole('link', { name: 'Blameless retrospectives with tracked actions' }).click();
    await expect(page.locator('#DEV-COL-4')).toContainText('Mainly: Culture');
  });

  test('an outcome says that it follows from the other principles', async ({ page }) => {
    await page.goto('/learn/principles/dat-cyc');
    await expect(page.getByText('An outcome: it follows from the others')).toBeVisible();
    await page.goto('/learn/principles/dat-qua');
    await expect(page.getByText('An outcome: it follows from the others')).toHaveCount(0);
  });

  test('a visitor finds the learning area, reads, follows a term, searches and opens an answer', async ({
    page,
  }) => {
    await page.goto('/');
    await page.getByRole('banner').getByRole('link', { name: 'Learn' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn');
    await page.getByRole('main').locator('a[href="/learn/drift"]').click();
    await expect(page).toHaveURL(/\/learn\/drift$/);
    await expect(page.locator('#VIS-DRIFT svg:visible').first()).toBeVisible();
    await page.getByText('Show the answer').first().click();
    await expect(page.locator('details[open]')).toHaveCount(1);
    await page.getByRole('main').locator('a.term').first().click();
    await expect(page).toHaveURL(/\/learn\/glossary#GL-/);
    const entry = page.locator(':target');
    await expect(entry).toBeInViewport();
    await page.getByRole('searchbox').fill('monitoramento continuo');
    await page.getByRole('search').getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('monitoramento continuo');
    await expect(page.getByRole('main').locator('a[href="/learn/principles/dev-mon"]').first()).toBeVisible();
    await page.goto('/learn/devops-cycle');
    await page.locator('#VIS-LOOP a[href="/learn/phases#verify"]:visible').first().click();
    await expect(page).toHaveURL(/\/learn\/phases#verify$/);
    await expect(page.locator(':target')).toBeInViewport();
  });
});
