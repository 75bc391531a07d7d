import { expect, type Page, test } from '@playwright/test';
import { database } from './support/answering';
import { scoredTeam } from './support/scored-team';
import { expectAccessible, startTeam } from './support/team';

/** Three minutes past one in London, past ten of the evening before in Brasília. */
const NIGHT = '2026-11-30T01:03:00Z';

async function zoneOf(teamId: string): Promise<{ organization: string; zone: string }> {
  const sql = database();
  const [row] = await sql`select o.id, o.time_zone from organizations o
    join teams t on t.organization_id = o.id where t.id = ${teamId}`;
  await sql.end();
  return { organization: row?.id, zone: row?.time_zone };
}

async function chooseZone(page: Page, organization: string, zone: string): Promise<void> {
  await page.goto(`/organizations/${organization}/settings`);
  await page.getByLabel('Time zone').selectOption(zone);
  await page.getByRole('button', { name: 'Save' }).click();
}

test.describe('a newcomer in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('brings the clock of their browser along', async ({ page }) => {
    const { id } = await startTeam(page, 'Sunrise');
    expect((await zoneOf(id)).zone).toBe('Asia/Tokyo');
  });
});

test('one event has one day on every page and in every file, by the clock of the organization', async ({
  page,
}) => {
  const { team, roundId } = await scoredTeam(page, 'Nightfall');
  const sql = database();
  await sql`update rounds set closed_at = ${NIGHT} where id = ${roundId}`;
  await sql.end();
  const { organization, zone } = await zoneOf(team.id);
  expect(zone).toBe('America/Sao_Paulo');

  const told = async (day: string, inFile: string) => {
    await page.goto(team.address);
    await expect(page.getByRole('row', { name: /Spring check/ })).toContainText(day);
    await page.goto(`/organizations/${organization}`);
    await expect(page.getByRole('row', { name: /Nightfall/ })).toContainText(day);
    const csv = await page.request.get(`/api/teams/${team.id}/rounds/${roundId}/results.csv`);
    expect(await csv.text()).toContain(`,${inFile},`);
  };
  await told('Nov 29, 2026', '2026-11-29');

  await page.goto(`/organizations/${organization}/settings`);
  await expect(page.getByLabel('Time zone').locator('option:checked')).toHaveText(/^São Paulo: Brasilia/);
  await expectAccessible(page);
  await chooseZone(page, organization, 'Asia/Tokyo');
  await expect(page.getByText('The settings were saved.')).toBeVisible();
  expect((await zoneOf(team.id)).zone).toBe('Asia/Tokyo');
  await told('Nov 30, 2026', '2026-11-30');
});
