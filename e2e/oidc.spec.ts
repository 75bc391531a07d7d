import { expect, type Page, test } from '@playwright/test';
import { type Directory, startProvider } from './support/oidc-provider';

const { OIDC_TEST_PORT, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, BASE_URL } = process.env;
const PASSWORD = 'seven quiet mountains';
const run = Date.now().toString(36);
const address = (name: string) => `${name}-${run}@firm.example`;

const people: Directory = {
  [`bea-${run}`]: { email: address('bea'), email_verified: true, name: 'Bea Prado' },
  [`cleo-${run}`]: { email: address('cleo'), email_verified: true, name: 'Cleo Lima' },
  [`gus-${run}`]: { email: address('gus'), email_verified: false, name: 'Gus Reis' },
  [`mal-${run}`]: { email: address('boss'), email_verified: false, name: 'Mallory' },
  [`boss-${run}`]: { email: address('boss'), email_verified: true, name: 'Bo Sá' },
  [`demo-${run}`]: { email: 'manager@demo.patamar.example', email_verified: true, name: 'Mallory' },
};

// One provider on one port: the tests of this file follow each other.
test.describe.configure({ mode: 'default' });

let stop: () => Promise<void>;
test.beforeAll(async () => {
  if (!OIDC_TEST_PORT || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !BASE_URL) {
    throw new Error('These journeys need OIDC_TEST_PORT, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and BASE_URL.');
  }
  stop = await startProvider(
    {
      port: Number(OIDC_TEST_PORT),
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      app: BASE_URL,
    },
    people,
  );
});
test.afterAll(() => stop?.());

async function toProvider(page: Page, path = '/sign-in') {
  await page.goto(path);
  await page.getByRole('link', { name: `Continue with ${OIDC_NAME}` }).click();
  await expect(page).toHaveURL(new RegExp(`localhost:${OIDC_TEST_PORT}`));
}

/** Signs in and consents at the provider, which then sends the browser back. */
async function throughProvider(page: Page, login: string, path?: string) {
  await toProvider(page, path);
  await page.getByPlaceholder('Enter any login').fill(`${login}-${run}`);
  await page.getByPlaceholder('and password').fill('whatever');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function signUp(page: Page, email: string) {
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Somebody');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('Organization').fill('Harbour');
  await page.getByLabel('Team', { exact: true }).fill('Tides');
  await page.getByRole('button', { name: 'Create and continue' }).click();
  await expect(page).toHaveURL(/\/teams\//);
}

async function passwordSignIn(page: Page, email: string) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a new person comes in through the identity provider, and back to the page they wanted', async ({
  page,
}) => {
  await throughProvider(page, 'bea', '/sign-in?next=/account');
  await expect(page).toHaveURL('/account');
  await expect(page.getByText(address('bea'))).toBeVisible();
  await expect(page.getByText('there is no password here')).toBeVisible();
});

test('the same person is known again', async ({ page }) => {
  await throughProvider(page, 'bea', '/sign-in?next=/account');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Bea Prado');
});

test('the owner of an address takes over the account that waits under it', async ({ page, browser }) => {
  await signUp(page, address('cleo'));
  const owner = await (await browser.newContext()).newPage();
  await throughProvider(owner, 'cleo', '/sign-in?next=/account');
  await expect(owner).toHaveURL('/account');

  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
  await passwordSignIn(page, address('cleo'));
  await expect(page.getByText('E-mail and password do not match')).toBeVisible();
});

test('an address that the provider has not verified opens nobody’s account', async ({ page, browser }) => {
  await signUp(page, address('gus'));
  const other = await (await browser.newContext()).newPage();
  await throughProvider(other, 'gus');
  await expect(other).toHaveURL(/\/sign-in\?error=email_unverified/);
  await expect(other.getByText('has not verified your e-mail address')).toBeVisible();
  await passwordSignIn(other, address('gus'));
  await expect(other).not.toHaveURL(/\/sign-in/);
  await other.goto('/account');
  await expect(other.getByText(address('gus'))).toBeVisible();
});

test('an address that is not verified makes no account, and its owner gets one', async ({
  page,
  browser,
}) => {
  await throughProvider(page, 'mal');
  await expect(page).toHaveURL(/\/sign-in\?error=email_unverified/);
  const owner = await (await browser.newContext()).newPage();
  await throughProvider(owner, 'boss', '/sign-in?next=/account');
  await expect(owner).toHaveURL('/account');
  await expect(owner.getByLabel('Name', { exact: true })).toHaveValue('Bo Sá');
});

test('nobody becomes a person of the sample organization', async ({ page }) => {
  await throughProvider(page, 'demo');
  await expect(page.getByText('You cannot sign in this way.')).toBeVisible();
});

test('who turns back at the provider finds the sign-in page with an explanation', async ({ page }) => {
  await toProvider(page);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByText('Signing in did not work')).toBeVisible();
});

test('an answer that this browser did not ask for signs nobody in', async ({ page }) => {
  await page.goto('/api/auth/callback/oidc?code=stolen&state=forged');
  await expect(page.getByText('Signing in did not work')).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the request to the provider carries PKCE, state and nonce', async ({ page }) => {
  const request = page.waitForRequest((one) =>
    one.url().startsWith(`http://localhost:${OIDC_TEST_PORT}/auth`),
  );
  await toProvider(page);
  const asked = new URL((await request).url()).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) {
    expect(asked.get(name)?.length, name).toBeGreaterThan(30);
  }
});
