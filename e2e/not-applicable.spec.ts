import { expect, type Page, test } from '@playwright/test';
import { database, openRound as makeOpenRound } from './support/answering';
import { signIn } from './support/scored-team';
import { endAnswering, expectAccessible, openRound, watchConsole } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

const ITEMS = 'DEV-CI DEV-VC DEV-CD DEV-MS DEV-IAC DEV-CM DEV-MON DEV-COL DEV-AUT'.split(' ');
const REASON = 'We own no application that could be divided.';

/** Everybody answers 2; the first `count` people say that microservices do not apply. */
async function answer(roundId: string, count: number) {
  const people =
    await sql`select organization_id, id from respondents where round_id = ${roundId} order by user_id`;
  for (const [person, { organization_id, id }] of people.entries()) {
    const rows = ITEMS.map((item) => ({
      organization_id,
      respondent_id: id,
      item_id: item,
      value: item === 'DEV-MS' && person < count ? 'NA' : '2',
      answered_at: new Date(),
    }));
    await sql`insert into answers ${sql(rows)}`;
  }
}

async function makeTeam(page: Page) {
  const round = await makeOpenRound(sql, { scope: ['DEV'], people: 5 });
  const { organizationId, teamId, person } = round;
  await sql`update memberships set role = 'facilitator'
    where organization_id = ${organizationId} and user_id = ${person.id}`;
  await sql`update users set name = 'Olga' where id = ${person.id}`;
  await answer(round.roundId, 4);
  const address = `/teams/${teamId}`;
  await signIn(page, person, address);
  return { ...round, team: { id: teamId, address } };
}

