import { expect, type Page, test } from '@playwright/test';
import { database } from './support/answering';
import { pdfText } from './support/pdf-text';
import { pageOf, scoredTeam } from './support/scored-team';
import { beforeScripts } from './support/slow-line';
import { expectAccessible, openRound, startTeam, type Team, watchConsole } from './support/team';

const cards = (page: Page) =>
  page.getByRole('list', { name: 'Recommended steps, best first' }).locator(':scope > li');
const group = (page: Page, name: string) => page.getByRole('region', { name });

/** Puts the first recommended step into the plan; returns the title of its practice. */
async function addFirst(page: Page, team: Team, due: string): Promise<string> {
  await page.goto(`${team.address}/next`);
  const card = cards(page).first();
  const title = await card.getByRole('heading').innerText();
  await card.getByLabel('Owner').selectOption({ label: 'Maria Colleague' });
  await card.getByLabel('Due date').fill(due);
  await card.getByRole('button', { name: 'Add to plan' }).click();
  await expect(page.getByRole('status').filter({ hasText: `“${title}” is in the plan` })).toBeVisible();
  return title;
}

test('a step goes from advice into the plan, through its life, and back', async ({ page }) => {
  const errors = watchConsole(page);
  const { team } = await scoredTeam(page, 'Currents');

  await page.goto(`${team.address}/next`);
  await expect(page.getByText('These practices were not asked one by one')).toBeVisible();
  await expect(cards(page)).toHaveCount(5);
  const first = cards(page).first();
  await expect(first).toContainText(
    /Take it from level \d \(\w+\) to level \d \(\w+\)\. Today about \d\.\d\d/,
  );
  await expect(first).toContainText(
    /It is (the one step that is missing|one of \d+ steps) to level 3 in .+\. If completed, it adds \+\d\.\d\d to .+ and .+ overall\. It takes [\d.]+ of 10 points/,
  );
  await first.getByText('Why this one').click();
  await expect(first).toContainText('in the ordering; the next one');
  await expect(first).toContainText(/Reference model \d+\.\d+\.\d+, round/);
  await expectAccessible(page);

  const title = await addFirst(page, team, '2020-01-31');
  await expect(page.getByRole('status').filter({ hasText: 'is in the plan' })).toBeFocused();
  await expect(cards(page).getByRole('heading', { name: title, exact: true })).toHaveCount(0);

  await page.getByRole('link', { name: 'Go to the plan' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Plan' })).toBeVisible();
  await expect(group(page, 'Planned')).toContainText(title);
  await expect(group(page, 'Planned')).toContainText('Maria Colleague');
  await expect(group(page, 'Planned')).toContainText('Overdue since Jan 31, 2020');
  await expect(page.getByText('0 of 1 done').first()).toBeVisible();
  await expectAccessible(page);

  await group(page, 'Planned').getByText('Edit').click();
  await group(page, 'Planned').getByLabel('Due date').fill('2031-01-31');
  await group(page, 'Planned').getByLabel('Note').fill('We meet on Tuesday.');
  const hours = group(page, 'Planned').getByLabel('Hours saved per month');
  await hours.fill('1.25');
  await group(page, 'Planned').getByRole('button', { name: 'Save' }).click();
  await expect(group(page, 'Planned').getByText('Write 0 to 999 in whole or half hours')).toBeVisible();
  await expect(hours).toBeFocused();
  await expect(hours).toHaveValue('1.25');
  await expectAccessible(page);
  await hours.fill('12.5');
  await group(page, 'Planned').getByRole('button', { name: 'Save' }).click();
  await expect(group(page, 'Planned').getByText('Saved.')).toBeVisible();
  await expect(group(page, 'Planned').getByText('Jan 31, 2031')).toBeVisible();
  await expect(page.getByText(/overdue/i)).toHaveCount(0);
  await expect(group(page, 'Planned').getByText('12.5 h expected')).toBeVisible();
  await expect(page.getByText('0 of 12.5 h', { exact: true })).toBeVisible();

  const note = group(page, 'Planned').getByLabel('Note');
  await beforeScripts(page, note, async () => {
    await group(page, 'Planned').getByText('Edit').click();
    await note.fill('We meet on Fridays.');
  });
  await expect(note).toHaveValue('We meet on Fridays.');

  await group(page, 'Planned').getByRole('button', { name: 'Start' }).click();
  await expect(group(page, 'In progress').getByText('This step is in progress now.')).toBeFocused();
  await group(page, 'In progress').getByRole('button', { name: 'Mark as done' }).click();
  await expect(group(page, 'Done').getByText(/^Done: (the one step|one of \d+ steps)/)).toBeVisible();
  await expect(page.getByText('1 of 1 done').first()).toBeVisible();
  await expect(page.getByText('12.5 of 12.5 h', { exact: true })).toBeVisible();
  const csv = await page.request.get(`/api${team.address}/plan.csv?lang=pt-BR`);
  expect((await csv.text()).split('\r\n')[1]).toContain(';12,5;');
  await group(page, 'Done').getByRole('button', { name: 'Reopen' }).click();
  await group(page, 'Planned').getByRole('button', { name: 'Drop' }).click();
  await expect(page.getByText('Dropped. Nothing is lost: you can restore it.')).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(group(page, 'Planned').getByText('We meet on Tuesday.').first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('a step towards an outcome says what the outcome follows from', async ({ page }) => {
  const { team } = await scoredTeam(page, 'Delta', (item) => (item === 'DAT-CYC' ? 1 : 4));
  await page.goto(`${team.address}/next`);
  const outcome = cards(page).filter({ hasText: 'Improve cycle time' }).first();
  await expect(outcome.getByText('An outcome, not a lever')).toBeVisible();
  await expect(outcome).toContainText('Improve cycle time follows from the other principles of DataOps.');
  await expectAccessible(page);
  const plan = await (await page.request.get(`/api${team.address}/plan.json`)).json();
  expect(plan.recommendations).toContainEqual(expect.objectContaining({ outcome: true }));
});

test('the same step from an old tab is refused in words, and nothing is added', async ({ page, browser }) => {
  const { team, people } = await scoredTeam(page, 'Backwater');
  const [, maria] = people;
  if (!maria) throw new Error('The team has three people.');
  const colleague = await pageOf(browser, maria, `${team.address}/next`);
  const title = await addFirst(page, team, '2031-01-31');
  const old = cards(colleague).filter({ has: colleague.getByRole('heading', { name: title, exact: true }) });
  await old.getByRole('button', { name: 'Add to plan' }).click();
  await expect(colleague.getByRole('status').filter({ hasText: 'already in the plan' })).toBeFocused();
  await expect(old).toHaveCount(0);
  await colleague.goto(`${team.address}/plan`);
  await expect(group(colleague, 'Planned').getByRole('listitem')).toHaveCount(1);
});

test('adding, moving and editing work without JavaScript', async ({ page, browser }) => {
  const { team } = await scoredTeam(page, 'Stillwater');
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  const title = await addFirst(plain, team, '2031-01-31');
  await plain.goto(`${team.address}/plan`);
  await group(plain, 'Planned').getByRole('button', { name: 'Start' }).click();
  await expect(group(plain, 'In progress')).toContainText(title);
  await group(plain, 'In progress').getByText('Edit').click();
  const note = group(plain, 'In progress').getByLabel('Note');
  // What the browser would not let anybody type.
  await note.evaluate((field) => field.removeAttribute('maxlength'));
  await note.fill('x'.repeat(2001));
  await group(plain, 'In progress').getByRole('button', { name: 'Save' }).click();
  await expect(group(plain, 'In progress').getByText('This is too long.')).toBeVisible();
  await context.close();
});

test('exports say what the pages say, in both languages, as downloads that nobody keeps', async ({
  page,
  browser,
}) => {
  const { team, roundId } = await scoredTeam(page, 'Água Viva');
  await addFirst(page, team, '2031-01-31');
  const get = (path: string) => page.request.get(`/api${team.address}/${path}`);

  const plan = await get('plan.csv?lang=pt-BR');
  expect(plan.headers()['content-disposition']).toMatch(
    /^attachment; filename="patamar-plano-agua-viva-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''patamar/,
  );
  expect(plan.headers()['cache-control']).toBe('private, no-store');
  expect(plan.headers()['content-language']).toBe('pt-BR');
  const lines = (await plan.text()).split('\r\n');
  expect(lines[1]).toContain('31/01/2031');
  expect(lines[1]).toContain('Maria Colleague');

  const results = await (await get(`rounds/${roundId}/results.csv?lang=en`)).text();
  const overall = results.split('\r\n').find((line) => line.includes(',overall,'));
  expect(overall).toContain('1.3333');
  const noted = results.split('\r\n').filter((line) => line.includes('outcome: follows from'));
  expect(noted).toEqual([expect.stringMatching(/,DAT-CYC,.*,1\.0000,/)]);
  await page.goto(`${team.address}/rounds/${roundId}`);
  await expect(page.locator('.r-flag', { hasText: /^outcome$/ })).toHaveCount(1);
  await page.locator('#DAT-CYC').getByRole('button').click();
  await expect(page.locator('#DAT-CYC')).toContainText('It follows from the other principles of DataOps');
  const json = await (await get('plan.json')).json();
  expect(json).toMatchObject({ format: 'patamar-plan', locale: 'en', team: 'Água Viva' });
  expect(json.steps).toHaveLength(1);

  const pdf = await get('plan.pdf?lang=en');
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.goto(`${team.address}/plan`).then(() => page.getByRole('link', { name: /PDF/ }).click()),
  ]);
  expect(download.suggestedFilename()).toMatch(/^patamar-plan-água-viva-.+\.pdf$/);

  const nobody = await (await browser.newContext()).newPage();
  for (const path of ['plan.csv', 'plan.pdf', 'plan.json', `rounds/${roundId}/results.csv`]) {
    expect((await nobody.request.get(`/api${team.address}/${path}`)).status(), path).toBe(401);
  }
  for (const path of ['rounds/none/results.csv', `rounds/${team.id}/results.csv`]) {
    expect((await get(path)).status(), path).toBe(404);
  }
  expect((await page.request.get('/api/teams/none/plan.csv')).status()).toBe(404);
});

test('before the first result both pages say how it begins', async ({ page }) => {
  const team = await startTeam(page, 'Source');
  // Alone in the team, a round of theirs would show nothing: inviting comes first, with the link.
  await expect(page.getByRole('heading', { name: 'First, invite the team' })).toBeVisible();
  await expect(page.getByText('One person is in the team. A score needs 3 answers')).toBeVisible();
  await page.getByRole('button', { name: 'Make an invitation link' }).click();
  await expect(page.getByLabel('Invitation link', { exact: true })).toHaveValue(/\/join\/.{20,}/);
  await expectAccessible(page);
  await page.goto(`${team.address}/plan`);
  await expect(page.getByRole('heading', { name: 'Nothing is planned yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: /PDF|CSV/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'See next practices' }).click();
  await expect(
    page.getByRole('heading', { name: 'Next practices come out of your first round' }),
  ).toBeVisible();
  await expectAccessible(page);
  const begin = page.getByRole('main').getByRole('link', { name: /^(Invite people|Open a round)$/ });
  await expect(begin).toHaveText(['Invite people', 'Open a round']);
  await page.getByRole('link', { name: 'Open a round' }).click();
  await expect(page).toHaveURL(`${team.address}/rounds/new`);
  await openRound(page, team);
  await page.goto(`${team.address}/next`);
  await expect(
    page.getByRole('heading', { name: /^Next practices appear when “.+” is published$/ }),
  ).toBeVisible();
});

test('a step tells who is outside the round nothing of the hidden score behind it', async ({
  page,
  browser,
}) => {
  const { team, roundId, people } = await scoredTeam(page, 'Breakwater');
  const title = await addFirst(page, team, '2031-01-31');
  await page.goto(`${team.address}/plan`);
  await expect(group(page, 'Planned')).toContainText(/From level \d \(\w+\) to level \d/);
  await expect(group(page, 'Planned')).toContainText('Done when');

  const [, , person] = people;
  if (!person) throw new Error('Three people are in the team.');
  // As if they had answered less than half of what they were asked.
  const sql = database();
  await sql`delete from round_insiders where round_id = ${roundId} and user_id = ${person.id}`;
  await sql.end();
  const outside = await pageOf(browser, person, `${team.address}/plan`);
  const planned = group(outside, 'Planned');
  await expect(planned).toContainText(title);
  await expect(planned).toContainText('Maria Colleague');
  await expect(planned).toContainText('Jan 31, 2031');
  await expect(planned).toContainText(
    'hidden to protect anonymity: they follow from a score that you may not see',
  );
  await expect(planned).not.toContainText(/From level|Done when|Promised gain|point/);
  await expect(outside.getByText('What the plan leads to')).toHaveCount(0);
  await expectAccessible(outside);
  const pdf = await outside.request.get(`/api${team.address}/plan.pdf?lang=en`);
  const words = pdfText(await pdf.body()).replaceAll(/\s+/g, ' ');
  expect(words).toContain('follow from a score that you may not see');
  expect(words).not.toMatch(/from level|Done when/);
});
