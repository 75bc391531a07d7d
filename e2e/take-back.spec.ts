import { expect, type Page, test } from '@playwright/test';
import {
  answerAll,
  closeRound,
  expectAccessible,
  expectAtHeading,
  invite,
  join,
  openRound,
  startTeam,
  type Team,
  watchConsole,
} from './support/team';

/** Every address that members have of a round. */
const linksOf = (team: Team, roundId: string) => [
  `${team.address}/rounds/${roundId}`,
  `/rounds/${roundId}/answer`,
];

async function inPortuguese(page: Page): Promise<void> {
  const { hostname } = new URL(page.url());
  await page.context().addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  await page.reload();
}

async function manage(page: Page, team: Team, name: string): Promise<void> {
  await page.goto(team.address);
  await page.getByRole('link', { name: `Manage “${name}”` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Manage “${name}”` })).toBeVisible();
}

async function cancelRound(page: Page): Promise<void> {
  const cancel = { name: 'Cancel the round and delete its answers' };
  await page.getByRole('button', cancel).click();
  await page.getByRole('dialog').getByRole('button', cancel).click();
}

test('a round opened by mistake is renamed and cancelled; a member reads so in Portuguese', async ({
  page,
  browser,
}) => {
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Slips');
  const member = await join(browser, await invite(page, team), 'Maria Colleague');
  const roundId = await openRound(page, team);
  await answerAll(member, roundId, () => 2);

  await page.goto(team.address);
  await page.getByRole('link', { name: 'Rename or cancel' }).click();
  await expectAccessible(page);
  await page.getByLabel('Name of the round').fill('A trial');
  const named = page.locator('form').filter({ has: page.getByLabel('Name of the round') });
  await named.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The round has its new name.')).toBeVisible();
  await member.goto(team.address);
  await expect(member.getByRole('heading', { name: '“A trial” is open' })).toBeVisible();

  await member.goto(`/rounds/${roundId}/answer`);
  await inPortuguese(member);
  await member.getByRole('button', { name: 'Integração contínua' }).first().click();
  await expect(member.getByRole('radio').first()).toBeEnabled();
  // It asks once, and says how far people are and that there is no way back.
  await page.getByRole('button', { name: 'Cancel the round and delete its answers' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Cancel “A trial”?' });
  await expect(question).toContainText('This cannot be undone.');
  await question.getByRole('button', { name: 'Keep the round' }).press('Enter');
  await expect(question).toBeHidden();
  await cancelRound(page);
  await expect(page.getByRole('heading', { level: 1, name: '“A trial” was cancelled' })).toBeFocused();
  await expectAccessible(page);
  await member.keyboard.press('3');
  await expect(member.getByText('Esta rodada foi cancelada: ninguém responde mais a ela')).toBeVisible();
  await expect(member.getByRole('radio', { name: /^3/ }).first()).toBeChecked();
  await expectAccessible(member);
  await member.getByRole('link', { name: 'Ver o que aconteceu' }).click();
  await expect(member.getByRole('heading', { level: 1, name: '“A trial” foi cancelada' })).toBeVisible();
  for (const link of linksOf(team, roundId)) {
    await member.goto(link);
    await expect(member.getByRole('heading', { level: 1, name: '“A trial” foi cancelada' })).toBeVisible();
    await expect(member.getByText('as respostas já dadas foram apagadas')).toBeVisible();
  }
  const late = await member.request.put(`/api/rounds/${roundId}/answers`, {
    data: { answers: [{ itemId: 'DEV-CI', value: 1, answeredAt: Date.now() }] },
  });
  expect(late.status()).toBe(409);
  expect(await late.json()).toEqual({ error: 'round_cancelled' });
  await member.goto(team.address);
  await expect(member.getByText('A trial')).toHaveCount(0);
  await page.goto(team.address);
  await expect(page.getByRole('link', { name: 'Open a round' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('a published round is deleted with a reason, is gone for everybody, and comes back', async ({
  page,
  browser,
}) => {
  test.slow();
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Returns');
  const path = await invite(page, team);
  const members = [await join(browser, path, 'Maria Colleague'), await join(browser, path, 'Nils Colleague')];
  const rounds: string[] = [];
  for (const level of [1, 2, 3]) {
    const roundId = await openRound(page, team);
    for (const person of [page, ...members]) await answerAll(person, roundId, () => level);
    await closeRound(page, team);
    rounds.push(roundId);
    await page.goto(`${team.address}/rounds/${roundId}/manage`);
    await page.getByLabel('Name of the round').fill(`Round ${level}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The round has its new name.')).toBeVisible();
  }
  const [, second = '', third = ''] = rounds;
  const [maria] = members as [Page];
  const changeOf = async () => {
    await page.goto(`${team.address}/rounds/${third}`);
    return (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
  };
  const before = await changeOf();
  expect(before).toContain('+1.00');

  await manage(page, team, 'Round 2');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete the round' }).click();
  await expect(page.getByLabel('Why is it deleted?')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Why is it deleted?').fill('Answered as a trial.');
  await page.getByRole('button', { name: 'Delete the round' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '“Round 2” was deleted' })).toBeFocused();
  await expectAccessible(page);

  const after = await changeOf();
  expect(after).toContain('+2.00');
  expect(after).not.toContain('Round 2');
  await inPortuguese(maria);
  for (const link of linksOf(team, second)) {
    await maria.goto(link);
    await expect(maria.getByRole('heading', { level: 1, name: '“Round 2” foi excluída' })).toBeVisible();
    await expect(maria.getByRole('button', { name: /Desfazer/ })).toHaveCount(0);
  }
  await maria.goto(team.address);
  await expect(maria.getByText('Round 2')).toHaveCount(0);
  const files = await maria.request.get(`/api/teams/${team.id}/rounds/${second}/results.csv`);
  expect(files.status()).toBe(404);

  await page.goto(team.address);
  await expect(page.getByText('Reason: Answered as a trial.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo: bring “Round 2” back' }).press('Enter');
  await page.waitForURL(`**/rounds/${second}`);
  await expectAtHeading(page);
  expect(await changeOf()).toBe(before);
  await maria.goto(`${team.address}/rounds/${second}`);
  await expect(maria.getByRole('heading', { level: 1 })).toContainText('Round 2');
  expect(errors).toEqual([]);
});

test('a team is archived, read, restored, archived again and deleted, and comes back', async ({
  page,
  browser,
}) => {
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Aside');
  const member = await join(browser, await invite(page, team), 'Maria Colleague');
  const roundId = await openRound(page, team);
  await page.goto(`${team.address}/settings`);
  await expect(page.getByText('Publish it or cancel the round first.')).toBeVisible();
  await page.goto(`${team.address}/rounds/${roundId}/manage`);
  await cancelRound(page);
  await expect(page.getByRole('heading', { level: 1, name: /was cancelled/ })).toBeVisible();
  await page.goto(`${team.address}/settings`);
  await page.getByRole('button', { name: 'Archive the team' }).press('Enter');
  await page.waitForURL(`**${team.address}`);
  await expectAtHeading(page);
  await expect(page.getByText(/This team was archived on/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open a round' })).toHaveCount(0);
  await expectAccessible(page);

  await inPortuguese(member);
  await member.goto(team.address);
  await expect(member.getByText(/Este time foi arquivado em/)).toBeVisible();
  await member.getByRole('link', { name: 'Aside & Sons' }).first().click();
  await member.getByText('Times arquivados (1)').click();
  await member.getByRole('link', { name: 'Aside', exact: true }).click();
  await member.waitForURL(`**${team.address}`);
  await member.goto(`${team.address}/people`);
  await expect(member.getByRole('button', { name: 'Sair do time' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Restore or delete' }).click();
  await page.getByRole('button', { name: 'Restore the team' }).click();
  await page.waitForURL(`**${team.address}`);
  await expect(page.getByText(/This team was archived on/)).toHaveCount(0);
  await page.goto(`${team.address}/settings`);
  await page.getByRole('button', { name: 'Archive the team' }).click();
  await page.waitForURL(`**${team.address}`);
  await page.goto(`${team.address}/settings`);
  await page.getByLabel('To delete it, type its name: Aside').fill('aside');
  await page.getByRole('button', { name: 'Delete the team' }).click();
  await expect(page.getByText('This is not the name.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('To delete it, type its name: Aside').fill('Aside');
  await page.getByRole('button', { name: 'Delete the team' }).click();
  await page.waitForURL(/organizations\/[0-9a-f-]{36}$/);
  expect((await member.request.get(team.address)).status()).toBe(404);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo: bring “Aside” back' }).click();
  await page.waitForURL(`**${team.address}`);
  await expect(page.getByText(/This team was archived on/)).toBeVisible();
  expect((await member.request.get(team.address)).status()).toBe(200);
  expect(errors).toEqual([]);
});

test('links and drafts ask before they end, and the focus stays in the page', async ({ page }) => {
  const team = await startTeam(page, 'Links');
  await invite(page, team);
  await invite(page, team);
  const links = page.getByRole('button', { name: /^End the link for .*, made .* by Olga Owner$/ });
  await expect(links).toHaveCount(2);
  const end = links.first();
  await end.click();
  const question = page.getByRole('dialog', { name: 'End this link?' });
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(end).toBeFocused();
  await expect(links).toHaveCount(2);
  await end.click();
  await question.getByRole('button', { name: 'End this link' }).click();
  await expect(links).toHaveCount(1);
  await expect(page.getByRole('heading', { name: 'Active links' })).toBeFocused();

  const role = page.getByLabel('Change job role of Olga Owner');
  await role.selectOption('PO');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByText('Olga Owner is now: Product owner / business representative')).toBeVisible();
});
