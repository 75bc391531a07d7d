import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { ELEMENT_IDS } from '../lib/learn/testing/elements';
import { expectAccessible, watchConsole } from './support/team';

/** A page of this browser in the other language. */
async function inPortuguese(page: Page): Promise<void> {
  await page
    .context()
    .addCookies([{ name: 'patamar-locale', value: 'pt-BR', url: new URL(page.url()).origin }]);
}

/** What a page says before any script has run: ids, links and headings of its main part. */
async function read(request: APIRequestContext, path: string, lang: string) {
  const response = await request.get(path, { headers: { cookie: `patamar-locale=${lang}` } });
  expect(response.status(), path).toBe(200);
  const html = await response.text();
  expect(html, path).toContain(`<html lang="${lang}"`);
  // Whole as it is: no part waits for a script to put it in its place, and no script was taken out on the way.
  expect(html, path).not.toMatch(/<template id="[BP]:|<div hidden id="S:/);
  expect(html, path).toMatch(/<script [^>]*src="\/_next\/static\/[^>]*><\/script>/);
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const all = (pattern: RegExp) => [...main.matchAll(pattern)].map(([, found]) => found ?? '');
  return {
    title: /<title>([^<]*)/.exec(html)?.[1] ?? '',
    ids: all(/ id="([^"]+)"/g),
    links: [...new Set(all(/<a [^>]*href="([^"#]+)/g))],
    headings: all(/<h1[^>]*>([^<]+)/g),
  };
}

for (const lang of ['en', 'pt-BR']) {
  test(`the index leads to every topic and principle, in ${lang}`, async ({ request }) => {
    const index = await read(request, '/learn', lang);
    const pages = index.links.filter((path) => path.startsWith('/learn/') && !path.includes('search'));
    expect(pages.filter((path) => path.startsWith('/learn/principles/'))).toHaveLength(30);
    expect(pages.length).toBeGreaterThan(50);
    const titles = new Set<string>();
    for (const path of pages) {
      const { title, ids, headings } = await read(request, path, lang);
      expect(headings, path).toHaveLength(1);
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        path,
      ).toEqual([]);
      expect([...titles], path).not.toContain(title);
      titles.add(title);
    }
  });
}

test('every element of the course notes has its place on the page that its id leads to', async ({
  request,
}) => {
  const places = new Map<string, string[]>();
  for (const id of ELEMENT_IDS) {
    const response = await request.get(`/learn/go/${id}`, { maxRedirects: 0 });
    expect(response.status(), id).toBe(307);
    const [path = '', hash] = (response.headers().location ?? '').split('#');
    places.set(path, [...(places.get(path) ?? []), ...(hash ? [hash] : [])]);
  }
  for (const lang of ['en', 'pt-BR']) {
    for (const [path, wanted] of places) {
      const { ids } = await read(request, path, lang);
      expect(
        wanted.filter((id) => !ids.includes(id)),
        path,
      ).toEqual([]);
    }
  }
});

test('an id that nobody knows leads nowhere', async ({ request }) => {
  for (const id of ['LC-MOON-1', '__proto__', '%00', `${'x'.repeat(3000)}`]) {
    expect((await request.get(`/learn/go/${id}`, { maxRedirects: 0 })).status(), id).toBe(404);
  }
  expect((await request.get('/learn/no-such-topic')).status()).toBe(404);
  expect((await request.get('/learn/principles/dev-zz')).status()).toBe(404);
  const upper = await request.get('/learn/principles/DEV-CI', { maxRedirects: 0 });
  expect([upper.status(), upper.headers().location]).toEqual([308, '/learn/principles/dev-ci']);
});

const SAMPLE = [
  '/learn',
  '/learn/drift',
  '/learn/git-commands',
  '/learn/principles/mlo-tst',
  '/learn/principles/dat-cyc',
  '/learn/facets',
  '/learn/glossary',
  '/learn/crosswalks',
];

for (const lang of ['en', 'pt-BR']) {
  test(`a sample of pages can be used by everybody, in ${lang}`, async ({ page }) => {
    test.slow();
    const errors = watchConsole(page);
    await page.goto('/learn');
    if (lang === 'pt-BR') await inPortuguese(page);
    for (const path of [...SAMPLE, '/learn/search?q=drift', '/learn/search?q=xylophone']) {
      await page.goto(path);
      await expectAccessible(page);
    }
    expect(errors).toEqual([]);
  });
}

test('on a phone nothing is wider than the screen, also in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of [
    ...SAMPLE,
    '/learn/devops',
    '/learn/virtual-environments',
    '/learn/evidence',
    '/learn/phases',
  ]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
  const { violations } = await new AxeBuilder({ page })
    .withRules(['color-contrast', 'target-size'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

for (const lang of ['en', 'pt-BR']) {
  test(`the crosswalks hold every line once and lead to pages that are there, in ${lang}`, async ({
    request,
  }) => {
    const { ids, links } = await read(request, '/learn/crosswalks', lang);
    expect(ids.filter((id) => id.startsWith('manifesto-') && /\d$/.test(id))).toHaveLength(18);
    expect(ids.filter((id) => /^(google|microsoft)-\d$/.test(id))).toHaveLength(3 + 5);
    expect(links).toContain('https://dora.dev/capabilities/wip-limits/');
    for (const path of links.filter((one) => one.startsWith('/learn/principles/')))
      expect((await request.get(path)).status(), path).toBe(200);
  });
}

test('a reader who knows DORA finds the principle, and from there the levels it counts in', async ({
  page,
}) => {
  await page.goto('/learn');
  await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link', { name: /^Crosswalks/ })
    .last()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Crosswalks');
  const dora = page.getByRole('table', { name: 'DORA capabilities' });
  await dora
    .getByRole('row', { name: /^Continuous integration/ })
    .getByRole('link', { name: 'Continuous integration' })
    .nth(1)
    .click();
  await expect(page).toHaveURL(/\/learn\/principles\/dev-ci$/);
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: 'In other frameworks' })
    .click();
  const section = page.getByRole('region', { name: 'In other frameworks' });
  await expect(section).toBeInViewport();
  await section
    .getByRole('link', { name: 'Microsoft MLOps maturity model, level 1: DevOps but no MLOps' })
    .click();
  await expect(page).toHaveURL(/\/learn\/crosswalks#microsoft-1$/);
  await expect(page.locator(':target')).toBeInViewport();
  await expect(page.locator(':target')).toContainText('DevOps but no MLOps');
  await expectAccessible(page);
});

test('search forgives accents and slips, marks what it found, and survives anything', async ({ page }) => {
  const first = page.getByRole('main').locator('.learn-hits a').first();
  await page.goto('/learn/search?q=integracao+continua');
  await expect(first).toContainText('Continuous integration');
  await expect(page.getByRole('main').locator('[lang="pt-BR"] mark').first()).toHaveText(
    /integração|contínua/i,
  );
  await page.goto('/learn/search?q=concept+drfit');
  await expect(page.getByRole('main').locator('a[href="/learn/glossary#GL-CONCEPTDRIFT"]')).toBeVisible();
  await page.goto('/learn/search?q=gl-ci');
  await expect(page.getByRole('link', { name: 'Go to Continuous integration' })).toBeVisible();
  await page.goto('/learn/search?q=xylophone');
  await expect(page.getByRole('heading', { name: 'Nothing found for “xylophone”' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Browse the glossary' })).toBeVisible();
  for (const query of [
    '',
    '%20%20',
    '<b>x</b>',
    '%22%27%60',
    `${'long word '.repeat(300)}`,
    '***',
    '&q=two',
    '%F0%9F%99%82',
  ]) {
    const response = await page.goto(`/learn/search?q=${query}`);
    expect(response?.status(), query).toBe(200);
    await expect(page.getByRole('main').locator('b')).toHaveCount(0);
  }
});

test('the texts of a principle can be fetched and kept', async ({ request }) => {
  const response = await request.get('/api/learn/DEV-CI?lang=pt-BR');
  expect(response.status()).toBe(200);
  expect(response.headers()['cache-control']).toContain('public');
  const body = await response.json();
  expect(body).toMatchObject({
    id: 'DEV-CI',
    title: 'Integração contínua',
    href: '/learn/principles/dev-ci',
  });
  expect(body.practices[0].href).toBe('/learn/principles/dev-ci#DEV-CI-1');
  expect(body.practices[0].facet).toMatchObject({ href: '/learn/facets#tool', title: 'Ferramentas' });
  for (const path of ['/api/learn/DEV-ZZ', '/api/learn/DEV-CI?lang=xx', '/api/learn/__proto__']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});
