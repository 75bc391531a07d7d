import { expect, type Page, test } from '@playwright/test';
import { database, openRound as makeOpenRound } from './support/answering';
import { pageOf, signIn } from './support/scored-team';
import { closeRound, expectAccessible, LEAVES, openRound, type Team, watchConsole } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

type Levels = (item: string) => number;

async function answer(roundId: string, levelOf: Levels) {
  const people = await sql`select organization_id, id from respondents where round_id = ${roundId}`;
  const rows = people.flatMap(({ organization_id, id }) =>
    LEAVES.filter((item) => item.startsWith('DEV')).map((item_id) => ({
      organization_id,
      respondent_id: id,
      item_id,
      value: String(levelOf(item_id)),
      answered_at: new Date(),
    })),
  );
  await sql`insert into answers ${sql(rows)}`;
}

/** A team with quick rounds in which everybody gave the same levels, its owner signed in. */
async function teamWith(page: Page, people: number, levels: readonly Levels[]) {
  const made = await makeOpenRound(sql, { scope: ['DEV'], people });
  await sql`update memberships set role = 'owner' where user_id = ${made.person.id}`;
  const team: Team = { id: made.teamId, address: `/teams/${made.teamId}` };
  await signIn(page, made.person, team.address);
  const ids: string[] = [];
  for (const [index, levelOf] of levels.entries()) {
    const roundId = index === 0 ? made.roundId : await openRound(page, team);
    await sql`update rounds set name = ${`Check ${index + 1}`} where id = ${roundId}`;
    await answer(roundId, levelOf);
    await closeRound(page, team);
    ids.push(roundId);
  }
  return { ...made, team, ids };
}

test('any two rounds stand side by side, sorted by what changed, with where it comes from', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);
  const { team, ids } = await teamWith(page, 6, [
    () => 1,
    (item) => (item === 'DEV-CM' ? 3 : 1),
    (item) => (item === 'DEV-CM' ? 4 : item === 'DEV-MON' ? 0 : 2),
  ]);
  await page.goto(team.address);
  await page.getByRole('link', { name: 'Compare two rounds' }).click();
  await page.waitForURL(`**${team.address}/compare`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Interval and verdict are those that were published with “Check 3”.');

  await main.getByLabel('Earlier round').selectOption({ value: ids[0] ?? '' });
  await main.getByRole('button', { name: 'Compare' }).click();
  await page.waitForURL(/from=[0-9a-f-]{36}&to=/);
  // (7 × 2 + 4 + 0) ÷ 9 = 2 after 1.
  await expect(main).toContainText(
    'The overall score went from 1.00 in “Check 1” to 2.00 in “Check 3”: +1.00, improved',
  );
  await expect(main).toContainText('follow nobody from one to the other');
  await expect(main).toContainText('takes the answers to tell, so no sentence names one of them.');
  const table = main.getByRole('table', { name: 'Scores of both rounds and the change between them' });
  const names = await table.getByRole('rowheader').allInnerTexts();
  expect(names.slice(0, 3)).toEqual(['Overall', 'DevOps', 'Configuration management']);
  expect(names.at(-1)).toMatch(/monitoring/i);
  await expect(table.getByRole('row', { name: /^Configuration management/ })).toContainText('1.00 → 4.00');
  await expect(table.getByRole('row', { name: /^Configuration management/ })).toContainText('+3.00');
  const parts = main.getByRole('table', { name: 'Parts of the change in points' });
  await expect(parts.getByRole('row', { name: /^Overall/ })).toContainText('+1.00');
  await expect(main).toContainText('Added up over 2 comparisons from “Check 1” to “Check 3”.');
  await expectAccessible(page);

  await main.getByRole('link', { name: 'Sort as in the model' }).click();
  await page.waitForURL(/sort=model/);
  await expect(table.getByRole('rowheader').nth(2)).not.toHaveText('Configuration management');
  await main.getByRole('link', { name: 'Show as table' }).click();
  await expect(page).toHaveURL(/#principles$/);

  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  for (const of of [table, parts])
    expect(await of.evaluate(({ parentElement: at }) => at && at.scrollWidth <= at.clientWidth)).toBe(true);
  expect(errors).toEqual([]);
});

test('two kinds stand apart, and the reason is named, also without scripts', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const { team, ids } = await teamWith(page, 6, [() => 1, () => 2]);
  await sql`update rounds set mode = 'full', compared_with = null where id = ${ids[1] ?? ''}`;
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies(await page.context().cookies());
  const still = await plain.newPage();
  await still.goto(`${team.address}/compare?from=${ids[0]}&to=${ids[1]}`);
  const main = still.getByRole('main');
  await expect(main).toContainText('“Check 1” and “Check 2” cannot be compared, so each stands on its own.');
  await expect(main).toContainText('Two quick rounds can be compared, or two that ask practices.');
  await expect(main.locator('svg.chart-radar')).toHaveCount(2);
  await expect(main.getByRole('table')).not.toContainText('+1.00');
  await main.getByLabel('Later round').selectOption({ value: ids[0] ?? '' });
  await main.getByRole('button', { name: 'Compare' }).click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Two rounds side by side');
  await plain.close();
});

test('four people show no number to somebody outside', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const { team, ids, people, organizationId } = await teamWith(page, 4, [() => 1, () => 3]);
  const [, , , last] = people;
  if (!last) throw new Error('The team has four people.');
  // Somebody who may see the team and was asked in none of its rounds.
  const id = crypto.randomUUID();
  await sql`insert into users (id, name, email, password_hash, email_verified_at)
    select ${id}, 'Vera Viewer', ${`${id}@answering.test`}, password_hash, now() from users where id = ${last.id}`;
  await sql`insert into memberships (organization_id, user_id, role) values (${organizationId}, ${id}, 'viewer')`;
  const address = `${team.address}/compare?from=${ids[0]}&to=${ids[1]}`;
  const outside = await pageOf(browser, { id, email: `${id}@answering.test`, respondentId: '' }, address);
  const main = outside.getByRole('main');
  await expect(main).toContainText('no change may be shown between “Check 1” and “Check 2”');
  const text = await main.innerText();
  for (const number of ['1.00', '3.00', '+2.00']) expect(text).not.toContain(number);
  await outside.goto(team.address);
  await expect(outside.getByRole('main')).toContainText('has no number that may be shown yet');
  expect(await outside.getByRole('main').innerText()).not.toMatch(/[13]\.00/);
  await page.goto(address);
  await expect(page.getByRole('main')).toContainText('+2.00');
});
