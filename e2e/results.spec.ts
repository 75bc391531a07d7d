import { expect, type Page, test } from '@playwright/test';
import { database, openRound as makeOpenRound, type OpenRound } from './support/answering';
import { closeRound, expectAccessible, LEAVES, openRound, watchConsole } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

const PASSWORD = 'a quiet staircase in the rain';

/** Writes everybody's answers to a round; `null` stands for somebody who does not answer. */
async function answer(roundId: string, value: (item: string, person: number) => string | null) {
  const people =
    await sql`select organization_id, id from respondents where round_id = ${roundId} order by user_id`;
  for (const [index, { organization_id, id }] of people.entries()) {
    const items = LEAVES.filter((item) => /^(DEV|MLO)/.test(item)).flatMap((item) => {
      const given = value(item, index);
      return given === null ? [] : [{ item_id: item, value: given }];
    });
    if (items.length === 0) continue;
    const rows = items.map((item) => ({
      organization_id,
      respondent_id: id,
      answered_at: new Date(),
      ...item,
    }));
    await sql`insert into answers ${sql(rows)}`;
  }
}

/** A team of six with an open quick round, its owner signed in. */
async function team(page: Page): Promise<OpenRound & { team: { id: string; address: string } }> {
  const round = await makeOpenRound(sql, { scope: ['DEV', 'MLO'], people: 6 });
  await sql`update memberships set role = 'owner' where user_id = ${round.person.id}`;
  const address = `/teams/${round.teamId}`;
  await page.goto(`/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByLabel('E-mail').fill(round.person.email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**${address}`);
  return { ...round, team: { id: round.teamId, address } };
}

test('a result says what changed, and why each score is what it is', async ({ page }) => {
  test.setTimeout(120_000);
  const errors = watchConsole(page);
  const round = await team(page);
  await answer(round.roundId, (item) => (item === 'MLO-TST' ? '1' : '2'));
  await closeRound(page, round.team);
  const main = page.getByRole('main');
  // DEV 2, MLO (6 × 2 + 1) ÷ 7 = 1.86: (2 + 1.86) ÷ 2 = 1.93.
  await expect(main.getByText('This is the starting point: 1.93 out of 4 overall.')).toBeVisible();
  await expect(main.getByText('The most room to grow is in Testing (1.00).')).toBeVisible();
  // A quick round cannot tell levels that follow from practices, and says so instead of showing level 0.
  const levels = main.getByRole('region', { name: 'MLOps levels of Google and Microsoft' });
  await expect(levels).toContainText('A quick round asks about principles only');
  await expect(levels).not.toContainText('Level 0');
  const first = page.url();

  const second = await openRound(page, round.team);
  await answer(second, (item, person) =>
    item === 'DEV-CI' && person > 3 ? 'DK' : item === 'MLO-TST' ? '2' : '3',
  );
  await closeRound(page, round.team);
  await expect(page).not.toHaveURL(first);
  // Everybody moved by one point: six people, p = 2 ÷ 64, so it can be called an improvement.
  await expect(main.getByText('The overall score improved since “Spring check”: +1.00')).toBeVisible();
  await expect(main.getByRole('link', { name: 'Choose next practices' })).toBeVisible();

  // The chart's program is fetched when a line over time is opened, not before; the team's page has one, too.
  await page.reload();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await expect(main.locator('.recharts-surface')).toHaveCount(0);
  const row = main.locator('#DEV-CI');
  await expect(row).toContainText('3.00');
  await row.getByRole('button').press('Enter');
  const course = row.getByRole('figure', { name: /went from 2\.00 to 3\.00 over 2 rounds/ });
  await course.scrollIntoViewIfNeeded();
  await expect(row.locator('.recharts-surface').first()).toBeVisible();
  expect(asked.filter((url) => url.includes('/_next/static/')).length).toBeGreaterThan(0);
  await expect(row.getByText('3.00 is the mean of 4 answers from 0 to 4.')).toBeVisible();
  await expect(row.getByText('2 people chose it.')).toBeVisible();
  await expect(row.getByText('a mean of 3.50 (now 3.00)')).toBeVisible();
  // Four answers: a margin from the number of people, and no interval that would tell them.
  await expect(row.getByText(/^± 0\.81: what teams of this size have in general/)).toBeVisible();
  const other = main.locator('#DEV-VC');
  await expect(other.getByText('delete-one jackknife')).toHaveCount(0);
  await other.getByRole('button').press(' ');
  await expect(other.getByText('delete-one jackknife')).toBeVisible();

  await main.getByText('Show as table').first().click();
  const table = main.getByRole('table', { name: 'Scores of the principles in this round' });
  await expect(table.getByRole('row', { name: /^Testing/ })).toContainText('1.00');
  await expectAccessible(page);

  await main.getByRole('heading', { name: 'Trend over rounds' }).click();
  await expect(main.getByText('so far there are 2').first()).toBeVisible();
  await expect(main.locator('.r-trend .recharts-surface').first()).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);

  await main.getByText('Show as table').last().click();
  await main
    .getByRole('table', { name: 'Scores per round' })
    .getByRole('link', { name: 'Spring check' })
    .click();
  await expect(page).toHaveURL(first);
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Spring check');
});

