import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isRoot = process.getuid?.() === 0;
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What Chromium needs where it runs as root, without a graphics card, in a closed network. */
export function launchArgs() {
  if (!isRoot) return [];
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/** Browsers installed on this system, in the order of the search path. */
export function systemBrowsers(path = process.env.PATH ?? '', exists = existsSync) {
  const folders = path.split(delimiter).filter(Boolean);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(exists);
  return [...found, ...usualPlaces.filter(exists)];
}

/**
 * Finds a Chromium that really starts: CHROME_PATH, Playwright's own, the system's, or one installed now.
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} its path; undefined: Playwright's own
 * @throws when there is none and none can be installed
 */
export async function findBrowser(say) {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`CHROME_PATH is ${given}, which does not start.`);
  }
  if (await starts(undefined)) return undefined;
  for (const path of systemBrowsers()) if (await starts(path)) return path;

  say('No Chromium found; installing one …');
  const cli = join(root, 'node_modules', '@playwright/test/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  if (await starts(undefined)) return undefined;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', env, timeout: 600_000 });
    for (const path of systemBrowsers()) if (await starts(path)) return path;
  }
  throw new Error('There is no Chromium for the browser tests: install one, or set CHROME_PATH.');
}

async function starts(executablePath) {
  try {
    const { chromium } = await import('@playwright/test');
    const browser = await chromium.launch({ executablePath, args: launchArgs(), timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
