import { type Browser, expect, type Page, test } from '@playwright/test';
import { database, expectAccessible, openRound, type Respondent } from './support/answering';
import { watchConsole } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

const PASSWORD = 'a quiet staircase in the rain';
const ITEMS = 'DEV-CI DEV-VC DEV-CD DEV-MS DEV-IAC DEV-CM DEV-MON DEV-COL DEV-AUT'.split(' ');
const WHY_NOT = 'Não temos nenhuma aplicação para dividir em partes.';

/** Two camps about delivery, one mind about the rest; most say that microservices do not apply. */
const answerOf = (item: string, person: number) =>
  item === 'DEV-MS' && person < 4 ? 'NA' : item === 'DEV-CD' ? (person % 2 ? '4' : '0') : '2';

async function frozenTeam() {
  const round = await openRound(sql, { scope: ['DEV'], people: 6 });
  const { organizationId, people } = round;
  for (const [place, { id, respondentId }] of people.entries()) {
    await sql`update users set name = ${['Olga', 'Maria', 'Nils', 'Rui', 'Eva', 'Ivo'][place] ?? ''} where id = ${id}`;
    const rows = ITEMS.map((item) => ({
      organization_id: organizationId,
      respondent_id: respondentId,
      item_id: item,
      value: answerOf(item, place),
      answered_at: new Date(),
    }));
    await sql`insert into answers ${sql(rows)}`;
  }
  for (const person of people.slice(0, 2))
    await sql`update memberships set role = ${person === people[0] ? 'facilitator' : 'member'}
      where organization_id = ${organizationId} and user_id = ${person.id}`;
  return {
    ...round,
    team: `/teams/${round.teamId}`,
    room: `/teams/${round.teamId}/rounds/${round.roundId}/meeting`,
  };
}

