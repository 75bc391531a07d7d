import { type Browser, expect, type Page, test } from '@playwright/test';
import { database, openRound as makeOpenRound, type Respondent } from './support/answering';
import { pdfText } from './support/pdf-text';
import { signIn } from './support/scored-team';
import { closeRound, LEAVES, openRound } from './support/team';

const sql = database();
test.afterAll(() => sql.end());

/** Six people; the last one leaves after the first round, and answered unlike everybody else. */
const LEAVER = 5;
const answerOf = (item: number, person: number, round: number): number =>
  person === LEAVER ? (item % 2 ? 4 : 0) : 1 + ((item + person + round) % 3);

async function answer(roundId: string, people: readonly Respondent[], round: number): Promise<void> {
  for (const [person, { id }] of people.entries()) {
    await sql`
      insert into answers (organization_id, respondent_id, item_id, value, answered_at)
      select organization_id, id, item, value, now() from respondents,
        unnest(${LEAVES}::text[], ${LEAVES.map((_, item) => String(answerOf(item, person, round)))}::text[]) as given(item, value)
      where round_id = ${roundId} and user_id = ${id}`;
  }
}

/** What one channel says of a principle: its score, how many people, and its change. */
interface Told {
  score: number;
  n: number;
  delta: number | null;
}

type Channel = Map<string, Told>;

const number = (text: string | null | undefined): number =>
  Number((text ?? '').replace('−', '-').replace(',', '.'));

async function pageSays(page: Page, address: string): Promise<Channel> {
  await page.goto(address);
  const rows = await page.locator('main').evaluate((main, leaves) => {
    const text = (row: Element | null, selector: string) => row?.querySelector(selector)?.textContent ?? null;
    return leaves.map((id) => {
      const row = main.querySelector(`#${id}`);
      return [id, text(row, '.r-score b'), text(row, '.r-n'), text(row, '.r-change b')] as const;
    });
  }, LEAVES);
  return new Map(
    rows.map(([id, score, n, delta]) => [
      id,
      { score: number(score), n: Number.parseInt(n ?? '', 10), delta: delta ? number(delta) : null },
    ]),
  );
}

async function csvSays(page: Page, address: string): Promise<Channel> {
  const text = await (await page.request.get(`/api${address}/results.csv?lang=en`)).text();
  const [head = [], ...rows] = text
    .replace('\uFEFF', '')
    .split('\r\n')
    // At commas outside of quotes.
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  const at = (name: string) => head.indexOf(name);
  // Nothing about those who answered both times, by whatever name.
  expect(head.filter((one) => /^From /.test(one))).toHaveLength(4);
  for (const name of head.filter((one) => /^From /.test(one))) {
    expect(rows.filter((row) => LEAVES.includes(row[at('Id')] ?? '') && row[at(name)])).toEqual([]);
  }
  return new Map(
    rows
      .filter((row) => LEAVES.includes(row[at('Id')] ?? ''))
      .map((row) => {
        const delta = row[at('Change of the score')];
        return [
          row[at('Id')] ?? '',
          {
            score: number(row[at('Score (0–4)')]),
            n: number(row[at('People')]),
            delta: delta ? number(delta) : null,
          },
        ];
      }),
  );
}

async function jsonSays(page: Page, team: string): Promise<Channel> {
  const report = await (await page.request.get(`/api${team}/plan.json?lang=en`)).json();
  const rows = report.rows.filter(({ id }: { id: string }) => LEAVES.includes(id));
  for (const { change } of rows) expect(change?.parts ?? null).toBeNull();
  return new Map(
    rows.map((row: { id: string; score: number; n: number; change: { delta: number | null } | null }) => [
      row.id,
      { score: row.score, n: row.n, delta: row.change?.delta ?? null },
    ]),
  );
}

/** The equation of two rounds: with the change of those who stayed it gives the answer of who left. */
function solved(before: Channel, after: Channel): number[] {
  return LEAVES.flatMap((id) => {
    const [first, second] = [before.get(id), after.get(id)];
    if (!first || !second || second.delta === null) return [];
    return [first.n * first.score - second.n * (second.score - second.delta)];
  });
}

async function newPage(browser: Browser, person: Respondent, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await signIn(page, person, address);
  return page;
}

test('what is left of two rounds is in no page and no file', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const made = await makeOpenRound(sql, { scope: ['DEV', 'DAT', 'MLO'], people: 6 });
  const { organizationId, teamId, roundId, people, person } = made;
  const team = { id: teamId, address: `/teams/${teamId}` };
  await sql`update memberships set role = 'owner' where user_id = ${person.id}`;
  await signIn(page, person, team.address);
  await answer(roundId, people, 0);
  await closeRound(page, team);

  const leaver = people[LEAVER] ?? person;
  await sql`update team_members set left_at = now() where user_id = ${leaver.id}`;
  const second = await openRound(page, team);
  await answer(second, people.slice(0, LEAVER), 1);
  await closeRound(page, team);

  // Somebody who sees every team and was never asked, and a colleague who was.
  const {
    people: [watcher],
  } = await makeOpenRound(sql, { people: 1 });
  if (!watcher) throw new Error('Somebody looks on.');
  await sql`insert into memberships (organization_id, user_id, role)
    values (${organizationId}, ${watcher.id}, 'viewer')`;
  const colleague = people[1] ?? person;
  const [first, last] = [roundId, second].map((id) => `${team.address}/rounds/${id}`);
  if (!first || !last) throw new Error('Two rounds.');

  for (const viewer of [watcher, colleague]) {
    const view = await newPage(browser, viewer, team.address);
    const page1 = await pageSays(view, first);
    const page2 = await pageSays(view, last);
    const csv1 = await csvSays(view, first);
    const csv2 = await csvSays(view, last);
    const json2 = await jsonSays(view, team.address);
    // The attack has something to work with: both scores, and the change, of every principle.
    for (const [before, after] of [
      [page1, page2],
      [csv1, csv2],
      [csv1, json2],
      [page1, json2],
    ] as const) {
      const found = solved(before, after);
      expect(found).toHaveLength(LEAVES.length);
      const right = found.filter((value, item) => Math.abs(value - answerOf(item, LEAVER, 0)) < 0.5);
      expect(right).toEqual([]);
      for (const id of LEAVES) {
        const [a, b] = [before.get(id), after.get(id)];
        // No number but those of everybody: the change is what the two scores say anyway.
        expect(b?.delta).toBeCloseTo((b?.score ?? 0) - (a?.score ?? 0), 1);
      }
    }
    const pdf = pdfText(await (await view.request.get(`/api${team.address}/plan.pdf?lang=en`)).body());
    const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
    const deltas = [...json2.values()].flatMap(({ delta }) => (delta ? [signed(delta)] : []));
    // Kerning cuts words into pieces; a minus that follows a word is one, not a dash.
    const words = pdf.replaceAll(' ', '');
    expect(deltas.length).toBeGreaterThan(LEAVES.length / 2);
    expect(deltas.filter((delta) => !words.includes(delta))).toEqual([]);
    expect(pdf).not.toMatch(/answered both times|people in both rounds/i);
    for (const id of ['DEV-CI', 'MLO-CX']) {
      await view.goto(`${last}/principles/${id}`);
      await expect(view.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(view.getByText(/answered both times/)).toHaveCount(0);
    }
    await view.context().close();
  }
});
