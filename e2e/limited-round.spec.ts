import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { database } from './support/answering';
import { expectAccessible, startTeam } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

/** So many more data engineers in a team. */
async function addEngineers(teamId: string, many: number): Promise<void> {
  const [team] = await sql`select organization_id as organization from teams where id = ${teamId}`;
  const organization = String(team?.organization);
  for (let n = 0; n < many; n++) {
    const id = randomUUID();
    await sql.begin(async (tx) => {
      await tx`insert into users (id, email, name, email_verified_at)
        values (${id}, ${`${id}@shares.test`}, 'Ana', now())`;
      await tx`insert into memberships (organization_id, user_id, role) values (${organization}, ${id}, 'member')`;
      await tx`insert into team_members (organization_id, team_id, user_id) values (${organization}, ${teamId}, ${id})`;
      await tx`insert into team_member_roles (organization_id, id, team_id, user_id, role)
        values (${organization}, ${randomUUID()}, ${teamId}, ${id}, 'DE')`;
    });
  }
}

test('whoever opens a round sees what it asks of whom, and can limit it to 60 questions each', async ({
  page,
}) => {
  const team = await startTeam(page, 'Shares');
  await addEngineers(team.id, 7);
  await page.goto(`${team.address}/rounds/new`);
  const option = (name: RegExp) => page.locator('label', { has: page.getByRole('radio', { name }) });
  await expect(option(/^Quick/)).toContainText('29 questions, about 15 minutes');
  await expect(option(/^Key practices/)).toContainText(/39 questions, about \d+ minutes/);
  await expect(option(/^All practices/)).toContainText('112 questions, about 59 minutes');
  const limit = page.getByRole('checkbox', { name: 'At most 60 questions each' });
  await expect(limit).toBeHidden();
  await page.getByRole('radio', { name: /^All practices/ }).check();
  await expect(limit).toBeVisible();
  const seen = (text: string | RegExp) => page.getByText(text).filter({ visible: true });
  const said = seen('31 of 112 questions would be asked of fewer than 3 people and get no score.');
  await expect(said).toHaveCount(1);
  await expect(seen(/up to 60 questions, about 3\d minutes/)).toHaveCount(1);
  await expect(seen('42 would be asked of fewer than 5')).toHaveCount(1);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await limit.check();
  // What is chosen says what it asks now, and says it once.
  const full = option(/^All practices/);
  await expect(full).toHaveText(/up to 60 questions, about 3\d minutes/, { useInnerText: true });
  await expect(full).not.toHaveText(/112 questions, about/, { useInnerText: true });
  await expect(said).toHaveCount(1);
  await page.getByRole('radio', { name: /^Consensus/ }).check();
  await expect(full).toHaveText(/112 questions, which you decide together\.$/, { useInnerText: true });
  await expect(seen('You write down what the team decides together.')).toHaveCount(1);
  await page.getByRole('radio', { name: /^Anonymous/ }).check();
  await page.getByRole('button', { name: 'Open the round' }).click();
  await page.waitForURL(`**${team.address}`);
  await expect(page.getByText('All practices · Anonymous · At most 60 questions each')).toBeVisible();
  await expect(page.getByText(/60 questions, about 3\d minutes/)).toBeVisible();
  const asked = await sql`
    select jsonb_array_length(r.asked_sets -> p.asked_set::int -> 'items') as many from rounds r
    join respondents p on p.round_id = r.id where r.team_id = ${team.id}`;
  expect(asked.map(({ many }) => many)).toEqual(Array(8).fill(60));
  await page.getByRole('link', { name: 'Answer now' }).click();
  await expect(page.getByRole('main').getByText('0 of 60 answered').first()).toBeVisible();
});
