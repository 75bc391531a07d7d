import { expect, type Locator, type Page } from '@playwright/test';

/** Types into the text while it comes over a slow line: there is no field to type into before the whole of it is there. */
export async function typeEarly(page: Page, address: string, text: string): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: 10_000, uploadThroughput: -1 };
  await line.send('Network.emulateNetworkConditions', slow);
  await page.goto(address, { waitUntil: 'commit' });
  const editor = page.getByLabel('Text of the model');
  await editor.waitFor({ state: 'attached' });
  // Before its style sheets are there nothing is painted, and nobody can type; a program could.
  await expect(page.getByText('The text is still loading…')).toHaveCSS('position', 'absolute');
  await expect(page.getByText('The text is still loading…')).toBeVisible();
  await editor.focus();
  await page.keyboard.insertText('typed too early');
  await line.send('Network.emulateNetworkConditions', { ...slow, downloadThroughput: -1 });
  await expect(editor).toBeVisible();
  await line.detach();
  expect(await editor.inputValue()).toBe(text);
}

/** Loads the page again and does something on it before its programs have come; then waits until it is alive. */
export async function beforeScripts(page: Page, field: Locator, act: () => Promise<void>): Promise<void> {
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const programs = '**/_next/static/**/*.js';
  await page.route(programs, async (route) => {
    await gate;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await act();
  go();
  // Forms that are alive check their fields themselves.
  await expect(field.and(page.locator('form[novalidate] *'))).toBeVisible();
  await page.unroute(programs);
}
