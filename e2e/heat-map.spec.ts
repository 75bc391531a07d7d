import { expect, type Locator, type Page, test } from '@playwright/test';
import { database } from './support/answering';
import { scoredTeam } from './support/scored-team';
import { expectAccessible, watchConsole } from './support/team';

// Axe goes through a thousand cells and more.
test.describe.configure({ timeout: 120_000 });

/** The manager of the sample organization, who is in none of its teams; the page stands on the map. */
async function asManager(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: /manager/i }).click();
  await page.waitForURL(/\/organizations\/[0-9a-f-]{36}/);
  // It has come to life as soon as it is one stop of the tab key.
  await expect(page.locator('.heat a[tabindex="0"]')).toHaveCount(1);
  return new URL(page.url()).pathname;
}

const grid = (page: Page) => page.getByRole('grid', { name: /Teams and their scores/ });

/** The cells of each line of a CSV file without line breaks in cells. */
const linesOf = (csv: string): string[][] =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );

/** What stands in the cells of each team, the team's name first. */
const rowsOf = (page: Page): Promise<string[][]> =>
  grid(page)
    .locator('tbody tr[data-r]')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector('bdi')?.textContent ?? '',
        ...Array.from(row.querySelectorAll('td'), (cell) => cell.textContent ?? ''),
      ]),
    );

const namesOf = async (page: Page) => (await rowsOf(page)).map(([name]) => name);