test('what does not apply is decided when answering has ended, and looked at again in the next round', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const errors = watchConsole(page);
  const { team, roundId } = await makeTeam(page);
  await page.goto(`${team.address}/rounds/${roundId}/close`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('End answering in “Spring check”?');
  // While answers may change nothing is said of them.
  await expect(main.getByText('Proposed by the answers')).toHaveCount(0);
  await expect(main.getByText('All 5 people asked have begun to answer.')).toBeVisible();
  await expectAccessible(page);
  await endAnswering(page, team);
  await page.waitForURL(`**/rounds/${roundId}/close`);
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Publish “Spring check”');
  await expect(main.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(main).toContainText('Proposed by the answers of this round');
  // The question itself, not only its title.
  await expect(main).toContainText('How does the team divide its systems so that each part can change');
  // The round is anonymous: neither how many nor who.
  expect(await main.innerText()).not.toMatch(/\b[45] (people|person|answers)|Ana/);
  const keep = main.getByRole('radio', { name: /It stays in the score/ });
  const drop = main.getByRole('radio', { name: /does not apply/ });
  // Nothing is decided by default, so that nobody publishes without having decided.
  await expect(keep).not.toBeChecked();
  await expect(drop).not.toBeChecked();
  await expect(main.getByLabel('Reason')).toBeHidden();
  await expectAccessible(page);
  await main.getByRole('button', { name: 'Publish the result' }).press('Enter');
  await expect(main.getByText('Decide this question before you publish.')).toBeVisible();
  await expect(keep).toBeFocused();
  await expect(main.getByLabel('Reason')).toBeHidden();
  await expectAccessible(page);

  await drop.check();
  await main.getByLabel('Reason').fill('Not for us');
  await main.getByRole('button', { name: 'Publish the result' }).click();
  await expect(main.getByText('Please give a reason of at least 20 characters.')).toBeVisible();
  await expect(main.getByLabel('Reason')).toHaveValue('Not for us');
  await expect(main.getByLabel('Reason')).toBeFocused();
  await expect(drop).toBeChecked();
  await expectAccessible(page);

  await main.getByLabel('Reason').fill(REASON);
  await main.getByRole('button', { name: 'Publish the result' }).click();
  await page.waitForURL(`**/rounds/${roundId}`);
  const row = main.locator('#DEV-MS');
  await expect(row).toContainText('Does not apply here');
  await row.getByRole('button').click();
  await expect(row).toContainText(`Reason: “${REASON}”`);
  await expect(row).toContainText('Decided by Olga on');
  // One of nine principles of the same weight.
  await expect(main.locator('.r-DEV').first()).toContainText('11% of the weight');
  await expectAccessible(page);
  const csv = await page.request.get(`/api${team.address}/rounds/${roundId}/results.csv?lang=en`);
  expect(await csv.text()).toContain(`does not apply: “${REASON}” (Olga,`);
  await page.goto(`${team.address}/rounds/${roundId}/close`);
  await page.waitForURL(`**/rounds/${roundId}`);

  // Nobody says so any more, and still it is looked at.
  const second = await openRound(page, team);
  await answer(second, 0);
  await endAnswering(page, team);
  await page.waitForURL(`**/rounds/${second}/close`);
  await expect(main.getByRole('radio', { name: 'It still does not apply to us' })).toBeChecked();
  await expect(main.getByLabel('Reason')).toHaveValue(REASON);
  await expect(main).toContainText('Olga decided on');
  await keep.check();
  await main.getByRole('button', { name: 'Publish the result' }).click();
  await page.waitForURL(`**/rounds/${second}`);
  await expect(main.locator('#DEV-MS')).toContainText('2.00');
  expect(errors).toEqual([]);
});

test('a list that is not the newest is shown again, without losing a word', async ({ page }) => {
  const { team, roundId, people } = await makeTeam(page);
  await endAnswering(page, team);
  const main = page.getByRole('main');
  await main.getByRole('radio', { name: /does not apply/ }).check();
  await main.getByLabel('Reason').fill(REASON);
  await sql`update answers set value = 'NA' where item_id = 'DEV-CM'
    and respondent_id = any(${people.map(({ respondentId }) => respondentId)})`;
  await main.getByRole('button', { name: 'Publish the result' }).click();
  await expect(main.getByText('The list of what there is to decide is another one now')).toBeVisible();
  const keep = main.getByRole('radio', { name: /It stays in the score/ });
  await expect(keep).toHaveCount(2);
  const reason = main.getByLabel('Reason').and(main.locator(':visible'));
  await expect(reason).toHaveValue(REASON);
  await main.getByRole('button', { name: 'Publish the result' }).click();
  await expect(main.getByText('Decide this question before you publish.')).toBeVisible();
  await expect(reason).toHaveValue(REASON);
  const open = main.getByRole('group').filter({ hasText: 'Decide this question' });
  await open.getByRole('radio', { name: /It stays in the score/ }).check();
  await main.getByRole('button', { name: 'Publish the result' }).click();
  await page.waitForURL(`**/rounds/${roundId}`);
  await expect(main.locator('#DEV-MS')).toContainText('Does not apply here');
  await expect(main.locator('#DEV-CM')).not.toContainText('Does not apply here');
});

test('members and strangers have no such page', async ({ browser, page }) => {
  const { team, roundId, people } = await makeTeam(page);
  const address = `${team.address}/rounds/${roundId}/close`;
  const member = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await signIn(member, people[1] as never, team.address);
  expect((await member.goto(address))?.status()).toBe(403);
  const stranger = await (await browser.newContext({ locale: 'en-US' })).newPage();
  const other = await makeTeam(stranger);
  expect((await stranger.goto(address))?.status()).toBe(404);
  expect((await stranger.goto(`${other.team.address}/rounds/${roundId}/close`))?.status()).toBe(404);
  await member.context().close();
  await stranger.context().close();
});

test('it works on a phone, in Portuguese, without scripts', async ({ browser, page }) => {
  const { team, roundId } = await makeTeam(page);
  const phone = await browser.newContext({
    locale: 'pt-BR',
    viewport: { width: 360, height: 740 },
    storageState: await page.context().storageState(),
  });
  const { hostname } = new URL(page.url());
  await phone.addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  const small = await phone.newPage();
  await small.goto(`${team.address}/rounds/${roundId}/close`);
  const width = () => small.evaluate(() => document.documentElement.scrollWidth);
  await expect(small.getByRole('heading', { level: 1 })).toHaveText(
    'Encerrar as respostas de “Spring check”?',
  );
  expect(await width()).toBeLessThanOrEqual(360);
  await expectAccessible(small);
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await phone.storageState(),
  });
  const still = await plain.newPage();
  await still.goto(`${team.address}/rounds/${roundId}/close`);
  await still.getByRole('button', { name: 'Encerrar as respostas' }).click();
  await expect(still.getByRole('heading', { level: 1 })).toHaveText('Publicar “Spring check”');
  await small.reload();
  await small.getByRole('radio', { name: /Não se aplica a nós/ }).check();
  expect(await width()).toBeLessThanOrEqual(360);
  await expectAccessible(small);
  await still.getByRole('radio', { name: /Não se aplica a nós/ }).check();
  await still.getByRole('button', { name: 'Publicar o resultado' }).click();
  await expect(still.getByText('Dê um motivo com pelo menos 20 caracteres.')).toBeVisible();
  await still.getByLabel('Motivo').fill('Não temos aplicação própria para dividir.');
  await still.getByRole('button', { name: 'Publicar o resultado' }).click();
  await still.waitForURL(`**/rounds/${roundId}`);

  await small.goto(`${team.address}/rounds/${roundId}`);
  await small.locator('#DEV-MS').getByRole('button').click();
  await expect(small.locator('#DEV-MS')).toContainText('Decisão de Olga em');
  await expect(small.locator('.r-DEV').first()).toContainText('11% do peso');
  expect(await width()).toBeLessThanOrEqual(360);
  await expectAccessible(small);
  await plain.close();
  await phone.close();
});
