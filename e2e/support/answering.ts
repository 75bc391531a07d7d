import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import postgres from 'postgres';

const PASSWORD = 'a quiet staircase in the rain';

interface Wanted {
  mode?: 'quick' | 'key' | 'full';
  format?: 'anonymous' | 'consensus';
  scope?: ('DEV' | 'DAT' | 'MLO')[];
  jobRole?: string | null;
  /** How many people are asked; the first one is returned as `person`. */
  people?: number;
}

export interface Respondent {
  id: string;
  email: string;
  respondentId: string;
}

export interface OpenRound {
  organizationId: string;
  teamId: string;
  roundId: string;
  person: Respondent;
  people: Respondent[];
  address: string;
}

/** A connection to the database behind the server under test; close it with `end`. */
export function database(): postgres.Sql {
  const url = process.env.E2E_DATABASE_URL;
  if (!url) throw new Error('Set E2E_DATABASE_URL to the database of the server under test.');
  return postgres(url, { max: 2, onnotice: () => {} });
}

/** A team of its own with an open round, made directly in the database. */
export async function openRound(sql: postgres.Sql, wanted: Wanted = {}): Promise<OpenRound> {
  const {
    mode = 'quick',
    format = 'anonymous',
    scope = ['DEV'],
    jobRole = null,
    people: number = 1,
  } = wanted;
  const { hash } = await import('@node-rs/argon2');
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const [organizationId, teamId, roundId] = [randomUUID(), randomUUID(), randomUUID()];
  const people = Array.from({ length: number }, () => {
    const id = randomUUID();
    return { id, email: `${id}@answering.test`, respondentId: randomUUID() };
  });
  await sql.begin(async (tx) => {
    await tx`insert into organizations (id, name) values (${organizationId}, 'Answering')`;
    await tx`insert into teams (organization_id, id, name, scope)
      values (${organizationId}, ${teamId}, 'Stairwell', ${scope})`;
    await tx`insert into rounds (organization_id, id, team_id, name, mode, format, scope, model_version_id)
      select ${organizationId}, ${roundId}, ${teamId}, 'Spring check', ${mode}, ${format}, ${scope}, id
      from model_versions where organization_id is null order by published_at desc limit 1`;
    for (const { id, email, respondentId } of people) {
      await tx`insert into users (id, email, name, password_hash, email_verified_at)
        values (${id}, ${email}, 'Ana', ${passwordHash}, now())`;
      await tx`insert into memberships (organization_id, user_id, role) values (${organizationId}, ${id}, 'member')`;
      await tx`insert into team_members (organization_id, team_id, user_id)
        values (${organizationId}, ${teamId}, ${id})`;
      await tx`insert into respondents (organization_id, id, round_id, user_id, job_role)
        values (${organizationId}, ${respondentId}, ${roundId}, ${id}, ${jobRole})`;
    }
  });
  const [person] = people;
  if (!person) throw new Error('A round needs somebody to ask.');
  return { organizationId, teamId, roundId, person, people, address: `/rounds/${roundId}/answer` };
}

/** What the server has of a person, by item, skipped items included. */
export async function savedAnswers(sql: postgres.Sql, { respondentId }: Respondent) {
  const rows = await sql<{ item_id: string; value: string }[]>`
    select item_id, value from answers where respondent_id = ${respondentId}`;
  return Object.fromEntries(rows.map(({ item_id, value }) => [item_id, value]));
}

/** Signs in through the form and goes on to a questionnaire that takes answers. */
export async function signInTo(page: Page, { email }: Respondent, address: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**${address}`);
  // Until then the page is not alive and takes no answer.
  await expect(page.getByRole('radio').first()).toBeEnabled();
}

/** The principle that is shown, or the title of the last screen. */
export const heading = (page: Page) => page.getByRole('heading', { level: 2 });
/** Shown while everything is on the server. */
export const saved = (page: Page) => page.getByText('Saved on the server').first();
/** Progress in words, for example `1 of 9`. */
export const answered = (page: Page, words: string) => page.getByRole('main').getByText(words).first();

/** No finding of axe, up to WCAG 2.2 AA and its best practices. */
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
