import { expect, test } from '@playwright/test';
import { database } from './support/answering';
import { pageOf, scoredTeam } from './support/scored-team';
import { expectAccessible, watchConsole } from './support/team';

test('who left the team still finds their own answers, and nobody else does', async ({ page, browser }) => {
  const { team, roundId, people } = await scoredTeam(page, 'Harbour', (item) =>
    item.startsWith('DEV') ? 3 : 1,
  );
  const leaver = people[1];
  if (!leaver) throw new Error('Three people are in the team.');
  const sql = database();
  await sql`update team_members set left_at = now() where user_id = ${leaver.id}`;
  await sql.end();

  const theirs = await pageOf(browser, leaver, '/account');
  const errors = watchConsole(theirs);
  await theirs.goto('/home');
  await theirs.getByRole('link', { name: 'Your past answers' }).click();
  await expect(theirs.getByText('Harbour, published on')).toBeVisible();
  await expectAccessible(theirs);
  await theirs.getByRole('link', { name: 'Spring check' }).click();
  await expect(theirs.getByRole('heading', { name: 'Your answers' })).toBeVisible();
  await expect(theirs.getByRole('definition').first()).toHaveText(/^3 /);
  // What they may not see any more is not offered.
  await expect(theirs.locator(`a[href^="${team.address}"]`)).toHaveCount(0);
  await theirs.getByRole('link', { name: 'Back to your account' }).click();
  await theirs.waitForURL('**/account');
  expect(errors).toEqual([]);
  expect((await theirs.request.get(team.address)).status()).toBe(404);

  const stranger = await browser.newContext({ locale: 'en-US' });
  const other = await stranger.newPage();
  const elsewhere = await scoredTeam(other, 'Elsewhere');
  expect((await other.request.get(`/rounds/${roundId}/answer`)).status()).toBe(404);
  expect((await theirs.request.get(`/rounds/${elsewhere.roundId}/answer`)).status()).toBe(404);
});
