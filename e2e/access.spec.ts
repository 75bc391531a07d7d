import { createHash, randomBytes, randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import postgres from 'postgres';

const PASSWORD = 'seven quiet mountains';
let count = 0;
const address = () => `p${++count}-${randomBytes(5).toString('hex')}@firm.example`;

async function fillPerson(page: Page, email: string, password = PASSWORD, name = 'Ana Prado') {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
}

async function signUp(page: Page, email = address(), name = 'Ana Prado') {
  await page.goto('/sign-up');
  await fillPerson(page, email, PASSWORD, name);
  await page.getByLabel('Organization').fill('Harbour');
  await page.getByLabel('Team', { exact: true }).fill('Tides');
  await page.getByRole('button', { name: 'Create and continue' }).click();
  await expect(page).toHaveURL(/\/teams\/[0-9a-f-]{36}/);
  return email;
}

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

/** An invitation of the team whose page is open. */
async function invite(page: Page, minutes = 60) {
  const teamId = page.url().match(/teams\/([0-9a-f-]{36})/)?.[1] ?? '';
  const token = randomBytes(32).toString('base64url');
  const sql = postgres(process.env.E2E_DATABASE_URL ?? '', { max: 1 });
  try {
    await sql`
      insert into invitations (organization_id, id, team_id, token_hash, role, job_role, expires_at)
      select organization_id, ${randomUUID()}, id, ${createHash('sha256').update(token).digest('hex')},
        'member', 'DE', now() + ${`${minutes} minutes`}::interval
      from teams where id = ${teamId}`;
  } finally {
    await sql.end();
  }
  return `/join/${token}`;
}

test('a stranger starts with a team, signs out, and comes back', async ({ page }) => {
  const email = await signUp(page);
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('See where your team stands');
  await page.goto('/sign-in?next=/account');
  await signIn(page, email);
  await expect(page).toHaveURL('/account');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('signing up keeps what was typed, says what is wrong beside it, and works', async ({ page }) => {
    await page.goto('/sign-up');
    await fillPerson(page, 'not an address', 'short');
    await page.getByLabel('Team', { exact: true }).fill('Tides');
    await page.getByLabel('Your job role').selectOption('DE');
    await page.getByRole('button', { name: 'Create and continue' }).click();
    await expect(page.getByLabel('Your name')).toHaveValue('Ana Prado');
    await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/does not look like an e-mail/);
    await expect(page.getByLabel('Organization')).toHaveAccessibleDescription(/fill this in/);
    await expect(page.getByLabel('Team', { exact: true })).toHaveValue('Tides');
    await expect(page.getByLabel('Your job role')).toHaveValue('DE');
    await expect(page.getByLabel('Password')).toHaveValue('');

    await fillPerson(page, address());
    await page.getByLabel('Organization').fill('Harbour');
    await page.getByRole('button', { name: 'Create and continue' }).click();
    await expect(page).toHaveURL(/\/teams\//);
  });

  test('joining works from the address of an invitation', async ({ page, browser }) => {
    const owner = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
    await signUp(owner);
    await page.goto(await invite(owner));
    // Not as somebody who is there, nor as somebody who looks the same.
    await fillPerson(page, address(), PASSWORD, 'АNA  Prado');
    await page.getByRole('button', { name: 'Create account and join' }).click();
    await expect(page.getByLabel('Your name')).toHaveAccessibleDescription(/has this name already/);
    await fillPerson(page, address(), PASSWORD, 'Ana Prado Lima');
    await page.getByRole('button', { name: 'Create account and join' }).click();
    await expect(page).toHaveURL(/\/teams\//);
  });
});

test('signing up with an address that is taken does not say so, and leads to signing in', async ({
  page,
  browser,
}) => {
  const email = await signUp(page);
  const other = await (await browser.newContext()).newPage();
  await other.goto('/sign-up');
  await fillPerson(other, email.toUpperCase(), 'nine loud rivers');
  await other.getByLabel('Organization').fill('Second');
  await other.getByLabel('Team', { exact: true }).fill('Second');
  await other.getByRole('button', { name: 'Create and continue' }).click();
  await expect(other.getByText(/No account was made with this address and password/)).toBeVisible();
  await expect(other.getByText(/already has/)).toHaveCount(0);
  await other.getByRole('main').getByRole('link', { name: 'Sign in' }).first().click();
  // Both forms have the same fields: typing too early would fill the one that is left.
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, email);
  await expect(other).not.toHaveURL(/sign-in/);
});

test('signing up again with the right password leads to what is there, and makes nothing', async ({
  page,
  browser,
}) => {
  const email = await signUp(page);
  const other = await (await browser.newContext()).newPage();
  await other.goto('/sign-up');
  await fillPerson(other, email);
  await other.getByLabel('Organization').fill('Second');
  await other.getByLabel('Team', { exact: true }).fill('Second');
  await other.getByRole('button', { name: 'Create and continue' }).click();
  await expect(other).not.toHaveURL(/sign-up/);
  await expect(other.getByRole('main')).toContainText('Tides');
  await expect(other.getByText('Second')).toHaveCount(0);
});

test('a password that is known from leaks or about the person is refused beside its field', async ({
  page,
}) => {
  await page.goto('/sign-up');
  await page.getByLabel('Organization').fill('Harbour');
  await page.getByLabel('Team', { exact: true }).fill('Tides');
  for (const weak of ['qwertyuiop123', 'AnaPrado2026', 'Summer2026!!']) {
    await fillPerson(page, address(), weak);
    await page.getByRole('button', { name: 'Create and continue' }).click();
    await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/easy to guess/);
    await expect(page.getByLabel('Password')).toHaveValue('');
  }
});

