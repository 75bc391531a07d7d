import { expect, test } from '@playwright/test';
import {
  answered,
  database,
  expectAccessible,
  openRound,
  saved,
  savedAnswers,
  signInTo,
} from './support/answering';

const sql = database();
test.afterAll(() => sql.end());

test('an answer can be taken back', async ({ page }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await page.getByRole('radio', { name: /^2/ }).click();
  await expect(answered(page, '1 of 9 answered')).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: 'Clear answer' }).click();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': 'SKIP' });
  await page.reload();
  await expect(answered(page, '0 of 9 answered')).toBeVisible();
});

test('answers given offline are kept, said to be kept, and sent when the connection is back', async ({
  page,
  context,
}) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await page.keyboard.press('1');
  await expect(saved(page)).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await expect(page.getByText('2 answers are kept on this device')).toBeVisible();
  expect(await savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '1' });
  await page.getByRole('button', { name: 'Review and finish' }).click();
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByText('2 answers are not on the server yet')).toBeVisible();

  // The page is closed without ever being online again; the next visit takes the answers up.
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(round.address);
  await expect(again.getByRole('radio').first()).toBeEnabled();
  await expect(answered(again, '3 of 9 answered')).toBeVisible();
  await expect(again.getByText('Principle 4 of 9')).toBeVisible();
  await expect(saved(again)).toBeVisible();
  // The words may still be those that the page came with.
  const stored = async () => Object.values(await savedAnswers(sql, round.person)).toSorted();
  await expect.poll(stored).toEqual(['1', '2', '3']);

  await context.setOffline(true);
  await again.keyboard.press('4');
  await expect(again.getByText('1 answer is kept on this device')).toBeVisible();
  await context.setOffline(false);
  await expect(saved(again)).toBeVisible();
  await expect.poll(stored).toHaveLength(4);
});

test('the round goes on from another device, and the newest answer counts', async ({ page, browser }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await expect(saved(page)).toBeVisible();

  const phone = await browser.newContext();
  const other = await phone.newPage();
  await signInTo(other, round.person, round.address);
  await expect(other.getByText('Principle 3 of 9')).toBeVisible();
  await other.getByRole('button', { name: 'Back' }).click();
  await other.getByRole('radio', { name: /^4/ }).click();
  await expect(saved(other)).toBeVisible();
  await expect.poll(async () => Object.values(await savedAnswers(sql, round.person))).toContain('4');
  await phone.close();

  await page.reload();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('radio', { name: /^4/ })).toBeChecked();
});

test('a device whose clock is hours behind still has the last word', async ({ page, browser }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await page.keyboard.press('1');
  await expect(saved(page)).toBeVisible();
  const slow = await browser.newContext();
  const other = await slow.newPage();
  await other.clock.install({ time: Date.now() - 5 * 3_600_000 });
  await signInTo(other, round.person, round.address);
  await other.getByRole('button', { name: 'Back' }).click();
  await other.getByRole('radio', { name: /^3/ }).click();
  await other.clock.runFor(2_000);
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '3' });
  const [row] = await sql`
    select abs(extract(epoch from now() - answered_at)) as seconds from answers
    where respondent_id = ${round.person.respondentId}`;
  expect(Number(row?.seconds)).toBeLessThan(120);
  await slow.close();
});

test('an answer that the server passes over is not called saved: what it has is shown, and said', async ({
  page,
  browser,
}) => {
  const round = await openRound(sql);
  await page.clock.install();
  await signInTo(page, round.person, round.address);
  // The clock of this device is set back while its page is open.
  await page.clock.setSystemTime(Date.now() - 10 * 60_000);
  const other = await (await browser.newContext()).newPage();
  await signInTo(other, round.person, round.address);
  await other.keyboard.press('0');
  await expect(saved(other)).toBeVisible();
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '0' });

  await page.getByRole('radio', { name: /^4/ }).click();
  await expect(page.getByText('You had answered this later on another device.')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^0/ })).toBeChecked();
  expect(await savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '0' });
  // Choosing again counts.
  await page.getByRole('radio', { name: /^4/ }).click();
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '4' });
  await expect(page.getByText('You had answered this later')).toHaveCount(0);
  await other.context().close();
});

test('who was signed out keeps the answers and comes back to them', async ({ page, context }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await context.clearCookies();
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer is waiting and will be sent')).toBeVisible();
  expect(await savedAnswers(sql, round.person)).toEqual({});
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await signInTo(page, round.person, round.address);
  await expect(answered(page, '1 of 9 answered')).toBeVisible();
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2' });
});

test('another person on the same device neither sees nor sends the answers', async ({ page, context }) => {
  const round = await openRound(sql, { people: 2 });
  const [ana, bruno] = round.people;
  if (!ana || !bruno) throw new Error('Two people are asked.');
  await signInTo(page, ana, round.address);
  // Only this page is cut off, so that it cannot notice the signing out.
  await page.route('**/api/rounds/**', (request) => request.abort());
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer is kept on this device')).toBeVisible();
  await context.clearCookies();
  const theirs = await context.newPage();
  await signInTo(theirs, bruno, round.address);
  await expect(answered(theirs, '0 of 9 answered')).toBeVisible();
  // The first page does not stay: what it shows is hers, and whoever sits here now is not she.
  await page.unroute('**/api/rounds/**');
  await page.waitForURL(/\/organizations\//);
  await expect(page.getByText('kept on this device')).toHaveCount(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await theirs.keyboard.press('3');
  await expect.poll(() => savedAnswers(sql, bruno)).toEqual({ 'DEV-CI': '3' });
  expect(await savedAnswers(sql, ana)).toEqual({});
});

test('a session that expires in one tab loses nothing that was typed in another', async ({
  page,
  context,
}) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await context.clearCookies();
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer is waiting and will be sent')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await expect(page.getByText('2 answers are waiting and will be sent')).toBeVisible();
  const other = await context.newPage();
  await other.goto(`/sign-in?next=${round.address}`);
  await expect(other.getByText('2 answers are kept on this device.')).toBeVisible();
  await signInTo(other, round.person, round.address);
  await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2', 'DEV-VC': '3' });
  await expect(page).toHaveURL(new RegExp(`${round.address}$`));
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(saved(page)).toBeVisible();
});

test('a round that ends answering meanwhile says what was not counted, and shows what was', async ({
  page,
}) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await page.keyboard.press('1');
  await expect(saved(page)).toBeVisible();
  await sql`update rounds set frozen_at = now() where id = ${round.roundId}`;
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer came after that and was not counted')).toBeVisible();
  await expect(page.getByRole('radio').first()).toBeDisabled();
  await page.reload();
  await expect(page.getByText('Answering in this round has ended')).toBeVisible();
  await expect(page.getByText('1 answer on this device had not reached the server')).toBeVisible();
  const own = page.getByRole('region', { name: 'Your answers', exact: true });
  await expect(own.getByRole('definition').first()).toHaveText('1 Initial');
  await expect(own.getByRole('definition').nth(1)).toHaveText('not answered');
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove from this device' }).click();
  await expect(page.getByText('on this device')).toBeHidden();
  expect(await savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '1' });
});

test('an answer that the server rejects is taken off and named', async ({ page }) => {
  const round = await openRound(sql, { mode: 'key', scope: ['DEV'] });
  await signInTo(page, round.person, round.address);
  await sql`update respondents set job_role = 'MGR' where id = ${round.person.respondentId}`;
  await page.keyboard.press('2');
  await expect(page.getByText('1 answer could not be kept')).toBeVisible();
  await expect(page.getByText('you are not asked this in this round')).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  expect(await savedAnswers(sql, round.person)).toEqual({});
});