async function pageFor(
  browser: Browser,
  { email }: Respondent,
  address: string,
  width: number,
  height: number,
) {
  const context = await browser.newContext({ locale: 'pt-BR', viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(`/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Senha').fill(PASSWORD);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL(`**${address}`);
  return page;
}

/** Reached by the keyboard alone. */
async function tabTo(page: Page, name: RegExp | string) {
  const wanted = page
    .getByRole('main')
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first();
  for (let i = 0; i < 60; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way to ${name} by keyboard.`);
}

test('a team talks about its answers on a wall and a phone, and what it agrees on stands beside the score', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { people, roundId, team, room } = await frozenTeam();
  const [olga, maria] = people as [Respondent, Respondent];
  const wall = await pageFor(browser, olga, `${team}/rounds/${roundId}/close`, 1920, 1080);
  const errors = watchConsole(wall);
  await wall.getByRole('button', { name: 'Encerrar as respostas' }).click();
  await expect(wall.getByRole('button', { name: 'Publicar o resultado' })).toBeVisible();
  const phone = await pageFor(browser, maria, room, 390, 844);
  const phoneErrors = watchConsole(phone);
  await expect(phone.getByText('Quando a conversa começar')).toBeVisible();

  // Before anybody sees a number, what does not apply is decided.
  await wall.getByRole('link', { name: 'Conversar sobre as respostas' }).click();
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText('Conversa sobre “Spring check”');
  await expectAccessible(wall);
  await wall.getByRole('button', { name: 'Começar a conversa' }).click();
  await expect(wall.getByText('Decida esta pergunta')).toBeVisible();
  await wall.getByRole('radio', { name: /Não se aplica a nós/ }).check();
  await wall.getByLabel('Motivo').fill(WHY_NOT);
  await wall.getByRole('button', { name: 'Começar a conversa' }).click();
  await expect(wall.getByRole('heading', { name: 'Perguntas' })).toBeVisible();
  await expect(phone.getByText('Olga conduz a conversa.')).toBeVisible();
  await expect(phone.getByText('A próxima pergunta aparece aqui')).toBeVisible();
  await expectAccessible(wall);

  // From here on the keyboard alone leads: single keys, and none while somebody types.
  await wall.locator('body').press('n');
  const item = (page: Page) => page.getByRole('article');
  await expect(item(wall).getByRole('heading', { level: 2 })).toHaveText('Entrega contínua');
  await expect(item(wall)).toContainText('vocês estão em dois grupos');
  await expect(item(wall).getByText('3 respostas')).toHaveCount(2);
  await expect(item(wall).getByRole('figure')).toContainText('Vocês estão em dois grupos');
  await expect(item(phone).getByRole('heading', { level: 2 })).toHaveText('Entrega contínua');
  await expect(wall.getByRole('timer')).toHaveText(/^[34]:\d\d$/);
  await expectAccessible(wall);
  await expectAccessible(phone);
  // Nothing is led from a phone, and nothing goes over its edge.
  await expect(phone.getByRole('button', { name: 'Próxima' })).toHaveCount(0);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await tabTo(wall, 'Registrar');
  await wall.keyboard.press('Shift+Tab');
  await wall.keyboard.type('Na sexta, ver com Nils.');
  await wall.keyboard.press('Shift+Tab');
  await wall.keyboard.press('Shift+Tab');
  await wall.keyboard.press('Shift+Tab');
  await wall.keyboard.press('2');
  await tabTo(wall, 'Registrar');
  await wall.keyboard.press('Enter');
  // A value without a reason is refused beside the field, and nothing is lost.
  await expect(wall.getByText('Escreva por que vocês concordam')).toBeVisible();
  await expect(wall.getByLabel('Por quê')).toBeFocused();
  await expect(wall.getByLabel('Anotação')).toHaveValue('Na sexta, ver com Nils.');
  await wall.keyboard.type('só a linha principal sai sozinha');
  await expect(item(wall).getByRole('heading', { level: 2 })).toHaveText('Entrega contínua');
  await tabTo(wall, 'Registrar');
  await wall.keyboard.press('Enter');
  await expect(item(wall).getByText('só a linha principal sai sozinha')).toBeVisible();
  await expect(item(phone).getByText('só a linha principal sai sozinha')).toBeVisible();
  await expect(item(phone)).toContainText('Nota silenciosa');

  await wall.getByRole('heading', { level: 1 }).click();
  await wall.keyboard.press('p');
  await expect(phone.getByText('A conversa está em pausa.')).toBeVisible();
  await expect(wall.getByRole('button', { name: 'Retomar' })).toBeVisible();
  await wall.keyboard.press('p');
  await expect(phone.getByText('A conversa está em pausa.')).toHaveCount(0);
  await expect(wall.getByRole('button', { name: 'Pausar' })).toBeVisible();
  await wall.keyboard.press('n');
  await expect(item(phone).getByRole('heading', { level: 2 })).not.toHaveText('Entrega contínua');
  await expect(phone.getByText('combinado: 2')).toBeVisible();
  await expect(item(wall).getByRole('heading', { level: 2 })).not.toHaveText('Entrega contínua');
  // Keys can be turned off.
  await wall.getByLabel('Usar teclas avulsas').uncheck();
  const before = await item(wall).getAttribute('data-item');
  await wall.getByRole('heading', { level: 1 }).click();
  await wall.keyboard.press('n');
  await wall.waitForTimeout(500);
  expect(await item(wall).getAttribute('data-item')).toBe(before);

  // Published, the result has both: the silent score, and beside it what was agreed and why.
  await wall.goto(`${team}/rounds/${roundId}/close`);
  await expect(wall.getByText('O que não se aplica foi decidido antes da conversa.')).toBeVisible();
  await wall.getByRole('button', { name: 'Publicar o resultado' }).click();
  await wall.waitForURL(`**${team}/rounds/${roundId}`);
  await expect(wall.locator('#DEV-CD')).toContainText('combinado: 2');
  await expect(wall.locator('#DEV-CD')).toContainText('2,00');
  await wall.goto(`${team}/rounds/${roundId}/principles/DEV-CD`);
  await expect(wall.getByRole('main')).toContainText(
    /Combinado na conversa: 2, porque .?só a linha principal/,
  );
  await expect(phone.getByText('O que vocês combinaram em')).toBeVisible();
  await expect(phone.getByRole('row', { name: /Entrega contínua/ })).toContainText('Na sexta, ver com Nils.');
  await expectAccessible(phone);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(errors).toEqual([]);
  expect(phoneErrors).toEqual([]);
});

test('two who lead do no harm, and the room works without scripts', async ({ browser }) => {
  test.setTimeout(120_000);
  const { people, organizationId, room, roundId } = await frozenTeam();
  const [olga, maria, nils] = people as [Respondent, Respondent, Respondent];
  await sql`update memberships set role = 'facilitator'
    where organization_id = ${organizationId} and user_id = ${maria.id}`;
  await sql`update answers set value = '2' where value = 'NA' and respondent_id in ${sql(people.map((one) => one.respondentId))}`;
  await sql`update rounds set frozen_at = now() where id = ${roundId}`;
  const one = await pageFor(browser, olga, room, 1280, 800);
  await one.getByRole('button', { name: 'Começar a conversa' }).click();
  await expect(one.getByRole('button', { name: 'Começar pela primeira' })).toBeVisible();
  const other = await pageFor(browser, maria, room, 1280, 800);
  await expect(other.getByRole('button', { name: 'Conduzir daqui' })).toBeVisible();
  // What the first screen shows is behind as soon as the second leads.
  await one.route('**/changes', () => undefined);
  await one.reload();
  await other.getByRole('button', { name: 'Conduzir daqui' }).click();
  await expect(other.getByText('Você conduz a conversa')).toBeVisible();
  await one.getByRole('button', { name: 'Começar pela primeira' }).click();
  await expect(one.getByText('Outra pessoa mudou isto nesse meio-tempo.')).toBeVisible();
  await expect(one.getByText('Maria conduz a conversa.')).toBeVisible();
  await expect(one.getByRole('article')).toHaveCount(0);

  const context = await browser.newContext({ locale: 'pt-BR', javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`/sign-in?next=${encodeURIComponent(room)}`);
  await plain.getByLabel('E-mail').fill(maria.email);
  await plain.getByLabel('Senha').fill(PASSWORD);
  await plain.getByRole('button', { name: 'Entrar' }).click();
  await plain.getByRole('button', { name: 'Começar pela primeira' }).click();
  await expect(plain.getByRole('article')).toBeVisible();
  await plain.getByLabel('Valor combinado').selectOption('3');
  await plain.getByLabel('Por quê').fill('vimos juntos no painel');
  await plain.getByRole('button', { name: 'Registrar', exact: true }).click();
  await expect(plain.getByRole('article')).toContainText('vimos juntos no painel');
  await plain.getByRole('button', { name: 'Próxima' }).click();
  await expect(plain.getByText('combinado: 3')).toBeVisible();

  // A member only reads, and another team does not even that.
  const member = await pageFor(browser, nils, room, 390, 844);
  await expect(member.getByRole('article')).toBeVisible();
  await expect(member.getByRole('button', { name: /Conduzir|Próxima|Registrar/ })).toHaveCount(0);
  const stranger = await frozenTeam();
  const outside = await pageFor(browser, stranger.people[0] as Respondent, stranger.team, 390, 844);
  const answer = await outside.goto(room);
  expect(answer?.status()).toBe(404);
});
