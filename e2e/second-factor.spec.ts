import { expect, type Page, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { database } from './support/answering';
import { expectAccessible, invite, join, PASSWORD, startTeam, watchConsole } from './support/team';

/** A device of the browser's own that makes passkeys and asks nobody for a finger. */
async function addDevice(page: Page) {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const lose = () => client.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  return { lose };
}

const emailOf = async (page: Page): Promise<string> => {
  await page.goto('/account');
  return page
    .getByRole('main')
    .getByText(/@firm\.example$/)
    .innerText();
};

async function signOut(page: Page) {
  await page.goto('/account');
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('/');
}

async function givePassword(page: Page, email: string) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step');
}

async function addPasskey(page: Page, name: string) {
  await page.getByLabel('Name of a new passkey').fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey is added.')).toBeVisible();
}

/** As if the person had proven long ago who they are. */
async function makeStale(email: string) {
  const sql = database();
  await sql`update sessions set confirmed_at = now() - interval '1 hour'
    where user_id = (select id from users where email = ${email})`;
  await sql.end();
}

test('with a passkey the password alone opens nothing, and the passkey alone everything', async ({
  page,
}) => {
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Keys');
  await addDevice(page);
  const email = await emailOf(page);
  await page.getByRole('link', { name: 'Set up' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second factor');
  await expectAccessible(page);
  await addPasskey(page, 'Laptop');
  const list = page.getByRole('list', { name: 'Your passkeys' });
  await expect(list.getByRole('listitem')).toContainText('Laptop');
  await page.getByText('Rename').click();
  await page.getByLabel('Name', { exact: true }).fill('Work laptop');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(list.getByRole('listitem')).toContainText('Work laptop');
  await page.getByRole('button', { name: 'Make recovery codes' }).click();
  await expect(page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await expectAccessible(page);

  await signOut(page);
  await givePassword(page, email);
  await expectAccessible(page);
  const before = await page.context().cookies();
  for (const path of [team.address, '/account', '/account/second-factor', '/home', `${team.address}/plan`]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\/second-factor\?next=/);
  }
  expect((await page.request.get(`/api${team.address}/plan.csv`)).status()).toBe(401);
  await page.goto(`/sign-in?next=${encodeURIComponent(team.address)}`);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL(`**${team.address}`);
  // Whoever saw the cookie before the factor was given has nothing.
  const token = (cookies: typeof before) =>
    cookies.find(({ name }) => name.endsWith('patamar-session'))?.value;
  expect(token(await page.context().cookies())).not.toBe(token(before));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await signOut(page);
  await page.goto(`/sign-in?next=${encodeURIComponent(team.address)}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.waitForURL(`**${team.address}`);
  await page.goto('/account/second-factor');
  await expect(list.getByRole('listitem')).toContainText('Last used in the last day');
  expect(errors).toEqual([]);
});

test('codes of an app let in once each, and a recovery code when the phone is lost', async ({ page }) => {
  await startTeam(page, 'Codes');
  const email = await emailOf(page);
  await page.goto('/account/second-factor');
  await page.getByRole('button', { name: 'Set up codes' }).click();
  await expect(page.getByRole('img', { name: /^Picture for the camera/ })).toBeVisible();
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await expectAccessible(page);
  const field = page.getByLabel('Code that the app shows now');
  await field.fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('This is not the code of now.')).toBeVisible();
  const first = totp.generate();
  await field.fill(first);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('Codes are set up.')).toBeVisible();
  await page.getByRole('button', { name: 'Make recovery codes' }).click();
  const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const [recovery = ''] = await codes.allInnerTexts();
  await page.reload();
  await expect(codes).toHaveCount(0);
  await expect(page.getByText('10 codes are left.')).toBeVisible();

  await signOut(page);
  await givePassword(page, email);
  const code = page.getByLabel('Code from your app, or a recovery code');
  const goOn = page.getByRole('button', { name: 'Continue' });
  // This one was used for setting up; the next one is early enough.
  await code.fill(first);
  await goOn.click();
  await expect(page.getByText('This code is not right, or was used already.')).toBeVisible();
  await code.fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await goOn.click();
  await page.waitForURL(/\/organizations\//);

  await signOut(page);
  await givePassword(page, email);
  await code.fill(recovery.toUpperCase());
  await goOn.click();
  await page.waitForURL(/\/organizations\//);
  await signOut(page);
  await givePassword(page, email);
  await code.fill(recovery);
  await goOn.click();
  await expect(page.getByText('This code is not right, or was used already.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await expect(page.getByLabel('E-mail')).toBeVisible();
});

test('an organization asks for it by role, and leads who has none to one', async ({ page, browser }) => {
  const team = await startTeam(page, 'Asked');
  await addDevice(page);
  const member = await join(browser, await invite(page, team), 'Mia Member');
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  const organization = new URL(page.url()).pathname;
  await page.goto(`${organization}/settings`);
  await page.getByRole('checkbox', { name: 'Team member' }).check();
  await page.getByRole('button', { name: 'Apply to these roles' }).click();
  await expect(page.getByText('You have no second factor yourself. Set one up')).toBeVisible();
  await page.getByRole('link', { name: 'Set one up first' }).click();
  await addPasskey(page, 'Laptop');
  await page.goto(`${organization}/settings`);
  await expect(page.getByRole('checkbox', { name: 'Team member' })).toHaveAccessibleDescription(/1 without/);
  await page.getByRole('checkbox', { name: 'Team member' }).check();
  await page.getByRole('button', { name: 'Apply to these roles' }).click();
  await expect(page.getByText('Saved. It works with the next page')).toBeVisible();
  await expectAccessible(page);

  await addDevice(member);
  await member.goto(team.address);
  await expect(member).toHaveURL(/\/account\/second-factor\?organization=/);
  await expect(member.getByText('Asked & Sons asks for a second factor')).toBeVisible();
  await expectAccessible(member);
  expect((await member.request.get(`/api${team.address}/plan.csv`)).status()).toBe(404);
  await addPasskey(member, 'Phone');
  await member.getByRole('link', { name: /^Go on to/ }).click();
  await member.waitForURL(`**${organization}`);

  await page.goto(`${organization}/people`);
  await page.getByRole('button', { name: /^Remove the second factor of .*Mia Member/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove second factor' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await member.goto(team.address);
  await expect(member).toHaveURL(/\/sign-in\?next=/);
});

test('before somebody becomes an owner, whoever makes them one proves again who they are', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page, 'Owners');
  await join(browser, await invite(page, team), 'Mia Member');
  const email = await emailOf(page);
  await page.goto('/home');
  await page.waitForURL(/\/organizations\//);
  await page.goto(`${new URL(page.url()).pathname}/people`);
  const role = page.getByLabel(/^Role of .*Mia Member/);
  const row = page.getByRole('row').filter({ has: role });
  await makeStale(email);
  await role.selectOption('owner');
  await row.getByRole('button', { name: 'Change role' }).click();
  const again = row.getByRole('group', { name: 'First confirm that it is you' });
  const password = again.getByLabel('Your password');
  await expect(password).toBeFocused();
  await expectAccessible(page);
  await password.fill('not the right words');
  await password.press('Enter');
  await expect(again.getByText('This is not your current password.')).toBeVisible();
  await expect(role).toHaveValue('owner');
  await password.fill(PASSWORD);
  await again.getByRole('button', { name: 'Confirm and continue' }).click();
  await expect(row.getByText('The role was changed.')).toBeVisible();
  await expect(again).toBeHidden();
  await page.reload();
  await expect(role).toHaveValue('owner');
});

test('with a second factor it is that which is asked for again, and the password does not do', async ({
  page,
}) => {
  await startTeam(page, 'Again');
  const device = await addDevice(page);
  const email = await emailOf(page);
  await page.goto('/account/second-factor');
  await addPasskey(page, 'Laptop');
  await makeStale(email);
  await page.goto('/account');
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill('another landing, quite far up');
  await page.getByRole('button', { name: 'Change password' }).click();
  const again = page.getByRole('group', { name: 'First confirm that it is you' });
  await expect(again.getByLabel('Your password')).toHaveCount(0);
  // What was typed stays, passwords too: the form only waits.
  await expect(page.getByLabel('New password')).toHaveValue('another landing, quite far up');
  await again.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
  await makeStale(email);
  await device.lose();
  await page.goto('/account/second-factor');
  await page.getByRole('button', { name: /^Remove the passkey/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('It is your last second factor');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog.getByRole('group', { name: 'First confirm that it is you' })).toBeVisible();
  await expectAccessible(page);
});
