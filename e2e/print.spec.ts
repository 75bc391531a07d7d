import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { database, openRound as makeOpenRound } from './support/answering';
import { signIn } from './support/scored-team';
import { closeRound, openRound } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

const folder = 'lib/model/content/principles';
const PRACTICES = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/\bid: ([A-Z]{3}-[A-Z]+-\d+)$/gm)].map(
    ([, id]) => id ?? '',
  ),
);

/** Everybody asked answers every practice, each time a little better. */
async function answer(roundId: string, round: number): Promise<void> {
  const people =
    await sql`select organization_id, id from respondents where round_id = ${roundId} order by user_id`;
  for (const [person, { organization_id, id }] of people.entries()) {
    const values = PRACTICES.map((_, item) =>
      String(Math.min(4, ((item + person) % 4) + (round > 0 ? 1 : 0))),
    );
    await sql`
      insert into answers (organization_id, respondent_id, item_id, value, answered_at)
      select ${organization_id}, ${id}, item, value, now()
      from unnest(${PRACTICES}::text[], ${values}::text[]) as given(item, value)`;
  }
}

/** Pages of what a browser prints. */
async function printed(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** Everything that only a screen can use. */
const pressable = (page: Page) => page.locator('button:visible, input:visible, select:visible');

test('the result of a full round prints on four pages at most, without anything to press', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const round = await makeOpenRound(sql, { mode: 'full', scope: ['DEV', 'DAT', 'MLO'], people: 6 });
  const team = { id: round.teamId, address: `/teams/${round.teamId}` };
  await sql`update memberships set role = 'owner' where user_id = ${round.person.id}`;
  await signIn(page, round.person, team.address);
  await answer(round.roundId, 0);
  await closeRound(page, team);
  await answer(await openRound(page, team, 'All practices'), 1);
  await closeRound(page, team);
  await expect(page.locator('.r-row')).not.toHaveCount(0);
  const { hostname } = new URL(page.url());
  for (const lang of ['en', 'pt-BR']) {
    await page.context().addCookies([{ name: 'patamar-locale', value: lang, domain: hostname, path: '/' }]);
    await page.reload();
    const pages = await printed(page);
    expect(pages, lang).toBeGreaterThan(1);
    expect(pages, lang).toBeLessThanOrEqual(4);
  }
  await page.emulateMedia({ media: 'print' });
  await expect(pressable(page)).toHaveCount(0);
  await expect(page.locator('#DEV-CI')).toBeVisible();
  await expect(page.locator('.chart-radar .c-wide').first()).toBeVisible();
});

test('a plan of ten steps with notes prints on three pages at most, without anything to press', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const round = await makeOpenRound(sql, { mode: 'full', scope: ['DEV', 'DAT', 'MLO'], people: 4 });
  const team = { id: round.teamId, address: `/teams/${round.teamId}` };
  await sql`update memberships set role = 'owner' where user_id = ${round.person.id}`;
  await signIn(page, round.person, team.address);
  await answer(round.roundId, 0);
  await closeRound(page, team);
  const [plan] = await sql`
    insert into plans (organization_id, id, team_id)
    select organization_id, gen_random_uuid(), id from teams where id = ${round.teamId} returning organization_id, id`;
  const note = 'Begin with the payments service, and ask the platform team for a runner of its own.';
  await sql`
    insert into steps (organization_id, id, plan_id, practice_id, round_id, from_score, target_level, gain_overall,
      gain_principle, effort, owner_id, due_date, hours_saved, note)
    select ${plan?.organization_id}, gen_random_uuid(), ${plan?.id}, item, ${round.roundId}, 1.25, 2, 0.02,
      0.25, 1.2, ${round.person.id}, '2031-05-31', 6.5, ${note}
    from unnest(${PRACTICES.slice(0, 10)}::text[]) item`;
  await page.goto(`${team.address}/plan`);
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(10);
  const pages = await printed(page);
  expect(pages).toBeGreaterThan(1);
  expect(pages).toBeLessThanOrEqual(3);
  await page.emulateMedia({ media: 'print' });
  await expect(pressable(page)).toHaveCount(0);
  await expect(page.getByText(note).first()).toBeVisible();
});
