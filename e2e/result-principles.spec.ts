import { expect, type Page, test } from '@playwright/test';
import { database, openRound as makeOpenRound } from './support/answering';
import { type ScoredTeam, scoredTeam } from './support/scored-team';
import { expectAccessible, watchConsole } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

const resultOf = ({ team, roundId }: ScoredTeam) => `${team.address}/rounds/${roundId}`;
/** Calls of server functions: what is opened in place is asked for with one. */
const CALL = (request: { method(): string }) => request.method() === 'POST';

test('a row opens in place, closes again, and its page tells the same', async ({ page }) => {
  test.setTimeout(120_000);
  const errors = watchConsole(page);
  const scored = await scoredTeam(page, 'Tides');
  const main = page.getByRole('main');
  const row = main.locator('#DEV-CI');
  const button = row.getByRole('button');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  // Nothing of what opens was sent with the page.
  expect(await (await page.request.get(resultOf(scored))).text()).not.toContain('is the mean of 3 answers');

  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(row.getByText('2.00 is the mean of 3 answers from 0 to 4.')).toBeVisible();
  await expect(main.getByRole('status').filter({ hasText: 'Loaded.' })).toHaveCount(1);
  await expectAccessible(page);
  const inPlace = await row.locator('dl').innerText();
  await button.press(' ');
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await expect(row.locator('dl')).toHaveCount(0);
  await button.press('Enter');
  await expect(row.locator('dl')).toBeVisible();

  await row.getByRole('link', { name: 'Open as a page of its own' }).click();
  await expect(page).toHaveURL(`${resultOf(scored)}/principles/DEV-CI`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Continuous integration');
  await expect(page).toHaveTitle(/^Continuous integration · .+ · Patamar$/);
  expect(await main.locator('dl').innerText()).toBe(inPlace);
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').first().click();
  await expect(page).toHaveURL(resultOf(scored));
  expect(errors).toEqual([]);
});

test('a group leads to its principles, and they back to it', async ({ page }) => {
  const scored = await scoredTeam(page, 'Tides');
  const group = (await page.locator('li:has(+ .r-child)').first().getAttribute('id')) ?? '';
  await page.goto(`${resultOf(scored)}/principles/${group}`);
  const children = page.getByRole('region', { name: 'Principles in this group' });
  const name = (await children.getByRole('link').first().textContent()) ?? '';
  await children.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('navigation', { name: 'You are here' }).getByRole('link')).toHaveCount(2);
  await page.getByRole('link', { name: 'Back to the result' }).click();
  await expect(page).toHaveURL(/\/rounds\/[0-9a-f-]{36}#[A-Z]+-[A-Z]+$/);
});

test('without scripts each row is a link to its page', async ({ page, browser }) => {
  const scored = await scoredTeam(page, 'Tides');
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto(resultOf(scored));
  const row = plain.locator('#DEV-CI');
  await expect(row.getByRole('button')).toHaveCount(0);
  await expect(plain.getByRole('button', { name: 'Copy as SVG' }).first()).toBeHidden();
  await row.getByRole('link').click();
  await expect(plain).toHaveURL(`${resultOf(scored)}/principles/DEV-CI`);
  await expect(plain.getByText('2.00 is the mean of 3 answers from 0 to 4.')).toBeVisible();

  await plain.goto(resultOf(scored));
  await plain
    .getByRole('link', { name: /^Show as table/ })
    .first()
    .click();
  await expect(plain).toHaveURL(`${resultOf(scored)}/numbers/radar`);
  await expect(plain.getByRole('table').getByRole('row')).not.toHaveCount(0);
  await plain.goto(`${resultOf(scored)}/numbers/of-nothing`);
  await expect(plain.getByRole('table')).toHaveCount(0);

  const next = `${scored.team.address}/next`;
  for (const [name, place] of [
    [/^Why this one/, '-\\d+/why'],
    [/^About this practice/, '-\\d+/about'],
    [/steps that are possible now$/, 'steps'],
  ] as const) {
    await plain.goto(next);
    await plain.getByRole('link', { name }).first().click();
    await expect(plain).toHaveURL(new RegExp(`/next/.*${place}$`));
    await page.goto(plain.url());
    await expectAccessible(page);
  }
  await expect(plain.getByRole('table').getByRole('row')).not.toHaveCount(0);
  await context.close();
});

test('a row that cannot be loaded says so, and can be tried again', async ({ page, context }) => {
  await scoredTeam(page, 'Tides');
  const row = page.locator('#DEV-CI');
  await context.setOffline(true);
  await row.getByRole('button').first().click();
  await expect(row.getByText('This could not be loaded.')).toBeVisible();
  await expect(row.getByRole('link', { name: 'Open as a page of its own' })).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(row.getByText('2.00 is the mean of 3 answers')).toBeVisible();
  await expect(row.getByRole('button')).toBeFocused();
});

test('says that it is busy, and keeps the keyboard where it is', async ({ page }) => {
  await scoredTeam(page, 'Tides');
  let go: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/rounds/*', async (route) => {
    if (CALL(route.request())) await held;
    await route.continue();
  });
  const row = page.locator('#DEV-CI');
  await row.getByRole('button').press('Enter');
  await expect(row.locator('[aria-busy=true]').getByText('Loading…')).toBeVisible();
  await expect(row.getByRole('button')).toBeFocused();
  go();
  await expect(row.locator('[aria-busy=false] dl')).toBeVisible();
});

/** Asks for what a page asks for when a row is opened, with other ids. */
async function called(page: Page, scored: ScoredTeam, args: readonly string[]): Promise<string> {
  await page.goto(resultOf(scored));
  const [request] = await Promise.all([
    page.waitForRequest(CALL),
    page.locator('#DEV-CI').getByRole('button').click(),
  ]);
  expect(JSON.parse(request.postData() ?? '')).toHaveLength(3);
  const headers = { ...(await request.allHeaders()) };
  for (const name of ['content-length', 'cookie']) delete headers[name];
  const response = await page.request.post(request.url(), {
    headers,
    data: JSON.stringify(args),
    maxRedirects: 0,
  });
  return `${response.status()} ${await response.text()}`;
}

test('what opens in place is checked as its page is', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const scored = await scoredTeam(page, 'Tides');
  const other = await makeOpenRound(sql, { scope: ['DEV'] });
  const another = await (await browser.newContext({ locale: 'en-US' })).newPage();
  const theirs = await scoredTeam(another, 'Elsewhere');
  const ids = [scored.team.id, scored.roundId] as const;
  expect(await called(page, scored, [...ids, 'principles/DEV-CI'])).toContain('is the mean of 3 answers');
  expect(await called(page, scored, [...ids, 'numbers/radar'])).toContain('Scores of the principles');
  for (const args of [
    [...ids, 'principles/DEV-NO'],
    [...ids, 'numbers/constructor'],
    [...ids, ''],
    [scored.team.id, theirs.roundId, 'principles/DEV-CI'],
    [scored.team.id, 'not-an-id', 'principles/DEV-CI'],
    [theirs.team.id, theirs.roundId, 'principles/DEV-CI'],
    [theirs.team.id, theirs.roundId, 'numbers/radar'],
    [other.teamId, other.roundId, 'principles/DEV-CI'],
  ]) {
    const answer = await called(page, scored, args);
    expect(answer, args.join()).not.toContain('is the mean of 3 answers');
    expect(answer, args.join()).not.toContain('Scores of the principles');
  }
  for (const id of ['DEV-NO', 'dev-ci', 'constructor', 'DEV-CI-1'])
    expect((await page.goto(`${resultOf(scored)}/principles/${id}`))?.status(), id).toBe(404);
  for (const address of [
    `${scored.team.address}/rounds/${theirs.roundId}/principles/DEV-CI`,
    `${resultOf(theirs)}/principles/DEV-CI`,
    `${resultOf(theirs)}/numbers/radar`,
    `${resultOf(scored)}/numbers/constructor`,
    `${theirs.team.address}/next/steps`,
    `${theirs.team.address}/next/DEV-CI-1/why`,
    `${scored.team.address}/next/DEV-CI-0/about`,
  ])
    expect((await page.goto(address))?.status(), address).toBe(404);
});

/** As a translation extension does: it puts other words in before the page has come to life. */
const TRANSLATE = () => {
  const again = () => {
    const texts = document.createTreeWalker(document.body ?? document, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      const parent = node.parentElement;
      if (!parent || /^(SCRIPT|STYLE|TITLE)$/i.test(parent.tagName) || parent.closest('svg')) continue;
      if (node.nodeValue?.trim() && !node.nodeValue.startsWith('«')) node.nodeValue = `«${node.nodeValue}»`;
    }
  };
  new MutationObserver(again).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', again);
  const loads = Number(sessionStorage.getItem('loads') ?? '0') + 1;
  sessionStorage.setItem('loads', String(loads));
};

for (const when of ['before', 'after'] as const) {
  test(`a page whose texts were changed ${when} it came to life stays as it is, and usable`, async ({
    page,
  }) => {
    const scored = await scoredTeam(page, 'Tides');
    const reader = await page.context().newPage();
    const errors = watchConsole(reader);
    if (when === 'before') await reader.addInitScript(TRANSLATE);
    await reader.goto(resultOf(scored));
    const row = reader.locator('#DEV-CI');
    await expect(row.getByRole('button')).toHaveAttribute('aria-expanded', 'false');
    // React has met other words than it sent, and drawn the page anew.
    expect(errors.some((error) => error.includes('418'))).toBe(when === 'before');
    if (when === 'after') {
      await reader.evaluate(() => sessionStorage.setItem('loads', '1'));
      // The words go into elements of their own, as browsers that translate do it.
      await reader.evaluate(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: Text[] = [];
        while (texts.nextNode()) found.push(texts.currentNode as Text);
        for (const node of found) {
          if (!node.nodeValue?.trim() || node.parentElement?.closest('script, svg')) continue;
          const font = document.createElement('font');
          font.textContent = `«${node.nodeValue}»`;
          node.replaceWith(font);
        }
      });
    }
    await row.getByRole('button').click();
    await expect(row.getByText(/2\.00 is the mean of 3 answers/)).toBeVisible();
    await row.getByRole('button').click();
    await expect(row.locator('dl')).toHaveCount(0);
    await expect(reader.locator('.chart-radar')).toBeVisible();
    await reader
      .getByRole('heading', { name: /Principles/ })
      .first()
      .scrollIntoViewIfNeeded();
    await reader.waitForTimeout(1500);
    expect(await reader.evaluate(() => sessionStorage.getItem('loads'))).toBe('1');
    // From here to the page of the principle and back, as anybody would.
    await row.getByRole('button').click();
    await row.getByRole('link', { name: /Open as a page of its own/ }).click();
    await expect(reader).toHaveURL(/\/principles\/DEV-CI$/);
    await expect(reader.getByText(/2\.00 is the mean of 3 answers/)).toBeVisible();
  });
}
