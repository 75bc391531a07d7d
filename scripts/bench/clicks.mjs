import { chromium } from '@playwright/test';
import { launchArgs } from '../browser.mjs';

/** Milliseconds between two choices: so that each travels alone, as when somebody reads before choosing. */
const BETWEEN_MS = 250;

/**
 * Chooses answers in a real browser, one after the other, and measures each from the click to the last byte of the reply that
 * names it, by the browser's own clock.
 * @param {{ executablePath: string | undefined, url: string, cookie: string, clicks: number }} options
 * @returns {Promise<number[]>} milliseconds, in the order of the clicks
 * @throws when the page does not take answers, or a reply is missing
 */
export async function clicksToReplies({ executablePath, url, cookie, clicks }) {
  const browser = await chromium.launch({ executablePath, args: launchArgs() });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const [name, ...value] = cookie.split('=');
    await context.addCookies([{ name, value: value.join('='), url: new URL('/', url).href }]);
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.locator('#principles button').first().click();
    const radios = page.locator('input[type=radio]:enabled');
    await radios.first().waitFor();
    await page.evaluate(() => {
      window.clicked = [];
      document.addEventListener('click', (event) => window.clicked.push(event.timeStamp), true);
      performance.clearResourceTimings();
    });
    // The first ones warm the way up and do not count.
    const warm = 5;
    for (let n = 0; n < clicks + warm; n++) {
      await radios.nth(n % 2).click();
      await page.waitForTimeout(BETWEEN_MS);
    }
    const { clicked, replied } = await page.evaluate(() => ({
      // A label passes its click on to its radio: the one that a person made is the first of both.
      clicked: window.clicked.filter((at, i, all) => i === 0 || at - all[i - 1] > 50),
      replied: performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('/answers'))
        .map((entry) => entry.responseEnd),
    }));
    if (replied.length !== clicked.length)
      throw new Error(`${clicked.length} choices were made, and ${replied.length} replies came.`);
    return clicked.map((at, i) => replied[i] - at).slice(warm);
  } finally {
    await browser.close();
  }
}