test('on a phone the radar has numbers and their key, and a copy has the names', async ({
  page,
  context,
}) => {
  const round = await team(page);
  await answer(round.roundId, () => '2');
  await closeRound(page, round.team);
  const main = page.getByRole('main');
  const key = main.locator('.chart-key');
  await expect(main.locator('.chart-radar')).toBeVisible();
  await expect(key).toBeHidden();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(key.getByText('Communication & collaboration (agile) 2.00')).toBeVisible();
  await expect(main.locator('.chart-radar .c-wide').first()).toBeHidden();
  await expectAccessible(page);

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await main.getByRole('button', { name: 'Copy as SVG' }).first().click();
  await expect(main.getByText('Copied')).toBeVisible();
  const copy = await page.evaluate(() => navigator.clipboard.readText());
  expect(copy).toContain('>Communication &amp; collaboration (agile) <');
  expect(copy).not.toContain('>19</text>');
});

test('too few answers show the same everywhere, and no number', async ({ page }) => {
  const round = await team(page);
  await answer(round.roundId, (_, person) => (person < 2 ? '4' : null));
  await closeRound(page, round.team);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 3, name: 'Overall' })).toBeVisible();
  await expect(main.getByText('Hidden to protect anonymity').first()).toBeVisible();
  const text = await main.innerText();
  expect(text).not.toContain('4.00');
  expect(text).not.toContain('2 people');
  await expectAccessible(page);
});

test('nothing scrolls sideways on a phone, in Portuguese', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const round = await team(page);
  await answer(round.roundId, (item, person) => String((item.length + person) % 5));
  await closeRound(page, round.team);
  const { hostname } = new URL(page.url());
  await context.addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Princípios', exact: true })).toBeVisible();
  for (const id of ['#MLO-CX', '#DEV-VC']) {
    await page.locator(id).getByRole('button').click();
    await expect(page.locator(id).getByText('Não sei')).toBeVisible();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectAccessible(page);
  await context.close();
});

test('a round of another team, and a round that is still open, have no result page', async ({ page }) => {
  const mine = await team(page);
  const other = await makeOpenRound(sql, { scope: ['DEV'] });
  for (const address of [
    `/teams/${mine.teamId}/rounds/${mine.roundId}`,
    `/teams/${mine.teamId}/rounds/${other.roundId}`,
    `/teams/${other.teamId}/rounds/${other.roundId}`,
    `/teams/${mine.teamId}/rounds/not-an-id`,
    `/teams/${mine.teamId}/rounds/${mine.roundId}/principles/DEV-CI`,
    `/teams/${other.teamId}/rounds/${other.roundId}/principles/DEV-CI`,
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});
