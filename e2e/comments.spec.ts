import { expect, test } from '@playwright/test';
import { answered, database, expectAccessible, openRound, saved, signInTo } from './support/answering';
import { answerAll, closeRound, invite, join, openRound as open, startTeam } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

test('a comment, a link and a reason are saved while they are typed, and said what is wrong with', async ({
  page,
}) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  const texts = async () => {
    const rows = await sql<{ part: string; text: string }[]>`
      select part, text from answer_notes where respondent_id = ${round.person.respondentId}`;
    return Object.fromEntries(rows.map(({ part, text }) => [part, text]));
  };
  await page.getByRole('radio', { name: /^2/ }).click();
  await page.getByText('Add a comment or a link').click();
  await expect(page.getByText('What you write can still tell who you are.').first()).toBeVisible();
  // Letters that answer with a single key are letters here.
  await page.getByLabel('Comment').pressSequentially('3 of 4 done, n0t all ');
  await expect.poll(texts).toEqual({ comment: '3 of 4 done, n0t all' });
  await expect(page.getByRole('radio', { name: /^2/ })).toBeChecked();
  await page.getByLabel('Link to what shows it').fill('wiki.example/page');
  await page.getByLabel('Comment').focus();
  await expect(page.getByText('This is not the address of a web page')).toBeVisible();
  await expectAccessible(page);
  // Looking elsewhere loses nothing.
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByLabel('Link to what shows it')).toHaveValue('wiki.example/page');
  await page.getByLabel('Link to what shows it').fill('https://wiki.example/page');
  await page.getByLabel('Comment').focus();
  await expect.poll(texts).toMatchObject({ evidence: 'https://wiki.example/page' });
  await page.getByLabel('Comment').fill('x'.repeat(1_002));
  await expect(page.getByText('2 characters too many')).toBeVisible();
  await page.getByLabel('Comment').fill('Short.');
  await page.getByRole('radio', { name: 'Not applicable to us' }).check();
  await page.getByLabel('Why does it not apply?').fill('We have no releases.');
  await page.getByLabel('Comment').focus();
  await expect
    .poll(texts)
    .toEqual({ comment: 'Short.', evidence: 'https://wiki.example/page', reason: 'We have no releases.' });

  await page.getByRole('button', { name: 'Review and finish' }).click();
  await expect(page.getByText('Short.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'https://wiki.example/page' })).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Review and finish' }).click();
  await expect(page.getByText('We have no releases.')).toBeVisible();
  await expectAccessible(page);
});

test('one answer or all of them are withdrawn, and finishing with them', async ({ page }) => {
  const round = await openRound(sql);
  await signInTo(page, round.person, round.address);
  for (const key of ['1', 'Enter', '2', 'Enter', '3']) await page.keyboard.press(key);
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: 'Review and finish' }).click();
  await page.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Your own picture' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Version control/ }).getByText('2.00')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Withdraw the answer to “Version control”' }).click();
  await expect(answered(page, '2 of 9 answered')).toBeVisible();
  await page.getByRole('button', { name: 'Withdraw all my answers' }).click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Withdraw all' }).click();
  await expect(page.getByText('Your answers are withdrawn.')).toBeVisible();
  await expect(answered(page, '0 of 9 answered')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Look over your answers' })).toBeFocused();
  await expect
    .poll(async () => {
      const [row] = await sql`select finished_at, (select count(*)::int from answers
        where respondent_id = ${round.person.respondentId} and value <> 'SKIP') as answers
        from respondents where id = ${round.person.respondentId}`;
      return row;
    })
    .toEqual({ finished_at: null, answers: 0 });
});

test('what five wrote is read by the team after publishing, by nobody in particular; and one sees oneself beside the team', async ({
  page,
  browser,
}) => {
  test.slow();
  const team = await startTeam(page);
  const link = await invite(page, team);
  const people = [page];
  for (let i = 0; i < 5; i++) people.push(await join(browser, link, `Person ${i}`));
  const roundId = await open(page, team);
  for (const [i, one] of people.entries()) {
    await answerAll(one, roundId, () => i % 5);
    const answers = [{ itemId: 'DEV-CI#comment', text: `Remark ${i}`, answeredAt: Date.now() }];
    const response = await one.request.put(`/api/rounds/${roundId}/answers`, { data: { answers } });
    expect(response.status()).toBe(200);
  }
  await closeRound(page, team);
  const [reader] = people.slice(1);
  if (!reader) throw new Error('Five people have joined.');
  await reader.goto(`${team.address}/rounds/${roundId}/principles/DEV-CI`);
  await expect(reader.getByRole('heading', { name: 'What people wrote' })).toBeVisible();
  await expect(reader.getByText(/^Remark \d$/)).toHaveCount(6);
  await expectAccessible(reader);
  await reader.goto(`${team.address}/rounds/${roundId}/principles/DEV-VC`);
  await expect(reader.getByRole('heading', { name: 'What people wrote' })).toHaveCount(0);

  await reader.goto(`/rounds/${roundId}/answer`);
  await expect(reader.getByRole('heading', { name: 'You beside the team' })).toBeVisible();
  await expect(reader.getByText('Remark 1')).toBeVisible();
  await expect(reader.getByText(/Remark [02345]/)).toHaveCount(0);
  await expectAccessible(reader);

  // In the next round what one answered stands beside the question, for who asks for it.
  const next = await open(page, team);
  await reader.goto(`/rounds/${next}/answer`);
  await expect(reader.getByText('you answered:')).toHaveCount(0);
  await reader.getByLabel('Show what I answered last time').check();
  await expect(reader.getByText('you answered:').first()).toBeVisible();
  await reader.reload();
  await expect(reader.getByText('you answered:').first()).toBeVisible();
  await expectAccessible(reader);
});
