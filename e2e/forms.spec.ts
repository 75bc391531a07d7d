import { expect, type Page, test } from '@playwright/test';
import { database } from './support/answering';
import { pageOf, scoredTeam } from './support/scored-team';
import { expectAccessible, invite, join, startTeam, type Team } from './support/team';

const planned = (page: Page) => page.getByRole('region', { name: 'Planned' });

/** Puts the first recommended step into the plan and opens its form. */
async function openStep(page: Page, team: Team): Promise<void> {
  await page.goto(`${team.address}/next`);
  const cards = page.getByRole('list', { name: 'Recommended steps, best first' }).locator(':scope > li');
  await cards.first().getByLabel('Due date').fill('2031-05-31');
  await cards.first().getByRole('button', { name: 'Add to plan' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'is in the plan' })).toBeVisible();
  await page.goto(`${team.address}/plan`);
  await planned(page).getByText('Edit').click();
}

const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();

async function stored(team: Team) {
  const sql = database();
  const [row] = await sql`
    select a.due_date::text as due, a.note from steps a join plans p on p.id = a.plan_id where p.team_id = ${team.id}`;
  await sql.end();
  return row;
}

test('ticks survive a refusal, and a name that signing up took can be saved again', async ({ page }) => {
  const team = await startTeam(
    page,
    'Plataforma de Dados e Aprendizado de Máquina para Crédito, Risco e Prevenção a Fraudes (Squad 1)',
  );
  await page.goto(`${team.address}/settings`);
  await page.getByLabel('MLOps').uncheck();
  await page.getByLabel('Aggregates').check();
  const name = page.getByLabel('Name of the team');
  const long = await name.inputValue();
  await name.fill('   ');
  await save(page);
  await expect(name).toHaveAccessibleDescription('Please fill this in.');
  await expect(page.getByLabel('MLOps')).not.toBeChecked();
  await expect(page.getByLabel('Aggregates')).toBeChecked();
  await name.fill(long);
  await save(page);
  await expect(page.getByText('The team was saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('MLOps')).not.toBeChecked();
  await expect(page.getByLabel('Aggregates')).toBeChecked();
  await expect(name).toHaveValue(long);
});

test('a step: half-typed dates are errors, colleagues keep what they wrote, a lost connection loses nothing', async ({
  page,
  browser,
}) => {
  const { team, people } = await scoredTeam(page, 'Forgiving');
  await openStep(page, team);
  const [, maria] = people;
  if (!maria) throw new Error('There is a colleague.');
  const colleague = await pageOf(browser, maria, `${team.address}/plan`);
  await planned(colleague).getByText('Edit').click();

  const due = planned(page).getByLabel('Due date');
  await due.click();
  await due.press('Backspace');
  expect(await due.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
  await save(page);
  await expect(due).toHaveAccessibleDescription(/is not complete/);
  expect(await stored(team)).toMatchObject({ due: '2031-05-31' });
  await due.fill('0202-05-31');
  await save(page);
  await expect(due).toHaveAccessibleDescription(/not a date/);
  await due.fill('2031-05-31');

  await page.context().setOffline(true);
  await planned(page).getByLabel('Note').fill('We meet on Tuesday.');
  await save(page);
  await expect(page.getByText('Nothing was saved: there is no connection.')).toBeVisible();
  await expect(planned(page).getByLabel('Note')).toHaveValue('We meet on Tuesday.');
  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByText('What you typed before is here again')).toBeVisible();
  await save(page);
  await expect(planned(page).getByText('Saved.')).toBeVisible();
  expect(await stored(team)).toEqual({ due: '2031-05-31', note: 'We meet on Tuesday.' });

  // The colleague's page is from before all that.
  await planned(colleague).getByLabel('Due date').fill('2031-04-15');
  await save(colleague);
  await expect(planned(colleague).getByText('Saved.')).toBeVisible();
  expect(await stored(team)).toEqual({ due: '2031-04-15', note: 'We meet on Tuesday.' });
  await planned(page).getByText('Edit').click();
  await due.fill('2031-06-01');
  await save(page);
  await expect(due).toHaveAccessibleDescription(/Somebody else changed this .* 2031-04-15/);
  expect(await stored(team)).toMatchObject({ due: '2031-04-15' });
  await save(page);
  await expect(planned(page).getByText('Saved.')).toBeVisible();
  expect(await stored(team)).toMatchObject({ due: '2031-06-01' });
  await planned(page).getByText('Edit').click();
  await due.fill('');
  await save(page);
  await expect(planned(page)).toContainText('open');
  expect(await stored(team)).toMatchObject({ due: null });

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
  await plain.addCookies(await page.context().cookies());
  const unscripted = await plain.newPage();
  await unscripted.goto(`${team.address}/plan`);
  await planned(unscripted).getByText('Edit').click();
  await planned(unscripted).getByLabel('Due date').fill('2031-07-01');
  await save(unscripted);
  await expect(planned(unscripted)).toContainText('Jul 1, 2031');
  await planned(unscripted).getByText('Edit').click();
  await planned(unscripted).getByLabel('Due date').fill('');
  await save(unscripted);
  await expect(planned(unscripted).getByText(/not a date/)).toBeVisible();
  await planned(unscripted).getByLabel('No date').check();
  await save(unscripted);
  await expect.poll(() => stored(team)).toMatchObject({ due: null });
  await plain.close();
});

test('what was typed is there after signing in again, after an upgrade, and for nobody else', async ({
  page,
  browser,
}) => {
  const team = await startTeam(page);
  const link = await invite(page, team);
  const address = `${team.address}/settings`;
  const name = page.getByLabel('Name of the team');

  await page.goto(address);
  await page.route('**/settings', (route) => {
    const headers = route.request().headers();
    if (!headers['next-action']) return route.continue();
    return route.continue({ headers: { ...headers, 'next-action': `40${'a'.repeat(40)}` } });
  });
  await name.fill('After the upgrade');
  await save(page);
  await expect(page.getByText('Nothing was saved: Patamar was updated meanwhile.')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect(name).toHaveValue('After the upgrade');

  const cookies = await page.context().cookies();
  await page.context().clearCookies({ name: /patamar-session/ });
  await name.fill('Typed before the session ended');
  await save(page);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByText('What you typed is kept in this tab.')).toBeVisible();
  await expectAccessible(page);
  await page.context().addCookies(cookies);
  // As signing in does.
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(name).toHaveValue('Typed before the session ended');
  await expect(page.getByText('It is not saved yet.')).toBeVisible();

  // Somebody else signs in on the same browser.
  await page.context().clearCookies({ name: /patamar-session/ });
  await save(page);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  const other = await join(browser, link, 'Oscar Other');
  await page.context().addCookies(await other.context().cookies());
  await page.goto('/home');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('pages that are not there or broke say so, in the language of the reader, with a way on', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ locale: 'pt-BR' })).newPage();
  const missing = await page.goto('/no-such-page');
  expect(missing?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'Não há nada aqui' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
  await page.getByRole('link', { name: 'Ir para os seus times' }).click();
  await expect(page).toHaveURL(/sign-in/);

  await page.getByLabel('E-mail').fill('ana@firm.example');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Entrar', exact: true }).click();
  await expect(page.getByText('Nada foi salvo: não há conexão.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue('ana@firm.example');
  await page.getByRole('button', { name: 'Escuro' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Não há conexão' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Tentar de novo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Entrar' })).toBeVisible();
});
