import type { Page } from '@playwright/test';
import { database } from './answering';
import { scoredTeam } from './scored-team';
import { invite, openRound } from './team';

interface Names {
  organization: string;
  team: string;
  people: readonly [string, string, string];
  /** The closed round, and the one that is open. */
  rounds: readonly [string, string];
}

const ENDLESS = 'DonaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenhaltermontageteamXYZ';

export const HOSTILE = {
  'a word without end': {
    organization: `${ENDLESS}GmbH`,
    team: ENDLESS,
    people: ['W'.repeat(120), 'Maria Aparecida dos Santos Ferreira', 'x'.repeat(100)],
    rounds: ['m'.repeat(80), 'Q'.repeat(80)],
  },
  'letters from right to left': {
    organization: 'شركة البيانات',
    team: 'فريق المنصة (DataOps) 2',
    people: ['محمد الصوالحي', 'דנה כהן', 'Ana بيانات'],
    rounds: ['الربع الأول 2026', 'סבב 2'],
  },
  'pictures, accents and other scripts': {
    organization: '🚀👩🏽‍💻🇧🇷 株式会社データ',
    team: 'ทีมวิศวกรรมข้อมูลและแพลตฟอร์มของบริษัทเพื่อการวิเคราะห์ข้อมูลขนาดใหญ่และการเรียนรู้ของเครื่อง',
    people: ['田中 花子', 'अनिल कुमार', `Z${'\u0335\u0336\u0337\u0338\u034a'}algo`],
    rounds: ['🎉'.repeat(20), '第四四半期'],
  },
} satisfies Record<string, Names>;

/** A scored team with one planned step and a round that runs, everything in it renamed. */
export async function renamed(page: Page, names: Names): Promise<string[]> {
  const { team, roundId, people } = await scoredTeam(page, 'Plain');
  await page.goto(`${team.address}/next`);
  const card = page
    .getByRole('list', { name: 'Recommended steps, best first' })
    .locator(':scope > li')
    .first();
  await card.getByLabel('Owner').selectOption({ index: 1 });
  await card.getByRole('button', { name: 'Add to plan' }).click();
  await page.waitForURL(/added=/);
  const open = await openRound(page, team);
  const invitation = await invite(page, team);
  const sql = database();
  const [row] =
    await sql`update teams set name = ${names.team} where id = ${team.id} returning organization_id`;
  const organization = `/organizations/${row?.organization_id}`;
  await sql`update organizations set name = ${names.organization} where id = ${row?.organization_id}`;
  for (const [i, { id }] of people.entries())
    await sql`update users set name = ${names.people[i] ?? ''} where id = ${id}`;
  await sql`update rounds set name = ${names.rounds[0]} where id = ${roundId}`;
  await sql`update rounds set name = ${names.rounds[1]} where id = ${open}`;
  await sql.end();
  return [
    team.address,
    ...['cycle', 'next', 'plan', 'people', 'settings', 'rounds/new'].map((at) => `${team.address}/${at}`),
    `${team.address}/rounds/${roundId}`,
    `${team.address}/rounds/${open}/close`,
    `/rounds/${open}/answer`,
    organization,
    ...['people', 'models', 'settings', 'teams/new'].map((at) => `${organization}/${at}`),
    '/account',
    invitation,
  ];
}
