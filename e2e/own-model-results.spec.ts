import { expect, type Page, test } from '@playwright/test';
import { database } from './support/answering';
import { type ScoredTeam, scoredTeam } from './support/scored-team';
import { closeRound, expectAccessible, LEAVES, watchConsole } from './support/team';

const ODD = '<img src=x onerror=alert(1)>{constructor}';
/** A principle that the built-in model does not have, and a name that is no markup. */
const own = (text: string, version: string) =>
  text
    .replaceAll('DEV-CI', 'DEV-PAIR')
    .replaceAll('en: Continuous integration\n', `en: "${ODD}"\n`)
    .replaceAll('en: Practised\n', 'en: Usual\n')
    .replace('en: DevOps\n', 'en: Engineering\n')
    .replace(/^modelVersion: .*$/m, `modelVersion: ${version}`);

async function publish(page: Page, models: string, text: string, version: string): Promise<string> {
  await page.goto(`${models}/new`);
  await page.getByLabel('Or paste the text').evaluate((element: HTMLTextAreaElement, value) => {
    element.value = value;
  }, text);
  await page.getByRole('button', { name: 'Check the model' }).click();
  await page.getByRole('button', { name: `Publish ${version}` }).click();
  await page.waitForURL(/\/models\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1) ?? '';
}

/** Asks everybody of the team with a model; they say what stands in `value` to everything. */
async function ask(page: Page, { team, people }: ScoredTeam, model: string, value: string): Promise<void> {
  await page.goto(`${team.address}/rounds/new`);
  await page.getByLabel('Model').selectOption(model);
  await page.getByRole('button', { name: 'Open the round' }).click();
  await page.getByRole('link', { name: 'Answer now' }).waitFor();
  const sql = database();
  const respondents = await sql`select r.organization_id, r.id as respondent_id from respondents r
    join rounds on rounds.id = r.round_id where rounds.team_id = ${team.id} and rounds.closed_at is null`;
  expect(respondents).toHaveLength(people.length);
  const items = LEAVES.map((id) => id.replace('DEV-CI', 'DEV-PAIR'));
  for (const person of respondents)
    await sql`insert into answers ${sql(items.map((item_id) => ({ ...person, item_id, value, answered_at: new Date() })))}`;
  await sql.end();
  await closeRound(page, team);
}

test('results with an own model have its words, and no line joins what cannot be compared', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);
  page.on('dialog', () => errors.push('A dialog opened.'));
  const scored = await scoredTeam(page, 'Odd');
  const organization = await page.locator('a[href^="/organizations/"]').first().getAttribute('href');
  const models = `${organization}/models`;
  const text = await (await page.request.get(`/api${models}/built-in.yaml?lang=en`)).text();
  await ask(page, scored, await publish(page, models, own(text, '1.0.0'), '1.0.0'), '2');
  const heavier = own(text, '2.0.0').replace('        effort: ', '        weight: 2\n        effort: ');
  const second = await publish(page, models, heavier, '2.0.0');
  await ask(page, scored, second, '1');
  await ask(page, scored, second, '1');

  await page.goto(`${scored.team.address}/results`);
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/);
  await expect(page.getByText(ODD).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Engineering', exact: true })).toBeVisible();
  await page.getByRole('heading', { name: 'Trend over rounds' }).click();
  // Four lines: built-in to own and own 1 to own 2 are dashed, the last piece within own 2 is solid.
  const line = '.r-trend .recharts-line-curve';
  await expect(page.locator(`${line}[stroke-dasharray]`)).toHaveCount(8);
  await expect(page.locator(`${line}:not([stroke-dasharray], [stroke=none])`)).toHaveCount(4);
  await page.locator('.r-trend').getByText('Show as table').click();
  const table = page.getByRole('table', { name: 'Scores per round' });
  await expect(table.getByText('not compared with an earlier round')).toHaveCount(2);
  await expect(table.getByRole('row', { name: /own 2.0.0/ })).toHaveCount(2);
  await expectAccessible(page);
  for (const place of ['/plan', '/cycle', '', '/next']) {
    await page.goto(`${scored.team.address}${place}`);
    await expectAccessible(page);
    // The learning area knows nothing of this principle.
    await expect(page.locator('a[href*="DEV-PAIR"]')).toHaveCount(0);
  }
  // One team, one model: the columns of the overview have its words, and so have the levels.
  await page.goto(organization ?? '');
  await expect(page.getByRole('columnheader', { name: 'Engineering', exact: true })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'DevOps' })).toHaveCount(0);
  await page.goto(scored.team.address);
  await expect(page.getByRole('term').filter({ hasText: 'Engineering' })).toBeVisible();
  expect(errors).toEqual([]);
});