test('guessing is the same for a known and an unknown address, and ends after ten', async ({
  page,
  browser,
}) => {
  const known = await signUp(page);
  for (const email of [known, address()]) {
    const guesser = await (await browser.newContext()).newPage();
    await guesser.goto('/sign-in');
    for (let i = 0; i < 10; i++) {
      await signIn(guesser, email, `guess number ${i}`);
      await expect(guesser.getByText('E-mail and password do not match')).toBeVisible();
      await expect(guesser.getByLabel('Password')).toHaveValue('');
    }
    await signIn(guesser, email);
    await expect(guesser.getByText(/Too many attempts. Wait 1[0-5] minutes/)).toBeVisible();
  }
});

test('signing out everywhere ends the session on another device', async ({ page, browser }) => {
  const email = await signUp(page);
  const phone = await (await browser.newContext()).newPage();
  await phone.goto('/sign-in?next=/account');
  await signIn(phone, email);
  await expect(phone).toHaveURL('/account');
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  const question = page.getByRole('dialog', { name: 'Sign out everywhere?' });
  await question.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await phone.reload();
  await expect(phone).toHaveURL(/\/sign-in/);
});

test('changing the password keeps this session and ends the others', async ({ page }) => {
  const email = await signUp(page);
  await page.goto('/account');
  await page.getByLabel('Current password').fill('not the current one');
  await page.getByLabel('New password').fill('nine loud rivers');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/not your current password/);
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill('nine loud rivers');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL('/account');
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await signIn(page, email, 'nine loud rivers');
  await expect(page).not.toHaveURL(/sign-in/);
});

test('an invitation brings back who signs in first, and joins with one click', async ({ page, browser }) => {
  await signUp(page);
  const path = await invite(page);
  const guest = await (await browser.newContext()).newPage();
  const email = await signUp(guest, address(), 'Eva Lima');
  await guest.context().clearCookies();
  await guest.goto(path);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Join the team Tides');
  await guest.getByRole('link', { name: 'Sign in and come back' }).click();
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await signIn(guest, email);
  await expect(guest).toHaveURL(path);
  await expect(guest.getByLabel('Your job role')).toHaveValue('DE');
  await guest.getByRole('button', { name: 'Join the team' }).click();
  await expect(guest).toHaveURL(new RegExp(new URL(page.url()).pathname));
});

test('an invitation that is over, or never was, is a friendly 404', async ({ page }) => {
  await signUp(page);
  const over = await invite(page, -1);
  // Whoever is in the team is led there instead.
  await page.context().clearCookies();
  for (const path of [over, '/join/never-was']) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'This invitation does not work any more',
    );
  }
});

test('nothing after signing in leads to another site', async ({ page }) => {
  const email = await signUp(page);
  await page.context().clearCookies();
  await page.goto('/sign-in?next=//evil.example/x');
  await signIn(page, email);
  await expect(page).not.toHaveURL(/sign-in/);
  expect(new URL(page.url()).host).toBe(new URL(process.env.BASE_URL ?? '').host);
});

test('every script of a page carries the nonce of its own answer', async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ['/', '/sign-in', '/join/never-was', '/nowhere']) {
    const response = await request.get(path);
    const policy = response.headers()['content-security-policy'] ?? '';
    const nonce = policy.match(/'nonce-([^']+)'/)?.[1] ?? '';
    expect(nonce, path).not.toBe('');
    nonces.add(nonce);
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(0);
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`);
  }
  expect(nonces.size).toBe(4);
});

test('the server says that it is well, and no more', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: 'ok', database: 'reachable', migrations: 'current' });
});

for (const lang of ['en-US', 'pt-BR']) {
  test.describe(`pages for strangers, ${lang}`, () => {
    test.use({ locale: lang });
    for (const path of ['/', '/sign-in', '/sign-up', '/join/never-was']) {
      test(`${path} is accessible and quiet`, async ({ page }) => {
        const problems: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text());
        });
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('lang', lang === 'pt-BR' ? 'pt-BR' : 'en');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
        expect(problems).toEqual([]);
      });
    }
  });
}
