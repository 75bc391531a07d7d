import { expect, type Page, test } from '@playwright/test';
import { database, openRound as makeOpenRound, type OpenRound } from './support/answering';
import { signIn } from './support/scored-team';
import { closeRound, expectAccessible, LEAVES, openRound, type Team, watchConsole } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

/** Everybody who is asked gives every principle of DevOps this level. */
async function answer(roundId: string, level: number) {
  const people = await sql`select organization_id, id from respondents where round_id = ${roundId}`;
  const rows = people.flatMap(({ organization_id, id }) =>
    LEAVES.filter((item) => item.startsWith('DEV')).map((item_id) => ({
      organization_id,
      respondent_id: id,
      item_id,
      value: String(level),
      answered_at: new Date(),
    })),
  );
  await sql`insert into answers ${sql(rows)}`;
}

/** Moves a published round back in time. */
const publishedOn = (roundId: string, day: string) =>
  sql`update rounds set opened_at = ${`${day}T09:00:00Z`}, frozen_at = ${`${day}T11:00:00Z`}, closed_at = ${`${day}T12:00:00Z`}
    where id = ${roundId}`;

/** A team of six, its owner signed in, that published quick rounds with these levels, the last one today. */
async function teamOverTime(page: Page, levels: readonly (readonly [day: string | null, level: number])[]) {
  const made: OpenRound = await makeOpenRound(sql, { scope: ['DEV'], people: 6 });
  await sql`update memberships set role = 'owner' where user_id = ${made.person.id}`;
  const team: Team = { id: made.teamId, address: `/teams/${made.teamId}` };
  await signIn(page, made.person, team.address);
  const ids: string[] = [];
  for (const [index, [day, level]] of levels.entries()) {
    const roundId = index === 0 ? made.roundId : await openRound(page, team);
    await sql`update rounds set name = ${`Check ${index + 1}`} where id = ${roundId}`;
    await answer(roundId, level);
    await closeRound(page, team);
    if (day) await publishedOn(roundId, day);
    ids.push(roundId);
  }
  return { ...made, team, ids };
}

test('a team sees its maturity over time before everything else, by hand, by key and as a table', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);
  const { team, organizationId, ids } = await teamOverTime(page, [
    ['2025-03-03', 1],
    ['2025-06-02', 2],
    [null, 3],
  ]);
  const planId = crypto.randomUUID();
  await sql`insert into plans (organization_id, id, team_id) values (${organizationId}, ${planId}, ${team.id})`;
  await sql`insert into steps
      (organization_id, id, plan_id, practice_id, round_id, from_score, target_level, effort, started_at, done_at)
    values (${organizationId}, ${crypto.randomUUID()}, ${planId}, 'DEV-CI-1', ${ids[0] ?? ''}, 1, 2, 1, '2025-04-01', '2025-04-20')`;
  await page.goto(team.address);
  const main = page.getByRole('main');
  const figure = main.getByRole('figure', {
    name: /^The overall score went from 1\.00 to 3\.00 over 3 rounds in/,
  });
  await expect(figure).toBeVisible();
  await expect(figure).toContainText('Since “Check 2”: +1.00, improved');
  await expect(figure).toContainText(/Finished steps: .+ \(Apr \d+, 2025\)/);
  await expect(figure.getByText('target: level 3').first()).toBeAttached();
  // Before the newest result, and with the same word for the same change.
  const headings = await main.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(headings[0]).toMatch(/^The overall score went/);
  expect(headings.indexOf('Newest result')).toBeGreaterThan(0);
  await expect(main.getByText('+1.00, improved').first()).toBeVisible();
  await expectAccessible(page);

  // To explore, by pointer and by keys.
  const chart = figure.locator('.recharts-surface').first();
  await expect(chart).toBeVisible();
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  const reading = figure.locator('.recharts-tooltip-wrapper');
  await expect(reading).toContainText(/Check [123]/);
  await expect(reading).toContainText('Overall');

  await figure.getByText('Show as table').click();
  const table = figure.getByRole('table', { name: 'Scores over time' });
  await expect(table.getByRole('row', { name: /^Check 3/ })).toContainText('+1.00, improved');
  await expect(table.getByRole('row', { name: /^Check 2/ })).toContainText('“Check 1”');
  await expectAccessible(page);
  await table.getByRole('link', { name: 'Check 1' }).click();
  await page.waitForURL(`**/rounds/${ids[0]}`);

  // A principle has the same, from its row.
  await page.goto(`${team.address}/rounds/${ids[2]}/principles/DEV-CI`);
  await expect(main.getByRole('figure', { name: /went from 1\.00 to 3\.00 over 3 rounds in/ })).toBeVisible();
  await main.getByText('Show as table').click();
  await expect(main.getByRole('table', { name: 'Scores over time' })).toContainText('improved');
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('without scripts the line is there, and its table is a page', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const { team, person } = await teamOverTime(page, [
    ['2025-03-03', 1],
    [null, 2],
  ]);
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await plain.addCookies(await page.context().cookies());
  const still = await plain.newPage();
  await still.goto(team.address);
  const main = still.getByRole('main');
  await expect(main.locator('.chart-slim svg')).toBeVisible();
  await expect(main.locator('.chart-wide svg')).toBeHidden();
  expect(await still.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await main.getByRole('link', { name: /^Show as table/ }).click();
  await still.waitForURL(`**${team.address}/numbers`);
  await expect(main.getByRole('table', { name: 'Scores over time' })).toContainText('Check 2');
  expect(person.email).toBeTruthy();
  await plain.close();
});

test('a quick round and one that asks practices are two marks without a line, and say why', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { team, ids } = await teamOverTime(page, [['2025-03-03', 1]]);
  const full = await openRound(page, team, 'All practices');
  await sql`update rounds set name = 'In depth' where id = ${full}`;
  const people = await sql`select organization_id, id from respondents where round_id = ${full}`;
  const practices = await sql`select jsonb_array_elements(content -> 'practices') ->> 'id' as id
    from model_versions v join rounds r on r.model_version_id = v.id where r.id = ${full}`;
  const rows = people.flatMap(({ organization_id, id }) =>
    practices
      .filter((practice) => String(practice.id).startsWith('DEV'))
      .map((practice) => ({
        organization_id,
        respondent_id: id,
        item_id: practice.id,
        value: '2',
        answered_at: new Date(),
      })),
  );
  await sql`insert into answers ${sql(rows)}`;
  await closeRound(page, team);
  const main = page.getByRole('main');
  // The result names the round before, why it is not compared, and what will be.
  await expect(main).toContainText(
    'It is not compared with “Check 1”: that round asked one question per principle, this one asks the practices. The next round that asks practices will be compared with this one.',
  );
  await page.goto(team.address);
  const figure = main.getByRole('figure').first();
  await expect(figure).toContainText('“In depth” stands apart at 2.00. Not compared with “Check 1”.');
  await expect(figure).toContainText('no line leads from one to the other');
  expect(ids).toHaveLength(1);
  await expectAccessible(page);
});