test('the map is walked through with the arrow keys, and each cell leads to its why', async ({ page }) => {
  const errors = watchConsole(page);
  await asManager(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/teams? (has|have) reached/);
  await expectAccessible(page);
  const columns = await grid(page).getByRole('columnheader').count();
  expect(columns).toBeGreaterThan(30);
  const focused = (role: 'columnheader' | 'rowheader' | 'gridcell') =>
    grid(page)
      .getByRole(role)
      .filter({ has: page.locator(':focus') });

  await page.getByRole('link', { name: 'Team: sort by name' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(focused('rowheader')).toContainText('Atlas');
  await page.keyboard.press('ArrowRight');
  await expect(focused('gridcell').getByRole('link')).toHaveAccessibleName(/target 3/);
  // What the eye gets by colour and marks stands in words below.
  await expect(page.locator('.heat-told')).toContainText('Atlas · Overall');
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(focused('rowheader')).toContainText('Atlas');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Home');
  await expect(focused('columnheader')).toContainText('Team');
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
  // The row of all teams stays in view, and what has the focus is above it.
  await page.setViewportSize({ width: 820, height: 520 });
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  const bottom = async (of: Locator) =>
    (await of.boundingBox().then((box) => box && box.y + box.height)) ?? 0;
  const last = grid(page).getByRole('row', { name: /All teams/ });
  const region = page.locator('.heat-region');
  expect(Math.abs((await bottom(last.getByRole('rowheader'))) - (await bottom(region)))).toBeLessThan(20);
  const told = await focused('gridcell').boundingBox();
  expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThanOrEqual(
    (await last.getByRole('rowheader').boundingBox())?.y ?? 0,
  );
  // One stop of the tab key: the next is below the map.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Show as table' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/teams\/[0-9a-f-]{36}\/rounds\/[0-9a-f-]{36}\/principles\/DEV-/);
  expect(errors).toEqual([]);
});

test('a hidden team says nothing: not by its cells, not by its place, not in the file', async ({ page }) => {
  const path = await asManager(page);
  const shown = await rowsOf(page);
  expect(shown).toHaveLength(6);
  const vento = shown.find(([name]) => name === 'Vento');
  // Four people answer in Vento: enough for them, too few for people outside.
  expect(new Set(vento?.slice(1))).toEqual(new Set(['◌']));
  await expect(grid(page).getByRole('row', { name: /Vento/ })).toContainText('Hidden to protect anonymity');
  await expect(grid(page).getByRole('row', { name: /All teams/ })).toContainText('5 of 6');

  for (const dir of ['', '&dir=desc']) {
    await page.goto(`${path}?sort=DAT${dir}`);
    expect((await namesOf(page)).at(-1)).toBe('Vento');
  }
  const csv = async (query: string) => {
    const file = await page.request.get(`/api${path}/heat-map.csv${query}`);
    expect(file.headers()['content-type']).toContain('text/csv');
    return linesOf(await file.text());
  };
  const query = '?sort=DAT&dir=desc';
  const onPage = await rowsOf(page);
  const inFile = await csv(`${query}&lang=en`);
  // Five columns of the team and its round, then two for each of the map's: the score and how it stands.
  const scores = inFile
    .slice(1, 7)
    .map((line) => [line[0], ...line.slice(5).filter((_, at) => at % 2 === 0)]);
  const words = new Map([
    ['◌', 'hidden'],
    ['–', 'not asked'],
    ['?', 'not enough answers'],
    ['×', 'does not apply'],
  ]);
  expect(scores).toEqual(onPage.map((row) => row.map((text) => words.get(text) ?? text)));
});

test('the map is taken along as a picture of what stands there, with nothing of a hidden team', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const path = await asManager(page);
  await page.goto(`${path}?columns=frameworks&sort=DAT`);
  await expect(page.locator('.heat a[tabindex="0"]')).toHaveCount(1);
  const onPage = await rowsOf(page);
  await page.getByRole('button', { name: 'Copy as SVG' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const svg = await page.evaluate(async () => {
    const text = await navigator.clipboard.readText();
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return {
      name: root.querySelector('title')?.textContent,
      titles: root.querySelectorAll('title').length,
      texts: Array.from(root.querySelectorAll('text'), (one) => one.textContent ?? ''),
      width: Number(root.getAttribute('width')),
    };
  });
  // Its name is the finding, and nothing else in it is said to whoever cannot see it.
  expect(svg.titles).toBe(1);
  expect(svg.name).toBe(await page.getByRole('heading', { level: 1 }).innerText());
  for (const [name = '', ...cells] of onPage) {
    const at = svg.texts.indexOf(name);
    expect(at, name).toBeGreaterThan(0);
    const drawn = svg.texts.slice(at + 1).filter((text) => /^(\d\.\d\d|[◌–?×])$/.test(text));
    expect(drawn.slice(0, cells.length), name).toEqual(cells);
  }
  await expect(page.getByText('Copied')).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy as PNG' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const width = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = await item?.getType('image/png');
    return picture && (await createImageBitmap(picture)).width;
  });
  expect(width).toBe(2 * svg.width);
});

test('columns, order and filters live in the address, and are kept beside each other', async ({ page }) => {
  const path = await asManager(page);
  await grid(page).getByRole('link', { name: 'DataOps', exact: true }).click();
  await page.waitForURL(/sort=DAT/);
  await expect(page.getByText(/Sorted by DataOps, lowest first/)).toBeVisible();
  await expect(grid(page).getByRole('columnheader', { name: 'DataOps', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const scores = (await rowsOf(page)).map((row) => Number(row[3])).filter((score) => !Number.isNaN(score));
  expect(scores).toEqual(scores.toSorted((one, other) => one - other));

  await page.getByLabel('Framework', { exact: true }).selectOption('DAT');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/framework=DAT/);
  expect(page.url()).toContain('sort=DAT');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('DataOps');
  await expect(grid(page).getByRole('columnheader', { name: 'DevOps', exact: true })).toHaveCount(0);

  await page.getByLabel('Columns').selectOption({ label: 'Frameworks only' });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/columns=frameworks/);
  await expect(grid(page).getByRole('columnheader')).toHaveCount(2);

  await page.getByRole('link', { name: 'Show as table' }).click();
  await expect(page.getByRole('table', { name: 'Teams and their scores, in words' })).toContainText(
    'target 3',
  );
  await expectAccessible(page);
  await page.goto(`${path}?deliverable=raw&framework=MLO&group=none&columns=DEV-CI`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('on a phone it is a list, each team with its lowest and highest', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: /manager/i }).click();
  await page.waitForURL(/\/organizations\//);
  const list = page.getByRole('list', { name: 'Teams with their lowest and highest score' });
  await expect(list.locator('> li')).toHaveCount(6);
  const first = list.locator('> li').first();
  await expect(first.getByRole('link', { name: /^Lowest: / })).toBeVisible();
  await expect(first.getByRole('link', { name: /^Highest: / })).toBeVisible();
  await expect(list.locator('> li').filter({ hasText: 'Vento' })).not.toContainText(
    /Lowest|Highest|\d\.\d\d/,
  );
  await expect(page.getByRole('grid')).toBeHidden();
  // The filters are folded, so that teams are on the first screen; what is set is said, and stays open.
  const framework = page.getByLabel('Framework', { exact: true });
  await expect(framework).toBeHidden();
  await page.getByText('Narrow down', { exact: true }).click();
  await framework.selectOption('DAT');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.waitForURL(/framework=DAT/);
  await expect(page.getByText('Narrow down: DataOps')).toBeVisible();
  await expect(framework).toHaveValue('DAT');
  await page.getByRole('link', { name: 'Show everything' }).click();
  await expect(framework).toBeHidden();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await context.close();
});

test('without scripts cells lead to their why, too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: /manager/i }).click();
  await page.waitForURL(/\/organizations\//);
  await page.locator('.heat tbody td a[href*="w=DEV-"]').first().click();
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}\/principles\/DEV-/);
  await context.close();
});

test('a group of teams can be folded away', async ({ page }) => {
  const { team } = await scoredTeam(page, 'Harbour');
  const sql = database();
  const [group] = await sql`insert into team_groups (organization_id, id, name)
    select organization_id, gen_random_uuid(), 'Data platform' from teams where id = ${team.id} returning *`;
  await sql`update teams set group_id = ${group?.id} where id = ${team.id}`;
  await sql.end();
  await page.goto(`/organizations/${group?.organization_id}`);
  const row = grid(page).getByRole('row', { name: /Harbour/ });
  await expect(row).toBeVisible();
  const box = grid(page).getByRole('checkbox', { name: /Data platform/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(row).toBeHidden();
  await expectAccessible(page);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(row.getByRole('rowheader').getByRole('link').first()).toBeFocused();
});
