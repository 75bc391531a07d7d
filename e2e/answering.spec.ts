import { expect, test } from '@playwright/test';
import {
  answered,
  database,
  expectAccessible,
  heading,
  next,
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
      await next(page).tap();
      await expect(heading(page)).toBeFocused();
      await expect(page.getByText(`Principle ${n + 2} of 10`)).toBeVisible();
    }
    await page.getByRole('button', { name: 'Review' }).tap();
    await expect(heading(page)).toHaveText('Look over your answers');
    await expectAccessible(page);
    await page.getByRole('main').getByRole('list').last().getByRole('button').tap();
    await page.getByRole('radio', { name: 'Don’t know' }).tap();
    await page.getByRole('button', { name: 'Review' }).tap();
    await page.getByRole('button', { name: 'Finish', exact: true }).tap();
    await expect(heading(page)).toHaveText('Thank you');
    await expect(page.getByRole('link', { name: 'Go to the team page' })).toHaveAttribute(
      'href',
      `/teams/${round.teamId}`,
    );
    const values = Object.values(await savedAnswers(sql, round.person)).toSorted();
    expect(values).toEqual([...Array(8).fill('3'), 'DK', 'NA']);
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
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Finish', exact: true })).toBeFocused();
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
