import { defineConfig, devices } from '@playwright/test';
import { launchArgs } from './scripts/browser.mjs';

/**
 * Journeys against a running production server. `npm test` starts one and sets BASE_URL, CHROME_PATH and
 * E2E_DATABASE_URL; by hand, set BASE_URL and E2E_DATABASE_URL to a server and its database.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    locale: 'en-US',
    // What a worker passes on, a journey cannot cut off; e2e/offline.spec.ts is about it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROME_PATH || undefined, args: launchArgs() },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
