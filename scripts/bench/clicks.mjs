import { chromium } from '@playwright/test';
import { launchArgs } from '../browser.mjs';
import { repliesTo } from './replies.mjs';

/** Milliseconds between two choices: so that each usually travels alone, as when somebody reads before choosing. */
const BETWEEN_MS = 250;
/** Milliseconds in which a page comes to life. Its stream of changes never ends, so that its network is never idle. */
const ALIVE_MS = 2_000;

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
    await page.goto(url);
    await page.waitForTimeout(ALIVE_MS);
    await page.locator('#principles button').first().click();
    const radios = page.locator('input[type=radio]:enabled');
    await radios.first().waitFor();
    await page.evaluate(() => {
      window.clicked = [];
      window.sent = [];
      document.addEventListener('click', (event) => window.clicked.push(event.timeStamp), true);
      const ask = window.fetch;
      window.fetch = (address, options) => {
        if (String(address).endsWith('/answers')) {
          const { answers } = JSON.parse(options.body);
          const given = answers.map(({ answeredAt }) => answeredAt - performance.timeOrigin);
          window.sent.push(Math.max(...given));
        }
        return ask(address, options);
      };
      performance.clearResourceTimings();
    });
    // The first ones warm the way up and do not count.
    const warm = 5;
    for (let n = 0; n < clicks + warm; n++) {
      await radios.nth(n % 2).click();
      await page.waitForTimeout(BETWEEN_MS);
    }
    const { clicked, sent, replied } = await page.evaluate(() => ({
      // A label passes its click on to its radio: the one that a person made is the first of both.
      clicked: window.clicked.filter((at, i, all) => i === 0 || at - all[i - 1] > 50),
      sent: window.sent,
      replied: performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('/answers'))
        .map((entry) => entry.responseEnd),
    }));
    // One request travels at a time: they come back as they went.
    if (replied.length !== sent.length)
      throw new Error(`${sent.length} requests were sent, and ${replied.length} replies came.`);
    const replies = sent.map((newest, i) => ({ newest, at: replied[i] }));
    return repliesTo(clicked, replies, BETWEEN_MS / 2).slice(warm);
  } finally {
    await browser.close();
  }
}
