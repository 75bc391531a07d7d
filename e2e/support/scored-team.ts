import type { Browser, Page } from '@playwright/test';
import { database, openRound, type Respondent } from './answering';
import { closeRound, LEAVES, type Team } from './team';

const PASSWORD = 'a quiet staircase in the rain';
const NAMES = ['Olga Owner', 'Maria Colleague', 'Nils Colleague'];

export interface ScoredTeam {
  team: Team;
  roundId: string;
  people: Respondent[];
}

/** Signs a person in through the form and goes on to an address. */
export async function signIn(page: Page, { email }: Respondent, address: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**${address}`);
}

/**
 * A team of three, made in the database, with a quick round that was closed through the page: everybody gave each
 * principle the level of `levelOf`, by default 2 for DevOps and 1 for the rest. The page belongs to Olga, the owner.
 */
export async function scoredTeam(
  page: Page,
  name: string,
  levelOf = (item: string): number => (item.startsWith('DEV') ? 2 : 1),
): Promise<ScoredTeam> {
  const sql = database();
  const round = await openRound(sql, { mode: 'quick', scope: ['DEV', 'DAT', 'MLO'], people: NAMES.length });
  const { teamId, organizationId, roundId, people, person } = round;
  await sql`update teams set name = ${name} where id = ${teamId}`;
  await sql`update memberships set role = 'owner'
    where organization_id = ${organizationId} and user_id = ${person.id}`;
  for (const [i, { id, respondentId }] of people.entries()) {
    await sql`update users set name = ${NAMES[i] ?? ''} where id = ${id}`;
    const rows = LEAVES.map((item) => ({
      organization_id: organizationId,
      respondent_id: respondentId,
      item_id: item,
      value: String(levelOf(item)),
      answered_at: new Date(),
    }));
    await sql`insert into answers ${sql(rows)}`;
  }
  await sql.end();
  const team = { id: teamId, address: `/teams/${teamId}` };
  await signIn(page, person, team.address);
  await closeRound(page, team);
  return { team, roundId, people };
}

/** The page of one more person of the team, on a device of their own. */
export async function pageOf(browser: Browser, person: Respondent, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await signIn(page, person, address);
  return page;
}
