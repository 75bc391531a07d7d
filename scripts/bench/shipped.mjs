import { chromium } from '@playwright/test';
import { launchArgs } from '../browser.mjs';

/** Milliseconds without a request after which a page counts as loaded. */
const QUIET_MS = 3_000;

/**
 * Opens a page in a fresh browser and adds up the scripts it fetches on its own, before anything is clicked: those
 * of the page itself and those fetched in advance for what it links to.
 * @param {{ executablePath: string | undefined, url: string, cookie?: string }} options
 * @returns {Promise<{ kilobytes: number, files: { name: string, kilobytes: number }[] }>} as compressed by the server,
 *   1 kB = 1,000 bytes, largest first
 * @throws when the page answers anything but 200
 */
export async function scriptsShipped({ executablePath, url, cookie }) {
  const browser = await chromium.launch({ executablePath, args: launchArgs() });
  try {
    const context = await browser.newContext();
    if (cookie) {
      const [name, ...value] = cookie.split('=');
      await context.addCookies([{ name, value: value.join('='), url: new URL('/', url).href }]);
    }
    const page = await context.newPage();
    const scripts = [];
    page.on('response', (response) => {
      const type = response.headers()['content-type'] ?? '';
      if (type.includes('javascript')) scripts.push(response);
    });
    const response = await page.goto(url);
    if (response?.status() !== 200 || new URL(page.url()).pathname !== new URL(url).pathname) {
      throw new Error(`${new URL(url).pathname} answered ${response?.status()} at ${page.url()}.`);
    }
    await page.waitForTimeout(QUIET_MS);
    return addUp(await Promise.all(scripts.map(weigh)));
  } finally {
    await browser.close();
  }
}

async function weigh(response) {
  const { responseBodySize } = await response.request().sizes();
  return { name: new URL(response.url()).pathname.split('/').at(-1), kilobytes: responseBodySize / 1000 };
}

function addUp(files) {
  const sorted = files.sort((a, b) => b.kilobytes - a.kilobytes);
  return { kilobytes: sorted.reduce((sum, { kilobytes }) => sum + kilobytes, 0), files: sorted };
}
