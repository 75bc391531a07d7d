import { expect, test } from '@playwright/test';
import {
  answered,
  database,
  expectAccessible,
  heading,
  openRound,
  saved,
  savedAnswers,
  signInTo,
} from './support/answering';

const sql = database();
test.afterAll(() => sql.end());

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('a person answers one principle at a time, looks over the answers and finishes', async ({ page }) => {
    const round = await openRound(sql, { scope: ['MLO'] });
    await signInTo(page, round.person, round.address);
    await expect(page.getByText('results without your name')).toBeVisible();
    await expect(answered(page, '0 of 10 answered')).toBeVisible();
    await expectAccessible(page);
    const first = await heading(page).textContent();
    await page.getByText('Why we ask').tap();
    await expect(page.locator('details', { hasText: 'Why we ask' }).locator('p').first()).toBeVisible();
    for (let n = 0; n < 9; n++) {
      await page.getByRole('radio', { name: n === 8 ? 'Not applicable' : /^3 Standard/ }).tap();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(360);
      // The next question comes by itself.
      await expect(page.getByText(`Principle ${n + 2} of 10`)).toBeVisible();
      await expect(heading(page)).toBeFocused();
    }
    await page.getByRole('button', { name: 'Review' }).tap();
    await expect(heading(page)).toHaveText('Look over your answers');
    await expectAccessible(page);
    const list = page
      .getByRole('main')
      .getByRole('listitem')
      .getByRole('button', { name: /^(?!Withdraw)/ });
    await expect(list).toHaveCount(10);
    await expect(list.filter({ hasText: '3 Standard' })).toHaveCount(8);
    await expect(list.filter({ hasText: 'Not applicable to us' })).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 4 })).toHaveText(['MLOps']);
    // What is left is one tap away; the row of the question leads there as well.
    await expect(list.filter({ hasText: 'not answered' })).toHaveCount(1);
    await page.getByRole('button', { name: 'Go to the first one' }).tap();
    await page.getByRole('radio', { name: 'Don’t know' }).tap();
    await expect(heading(page)).toHaveText('Look over your answers');
    await expect(list.filter({ hasText: 'Don’t know' })).toHaveCount(1);
    await expect(page.getByText('“Don’t know” is a good answer')).toBeVisible();
    // An answer that is changed stays in view until one goes on.
    await list.first().tap();
    await page.getByRole('radio', { name: /^2/ }).tap();
    await expect(page.getByRole('button', { name: 'Stay here' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Principles' }).tap();
    await page.getByRole('button', { name: 'Review and finish' }).tap();
    await page.getByRole('button', { name: 'Finish', exact: true }).tap();
    await expect(heading(page)).toHaveText('Thank you');
    await expect(page.getByRole('heading', { name: 'What happens next' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go to the team page' })).toHaveAttribute(
      'href',
      `/teams/${round.teamId}`,
    );
    const values = Object.values(await savedAnswers(sql, round.person)).toSorted();
    expect(values).toEqual(['2', ...Array(7).fill('3'), 'DK', 'NA']);
    const [row] = await sql`select finished_at from respondents where id = ${round.person.respondentId}`;
    expect(row?.finished_at).not.toBeNull();
    await page.getByRole('button', { name: 'Change my answers' }).tap();
    await expect(heading(page)).toHaveText(first ?? '');
  });

  test('the list of principles unfolds and leads to one', async ({ page }) => {
    const round = await openRound(sql);
    await signInTo(page, round.person, round.address);
    const list = page.getByRole('navigation', { name: 'Principles', exact: true });
    await expect(list).toBeHidden();
    await page.getByRole('button', { name: 'Principles' }).tap();
    await list.getByRole('button', { name: 'Version control' }).tap();
    await expect(heading(page)).toHaveText('Version control');
    await expect(list).toBeHidden();
  });
});

test('a whole round with nothing but the keyboard', async ({ page }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  await expect(page.getByText('Answer with single keys')).toBeVisible();
  for (const key of ['0', '1', '2', '3', '4', 'd', 'N', '2', '2']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
    await page.keyboard.press(key === '0' ? 'ArrowRight' : 'Enter');
    await expect(heading(page)).toBeFocused();
  }
  await expect(heading(page)).toHaveText('Look over your answers');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Look over your answers');
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Thank you');
  const values = Object.values(await savedAnswers(sql, round.person)).toSorted();
  expect(values).toEqual(['0', '1', '2', '2', '2', '3', '4', 'DK', 'NA']);
});

test('arrows move between questions, and choose inside a radio group reached with Tab', async ({ page }) => {
  const round = await openRound(sql, { mode: 'full' });
  await signInTo(page, round.person, round.address);
  const cards = page.locator('fieldset[data-item]');
  await expect(cards).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(cards.nth(1)).toBeFocused();
  await page.keyboard.press('4');
  await expect(cards.nth(1).getByRole('radio', { name: /^4/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(cards.nth(0)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(cards.nth(0).getByRole('radio', { name: /^2/ })).toBeChecked();
  await expect(page.getByText('Principle 1 of 9')).toBeVisible();
  // After a click the arrows move again, and never change what was clicked.
  await cards.nth(2).getByRole('radio', { name: /^1/ }).click();
  await page.keyboard.press('ArrowDown');
  await expect(cards.nth(3)).toBeFocused();
  await expect(cards.nth(2).getByRole('radio', { name: /^1/ })).toBeChecked();
  await page.getByLabel('Answer with single keys').uncheck();
  await heading(page).focus();
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(3);
  await expect(saved(page)).toBeVisible();
  expect(Object.values(await savedAnswers(sql, round.person)).toSorted()).toEqual(['1', '2', '4']);
});

test('whoever is not asked finds nothing there', async ({ page }) => {
  const [mine, other] = [await openRound(sql), await openRound(sql)];
  await signInTo(page, mine.person, mine.address);
  const response = await page.goto(other.address);
  expect(response?.status()).toBe(404);
});

test.describe('on a phone, in Portuguese', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, locale: 'pt-BR' });

  test('a choice moves on by itself, unless one stays or turns that off', async ({ page }) => {
    const round = await openRound(sql);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/sign-in?next=${round.address}`);
    await page.locator('input[name=email]').fill(round.person.email);
    await page.locator('input[name=password]').fill('a quiet staircase in the rain');
    await page.locator('input[name=password]').press('Enter');
    await expect(page.getByRole('radio').first()).toBeEnabled();
    await expect(page.getByText('Decidimos não fazer, ou outro time faz por nós?')).toBeVisible();
    // Time stands still between what the test does, however slow the machine is.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const moving = page.getByRole('status').filter({ hasText: 'Já vem a próxima pergunta' });
    await page.getByRole('radio', { name: /^2/ }).tap();
    await expect(moving).toBeAttached();
    expect(await page.locator('.move-on-bar').evaluate((bar) => getComputedStyle(bar).animationName)).toBe(
      'none',
    );
    await page.getByRole('button', { name: 'Ficar aqui' }).tap();
    await expect(moving).not.toBeAttached();
    await page.clock.runFor(2_000);
    await expect(page.getByText('Princípio 1 de 9')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

    await page.getByRole('button', { name: 'Avançar', exact: true }).tap();
    await page.getByRole('radio', { name: /^1/ }).tap();
    // Another choice within the pause is the one that counts.
    await page.clock.runFor(800);
    await page.getByRole('radio', { name: /^3/ }).tap();
    await page.clock.runFor(800);
    await expect(page.getByText('Princípio 2 de 9')).toBeVisible();
    await page.clock.runFor(800);
    await expect(page.getByText('Princípio 3 de 9')).toBeVisible();
    await page.clock.resume();
    await expect.poll(() => savedAnswers(sql, round.person)).toEqual({ 'DEV-CI': '2', 'DEV-VC': '3' });

    await page.getByLabel('Avançar sozinho depois de cada resposta').uncheck();
    await page.reload();
    await expect(page.getByRole('radio').first()).toBeEnabled();
    await expect(page.getByLabel('Avançar sozinho depois de cada resposta')).not.toBeChecked();
    await page.getByRole('radio', { name: /^0/ }).tap();
    await page.clock.runFor(2_000);
    await expect(page.getByText('Princípio 3 de 9')).toBeVisible();
    await expectAccessible(page);
  });
});

test('signing in leads to what is left to answer, and from there to the first open question', async ({
  page,
}) => {
  const round = await openRound(sql, { mode: 'full', jobRole: 'SWE' });
  await sql`insert into answers (organization_id, respondent_id, item_id, value, answered_at)
    select ${round.organizationId}, ${round.person.respondentId}, item, '2', now()
    from unnest(array['DEV-CI-1', 'DEV-CI-2']) as item`;
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(round.person.email);
  await page.getByLabel('Password').fill('a quiet staircase in the rain');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const waiting = page.getByRole('region', { name: 'Waiting for you' });
  await expect(waiting).toContainText('Spring check: Stairwell');
  await expect(waiting).toContainText(/2 of \d+ answered, about \d+ minutes left/);
  await expectAccessible(page);
  await expect(page.getByRole('link', { name: 'Round open: Spring check' })).toHaveAttribute(
    'href',
    round.address,
  );
  await waiting.getByRole('link', { name: 'Go on answering' }).click();
  await page.waitForURL(`**${round.address}`);
  await expect(page.locator('[data-item="DEV-CI-3"]')).toBeInViewport();

  // Of two organizations the first page tells what waits in either, what was begun first.
  const { organizationId, teamId, person, address } = await openRound(sql);
  await sql`update organizations set name = 'A second one' where id = ${organizationId}`;
  await sql`insert into memberships (organization_id, user_id, role)
    values (${organizationId}, ${round.person.id}, 'member')`;
  await sql`insert into team_members (organization_id, team_id, user_id)
    values (${organizationId}, ${teamId}, ${round.person.id})`;
  await sql`update respondents set user_id = ${round.person.id} where id = ${person.respondentId}`;
  await page.goto('/home');
  await expect(waiting.getByRole('listitem')).toHaveText([
    /Spring check: Stairwell.*Answering.*2 of/,
    /Spring check: Stairwell.*A second one.*9 questions/,
  ]);
  await expect(page.getByRole('heading', { level: 1, name: 'Organizations' })).toBeVisible();
  await expectAccessible(page);
  await waiting.getByRole('link', { name: 'Answer now' }).click();
  await page.waitForURL(`**${address}`);
});

test.describe('in Portuguese, at night', () => {
  test.use({ locale: 'pt-BR', colorScheme: 'dark' });

  test('the questions are there in the order of the role', async ({ page }) => {
    const round = await openRound(sql, { mode: 'key', scope: ['DEV', 'DAT', 'MLO'], jobRole: 'DS' });
    await page.goto(`/sign-in?next=${round.address}`);
    await page.locator('input[name=email]').fill(round.person.email);
    await page.locator('input[name=password]').fill('a quiet staircase in the rain');
    await page.locator('input[name=password]').press('Enter');
    await expect(answered(page, '0 de 34 respondidas')).toBeVisible();
    await expect(page.getByText('Sua função é responsável')).toBeVisible();
    await page
      .getByRole('radio', { name: /^2 Praticado/ })
      .first()
      .click();
    await expect(page.getByText('Salvo no servidor').first()).toBeVisible();
    await expectAccessible(page);
  });
});
