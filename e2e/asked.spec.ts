import { expect, type Page, test } from '@playwright/test';
import { database, expectAccessible, openRound } from './support/answering';
import { pageOf, signIn } from './support/scored-team';
import {
  answerAll,
  endAnswering,
  invite,
  join,
  LEAVES,
  startTeam,
  openRound as throughForm,
} from './support/team';

const sql = database();
test.afterAll(() => sql.end());

const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('a round goes from open to frozen to published, and everybody sees where it is', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const team = await startTeam(page, 'Steps');
  const link = await invite(page, team);
  const maria = await join(browser, link, 'Maria Colleague');
  const nils = await join(browser, link, 'Nils Colleague');
  const roundId = await throughForm(page, team);
  await expect(page.getByText('Nobody of the 3 people asked has begun to answer.')).toBeVisible();
  await answerAll(maria, roundId, () => 3);
  // One of three and two of three look the same.
  await page.reload();
  await expect(page.getByText('Some of the 3 people asked have begun to answer.')).toBeVisible();
  await answerAll(nils, roundId, () => 2);
  await page.reload();
  await expect(page.getByText('Some of the 3 people asked have begun to answer.')).toBeVisible();
  await answerAll(page, roundId, (_, i) => (i === 0 ? 'NA' : 1));
  await page.reload();
  await expect(page.getByText('All 3 people asked have begun to answer.')).toBeVisible();

  await endAnswering(page, team);
  await expect(page.getByText('There is nothing to decide')).toBeVisible();
  await expectAccessible(page);
  await maria.goto(team.address);
  await expect(maria.getByRole('heading', { name: /^Answering in .+ has ended$/ })).toBeVisible();
  await expect(maria.getByRole('link', { name: 'Publish the result' })).toHaveCount(0);
  await maria.getByRole('link', { name: 'See my answers' }).click();
  const own = maria.getByRole('region', { name: 'Your answers', exact: true });
  await expect(own.getByRole('definition')).toHaveText(LEAVES.map(() => '3 Standard'));
  await expect(maria.getByRole('radio')).toHaveCount(0);
  await expectAccessible(maria);

  await page.goto(team.address);
  await page.getByRole('link', { name: 'Publish the result' }).click();
  await page.getByRole('button', { name: 'Publish the result' }).click();
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/);
  // The link is cut, and still Maria finds what she said.
  const rows = await sql`select user_id, person_hash from respondents where round_id = ${roundId}`;
  expect(rows.every(({ user_id, person_hash }) => user_id === null && person_hash !== null)).toBe(true);
  await maria.goto(`/rounds/${roundId}/answer`);
  await expect(maria.getByText('The result of this round is published')).toBeVisible();
  await expect(own.getByRole('definition')).toHaveText(LEAVES.map(() => '3 Standard'));
});

test('on a phone, in Portuguese, people see who is asked, who came later and what can be found out', async ({
  browser,
  page,
}) => {
  const round = await openRound(sql, { people: 4 });
  const { organizationId, teamId, roundId, people, address } = round;
  const [ana, bia, caio, late] = people;
  if (!ana || !bia || !caio || !late) throw new Error('Four people are asked.');
  const long = 'Wolfeschlegelsteinhausenbergerdorff-Albuquerque de Vasconcelos e Sousa Cavalcanti';
  for (const [person, name] of [
    [ana, 'Ana Prado'],
    [bia, long],
    [caio, 'Caio Nunes'],
    [late, 'Dora Silva'],
  ] as const)
    await sql`update users set name = ${name} where id = ${person.id}`;
  await sql`update team_members set added_by = ${ana.id} where organization_id = ${organizationId}
    and user_id = ${bia.id}`;
  await sql`update team_members set added_by = ${caio.id} where organization_id = ${organizationId}
    and user_id = ${caio.id}`;
  await sql`update rounds set opened_at = now() - interval '2 days' where id = ${roundId}`;
  await sql`update respondents set invited_at = now() - interval '2 days' where round_id = ${roundId}
    and user_id <> ${late.id}`;
  await sql`update team_members set joined_at = now() - interval '3 days' where team_id = ${teamId}
    and user_id <> ${late.id}`;
  await sql`update users set email_verified_at = null where id = ${late.id}`;
  await sql`insert into answers (organization_id, respondent_id, item_id, value, answered_at, saved_at)
    values (${organizationId}, ${ana.respondentId}, 'DEV-CI', '2', now() - interval '1 day', now() - interval '1 day')`;

  await signIn(page, ana, address);
  const phone = await browser.newContext({
    locale: 'pt-BR',
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    storageState: await page.context().storageState(),
  });
  const { hostname } = new URL(page.url());
  await phone.addCookies([{ name: 'patamar-locale', value: 'pt-BR', domain: hostname, path: '/' }]);
  const small = await phone.newPage();
  await small.goto(address);
  await expect(small.getByText('Mais 1 pessoa entrou na rodada depois que você respondeu.')).toBeVisible();
  await small.getByText('4 pessoas participam', { exact: true }).tap();
  const list = small.getByRole('list', { name: 'Quem participa desta rodada' });
  await expect(list.getByRole('listitem')).toHaveCount(4);
  const row = (name: string) => list.getByRole('listitem').filter({ hasText: name });
  await expect(row('Ana Prado (você)')).toContainText('No time desde');
  await expect(row(long)).toContainText('a convite de Ana Prado');
  await expect(row('Caio Nunes')).toContainText('entrou por conta própria');
  await expect(row('Caio Nunes')).toContainText('e-mail verificado');
  await expect(row('Dora Silva')).toContainText('entrou depois que você respondeu');
  await expect(row('Dora Silva')).toContainText('não se sabe quem convidou');
  await expect(row('Dora Silva')).toContainText('e-mail não verificado');
  await small.getByText('O que ainda dá para descobrir').tap();
  await expect(small.getByText('todo mundo que escolheu um nível escolheu esse')).toBeVisible();
  await expect(small.getByText('quem administra o servidor consegue ler')).toBeVisible();
  expect(await width(small)).toBeLessThanOrEqual(320);
  await expectAccessible(small);

  await small.goto(`/teams/${teamId}`);
  await expect(small.getByText('Mais 1 pessoa entrou na rodada depois que você respondeu.')).toBeVisible();
  await small.getByText('4 pessoas participam', { exact: true }).tap();
  await expect(list.getByRole('listitem')).toHaveCount(4);
  expect(await width(small)).toBeLessThanOrEqual(320);
  await expectAccessible(small);
  await phone.close();

  // Who has not answered is told nothing of "since", and who came later is marked for all.
  const other = await pageOf(browser, caio, address);
  await expect(other.getByText('joined since you answered')).toHaveCount(0);
  await other.getByText('4 people are asked').click();
  await expect(other.getByRole('listitem').filter({ hasText: 'Dora Silva' })).toContainText(
    'asked after the round was opened',
  );
  await other.context().close();
});
