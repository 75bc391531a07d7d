import { expect, type Page, test } from '@playwright/test';
import { answerAll, closeRound, expectAccessible, invite, join, openRound, startTeam } from './support/team';

const answers = { answers: [{ itemId: 'DEV-CI', value: 3, answeredAt: Date.now() }] };

/** Every address of a team that a stranger must not tell from one that does not exist. */
const pages = (team: string, round: string) => [
  `${team}`,
  `${team}/people`,
  `${team}/settings`,
  `${team}/next`,
  `${team}/plan`,
  `${team}/rounds/new`,
  `${team}/rounds/${round}`,
  `${team}/rounds/${round}/principles/DEV-CI`,
  `${team}/rounds/${round}/close`,
  `/rounds/${round}/answer`,
  `/api${team}/plan.csv`,
  `/api${team}/plan.pdf`,
  `/api${team}/rounds/${round}/results.csv`,
];

const statusOf = async (page: Page, path: string) =>
  (await page.request.get(path, { maxRedirects: 0 })).status();

test('strangers, members of other teams and signed-out people stay outside', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const team = await startTeam(page, 'Inside');
  const link = await invite(page, team);
  const people = [page, await join(browser, link, 'Bia'), await join(browser, link, 'Caio')];
  const roundId = await openRound(page, team);
  for (const person of people) await answerAll(person, roundId, () => 3);

  // A person of another organization, and a member of another team of the same organization.
  const outsider = await (await browser.newContext({ locale: 'en-US' })).newPage();
  const theirs = await startTeam(outsider, 'Outside');
  await page.goto('/home');
  await page.getByRole('link', { name: 'New team' }).click();
  await page.getByLabel('Name of the team').fill('Neighbours');
  await page.getByRole('button', { name: 'Create team' }).click();
  await page.waitForURL(/\/teams\/[0-9a-f-]{36}\/people/);
  const neighbours = { id: '', address: new URL(page.url()).pathname.replace('/people', '') };
  const neighbour = await join(browser, await invite(page, neighbours), 'Nina');

  const nobody = await (await browser.newContext()).newPage();
  for (const path of [...pages(team.address, roundId), ...pages(theirs.address, roundId).slice(0, 6)]) {
    const stranger = path.includes(theirs.id) ? neighbour : outsider;
    expect(await statusOf(stranger, path), `stranger ${path}`).toBe(404);
    if (!path.includes(theirs.id)) expect(await statusOf(neighbour, path), `neighbour ${path}`).toBe(404);
    expect([307, 401], `nobody ${path}`).toContain(await statusOf(nobody, path));
  }
  for (const person of [outsider, neighbour]) {
    expect((await person.request.put(`/api/rounds/${roundId}/answers`, { data: answers })).status()).toBe(
      404,
    );
  }
  expect((await nobody.request.put(`/api/rounds/${roundId}/answers`, { data: answers })).status()).toBe(401);

  // Members see what leads do not let them do, and the closed round takes no more answers.
  const [, member] = people as [Page, Page];
  expect(await statusOf(member, `${team.address}/settings`)).toBe(403);
  expect((await member.goto(`${team.address}/rounds/new`))?.status()).toBe(403);
  await expect(member.getByRole('heading', { level: 1 })).toHaveText('You cannot use this page');
  await expect(member.getByRole('main').getByRole('link', { name: 'Overview' })).toBeVisible();
  await expectAccessible(member);
  await member.goto(team.address);
  await expect(member.getByRole('link', { name: 'End answering' })).toHaveCount(0);
  await closeRound(page, team);
  const late = await member.request.put(`/api/rounds/${roundId}/answers`, { data: answers });
  expect(late.status()).toBe(409);
  expect(await late.json()).toEqual({ error: 'answers_ended' });
});

test('the answers endpoint says precisely what is wrong with a request', async ({ page, browser }) => {
  const team = await startTeam(page, 'Precise');
  await join(browser, await invite(page, team), 'Bia');
  const roundId = await openRound(page, team);
  const put = (data: unknown, headers: Record<string, string> = {}) =>
    page.request.put(`/api/rounds/${roundId}/answers`, {
      data: typeof data === 'string' ? data : JSON.stringify(data),
      headers: { 'content-type': 'application/json', ...headers },
    });
  expect((await put('{not json')).status()).toBe(400);
  expect((await put({ answers: [] })).status()).toBe(400);
  expect((await put({ answers: Array.from({ length: 201 }, () => ({})) })).status()).toBe(400);
  expect((await put(`{"answers":["${'x'.repeat(70_000)}"]}`)).status()).toBe(413);
  expect((await put(answers, { 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
  const mixed = await put({
    answers: [
      { itemId: 'DEV-CI', value: 4, answeredAt: Date.now() },
      { itemId: 'DEV-CD', value: 7, answeredAt: Date.now() },
      { itemId: 'DEV-CI-1', value: 1, answeredAt: Date.now() },
    ],
  });
  expect(mixed.status()).toBe(200);
  expect(await mixed.json()).toEqual({
    saved: ['DEV-CI'],
    rejected: [
      { itemId: 'DEV-CD', reason: 'invalid_value' },
      { itemId: 'DEV-CI-1', reason: 'not_asked' },
    ],
    kept: [],
  });
  const none = await put({ answers: [{ itemId: 'DEV-CI', value: 9, answeredAt: 1 }] });
  expect(none.status()).toBe(422);
});
