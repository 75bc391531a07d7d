import { expect, type Page, test } from '@playwright/test';
import { database, openRound, signInTo } from './support/answering';
import { scoredTeam, signIn } from './support/scored-team';
import { closeRound, expectAccessible } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

const look = (page: Page) => page.getByText('What this looks like').first();

test('whoever answers reads what a practice looks like, in place', async ({ page }) => {
  const round = await openRound(sql, { mode: 'full', scope: ['DEV'] });
  await signInTo(page, round.person, round.address);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/learn/')) asked.push(request.url());
  });
  await page.getByText('Why we ask').click();
  const why = page.getByRole('main').locator('details', { hasText: 'Why we ask' });
  await expect(why.locator('p')).toHaveCount(2);
  await expect(why.getByRole('link')).toHaveAttribute('href', '/learn/principles/dev-ci');
  expect(asked).toEqual([]);
  await look(page).click();
  const first = page.locator('details', { hasText: 'What this looks like' }).first();
  await expect(first.getByText('What level 3 looks like')).toBeVisible();
  await expect(first.getByText('First step')).toBeVisible();
  await expect(first.locator('a[href="/learn/facets#tool"]')).toHaveText('Tools');
  await expect(first.locator('a[href="/learn/principles/dev-ci#DEV-CI-1"]')).toBeVisible();
  await expectAccessible(page);
  await page.getByText('What this looks like').nth(1).click();
  await expect(page.getByText('What level 3 looks like')).toHaveCount(2);
  expect(asked).toHaveLength(1);
});

test('where the text cannot be had, the questionnaire says so and leads to it', async ({ page }) => {
  const round = await openRound(sql, { mode: 'full', scope: ['DEV'] });
  await signInTo(page, round.person, round.address);
  await page.route('**/api/learn/**', (route) => route.abort());
  await look(page).click();
  await expect(page.getByText('The text could not be loaded.')).toBeVisible();
  await page.unroute('**/api/learn/**');
  await look(page).click();
  await look(page).click();
  await expect(page.getByText('What level 3 looks like').first()).toBeVisible();
});

test('a recommendation tells about its practice, and the cycle waits for a round that asks practices', async ({
  page,
}) => {
  const { team } = await scoredTeam(page, 'Learners');
  await page.goto(`${team.address}/next`);
  await page.getByText('About this practice').first().click();
  const about = page.locator('.in-place-below').first();
  await expect(about.getByRole('heading', { name: 'What level 3 looks like' })).toBeVisible();
  await expect(about.getByRole('heading', { name: /^Why it matters: / })).toBeVisible();
  await expect(about.locator('a[href^="/learn/facets#"]')).toHaveText(/^(Culture|Practices|Tools)$/);
  await expect(about.locator('a[href*="/learn/principles/"][href*="#"]')).toBeVisible();
  await page.getByRole('link', { name: 'Cycle' }).click();
  await expect(page.getByText('Quick rounds score principles, not practices')).toBeVisible();
  await expectAccessible(page);
});

test('the cycle shows the mean of each phase to the team, and to nobody what they may not see', async ({
  page,
}) => {
  const round = await openRound(sql, { mode: 'key', scope: ['DEV'], people: 3 });
  const { teamId, organizationId, people, person } = round;
  await sql`update memberships set role = 'owner'
    where organization_id = ${organizationId} and user_id = ${person.id}`;
  const items = await sql<{ id: string; phase: string }[]>`
    select practice ->> 'id' as id, practice ->> 'devopsPhase' as phase
    from rounds join model_versions on model_versions.id = rounds.model_version_id,
      jsonb_array_elements(content -> 'practices') as practice
    where rounds.id = ${round.roundId} and practice ->> 'key' = 'true' and practice ->> 'id' like 'DEV-%'`;
  for (const { respondentId } of people) {
    const rows = items.map(({ id, phase }) => ({
      organization_id: organizationId,
      respondent_id: respondentId,
      item_id: id,
      value: phase === 'verify' ? '3' : '1',
      answered_at: new Date(),
    }));
    await sql`insert into answers ${sql(rows)}`;
  }
  await signIn(page, person, `/teams/${teamId}`);
  await closeRound(page, { id: teamId, address: `/teams/${teamId}` });
  await page.getByRole('link', { name: 'Cycle' }).click();
  const verify = page.getByRole('row', { name: /^Verify/ }).last();
  await expect(verify).toContainText('3.00');
  await expect(page.getByRole('row', { name: /^Create/ }).last()).toContainText('1.00');
  await expect(page.locator('a[href="/learn/phases#verify"]:visible').first()).toContainText('3.00');
  await expectAccessible(page);
  await page.goto('/home');
  const stranger = await page.context().browser()?.newContext();
  const other = await stranger?.newPage();
  expect((await other?.goto(new URL(`/teams/${teamId}/cycle`, page.url()).href))?.url()).toContain(
    '/sign-in',
  );
  await stranger?.close();
});
