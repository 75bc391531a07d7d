import { expect, type Page, test } from '@playwright/test';
import { startTeam } from './support/team';

/** The manager of the sample organization; returns the address of the organization. */
async function asManager(page: Page, button: string): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL(/\/organizations\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** What stands out of the page, or of a region that would have to be scrolled sideways. */
const wide = (page: Page) =>
  page.evaluate(() => {
    const regions = [...document.querySelectorAll('main .table-region')].filter(
      (region) => region.checkVisibility() && region.scrollWidth > region.clientWidth,
    );
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...(scrollWidth > clientWidth ? [`the page by ${scrollWidth - clientWidth} px`] : []),
      ...regions.map((region) => region.querySelector('caption')?.textContent ?? region.className),
    ];
  });

const PAGES = [
  '',
  '/moved',
  '/gaps',
  '/roles',
  '/work',
  '/work?state=done',
  '/summary',
  '/groups',
  '/targets',
];

for (const width of [320, 390]) {
  test(`pages of all teams fit ${width} px, and none of their tables scrolls sideways`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    for (const [locale, button] of [
      ['en-US', 'Explore as a manager'],
      ['pt-BR', 'Explorar como gestor(a)'],
    ] as const) {
      const context = await browser.newContext({ locale, viewport: { width, height: 844 } });
      const page = await context.newPage();
      const organization = await asManager(page, button);
      for (const path of PAGES) {
        await page.goto(`${organization}${path}`);
        expect(await wide(page), `${path} in ${locale}`).toEqual([]);
      }
      await context.close();
    }
  });
}

/** How a row of a result stands: its height, and what in it is broken into slivers or sticks out. */
const rowsOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.r-list a.r-row')].map((row) => {
      const box = row.getBoundingClientRect();
      const parts = [...row.querySelectorAll(':scope > span:not(:empty)')].map((part) => ({
        part: part.className,
        width: part.getBoundingClientRect().width,
        words: part.textContent ?? '',
        out: part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline',
      }));
      return {
        name: row.querySelector('.r-name')?.textContent ?? '',
        height: box.height,
        narrow: parts.filter(({ words, width }) => words.length > 12 && width < 90).map(({ part }) => part),
        out: parts.filter(({ out }) => out).map(({ part }) => part),
      };
    }),
  );

for (const [locale, button] of [
  ['en-US', 'Explore as a manager'],
  ['pt-BR', 'Explorar como gestor(a)'],
] as const) {
  test(`each row of a result can be read at 390 px, in ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await asManager(page, button);
    await page.getByRole('link', { name: 'Atlas', exact: true }).first().click();
    await page.waitForURL(/\/teams\//);
    await page.goto(`${new URL(page.url()).pathname}/results`);
    await page.waitForURL(/\/rounds\//);
    const rows = await rowsOf(page);
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(row, row.name).toMatchObject({ narrow: [], out: [] });
      // Name, and below it at most three lines of two columns: a row once stood letter by letter.
      expect(row.height, row.name).toBeLessThan(240);
    }
    expect(await wide(page)).toEqual([]);
    await context.close();
  });
}

test('what is refused is in view on a phone, and below its field', async ({ page }) => {
  await startTeam(page, 'Small screens');
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${new URL(page.url()).pathname}/settings`);
  const name = page.getByLabel('To confirm, type its name');
  await name.fill('Another name');
  // At the foot of the screen, where a thumb is.
  await name.evaluate((field) => field.scrollIntoView({ block: 'end' }));
  await name.press('Enter');
  await expect(name).toBeFocused();
  await expect(page.getByText('This is not the name.')).toBeInViewport({ ratio: 1 });
});
