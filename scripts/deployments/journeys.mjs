import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { Person } from './person.mjs';

/** How far the replica is made to be behind: far longer than a page takes, and a person may wait. */
export const BEHIND_MS = 4_000;

/** Waits until something is so. */
async function until(isSo, ms, what) {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `${what} within ${ms} ms`);
    await sleep(100);
  }
}

/** How many of the product's transactions have read from the replica. */
async function readsOf(replica) {
  const sql = postgres(replica.url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`
      select count(*)::int as open, coalesce(max(query_start), '-infinity')::text as newest
      from pg_stat_activity where application_name = 'patamar'`;
    return row;
  } finally {
    await sql.end();
  }
}

const namesIn = (html, pattern) => [...html.matchAll(pattern)].map(([, found]) => found);

/** Signs somebody up with an organization and a team of their own, and lets somebody else in by a link. */
async function meet(site) {
  const ana = new Person(site);
  const mark = Math.random().toString(36).slice(2, 8);
  const own = { organization: `Works ${mark}`, team: `Team ${mark}` };
  const password = 'seven quiet mountains';
  const first = await ana.send('/sign-up', {
    name: 'Ana',
    email: `ana-${mark}@example.org`,
    password,
    ...own,
  });
  const team = /\/teams\/([0-9a-f-]{36})/.exec(first.path)?.[1] ?? '';
  const page = await ana.open(`/teams/${team}`);
  const organization = /\/organizations\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '';
  const invited = await ana.send(`/teams/${team}/people`, { role: 'member', jobRole: '' });
  const link = /\/join\/[\w-]+/.exec(invited.html)?.[0] ?? '';
  const rui = new Person(site);
  await rui.send(link, { name: 'Rui', email: `rui-${mark}@example.org`, password });
  return { ana, rui, team, organization, name: own.team };
}

/**
 * @param {object} stage
 * @param {string[]} stage.sites two processes of the server
 * @param {Awaited<ReturnType<typeof import('./replica.mjs').makeReplica>>} stage.replica
 * @param {string[]} stage.logs of the two
 * @returns {[string, () => Promise<void>][]} what has to hold, in this order
 */
export function journeys({ sites, replica, logs }) {
  const [here, there] = sites;
  let world;
  const shows = async (person, name, place = `/organizations/${world.organization}`) => {
    const { html, status } = await person.open(place);
    assert.equal(status, 200, place);
    return html.includes(name);
  };
  const rename = (person, name) => person.send(`/teams/${world.team}/settings`, { name });
  const said = (text) => logs.map((log) => readFileSync(log, 'utf8').split(text).length - 1);

  return [
    [
      'a person signs up, makes a link, and another one comes in by it',
      async () => {
        world = await meet(here);
        assert.ok(await shows(world.ana, world.name));
        assert.ok(await shows(world.rui, world.name));
        const { html } = await world.ana.open(`/teams/${world.team}/people`);
        assert.ok(html.includes('Rui'));
      },
    ],
    [
      'both processes are healthy',
      async () => {
        for (const site of sites) {
          const health = await (await fetch(`${site}/api/health`)).json();
          assert.deepEqual([health.status, health.database], ['ok', 'reachable']);
        }
      },
    ],
    [
      'pages are read from the replica',
      async () => {
        const before = await readsOf(replica);
        for (let i = 0; i < 5; i += 1) assert.ok(await shows(world.rui, world.name));
        const after = await readsOf(replica);
        assert.ok(after.open > 0 && after.newest > before.newest);
      },
    ],
    [
      `with a replica ${BEHIND_MS} ms behind, people see what they changed at once, in every process`,
      async () => {
        await replica.stop();
        await replica.start(BEHIND_MS);
        const isRead = async () => {
          await shows(world.rui, '');
          return (await readsOf(replica)).open > 0;
        };
        await until(isRead, 20_000, 'the replica is read again');
        for (let i = 0; i < 8; i += 1) {
          const name = `Renamed ${i} ${world.name}`;
          await rename(world.ana.at(sites[i % 2]), name);
          for (const site of [there, here]) assert.ok(await shows(world.ana.at(site), name), name);
        }
      },
    ],
    [
      'and what somebody else changed when the replica has it',
      async () => {
        await sleep(BEHIND_MS + 1_000);
        const name = `Later ${world.name}`;
        await rename(world.ana, name);
        assert.equal(await shows(world.rui, name), false, 'nothing is read from the replica');
        await until(() => shows(world.rui, name), BEHIND_MS * 2, 'it is seen');
      },
    ],
    [
      'a round is opened, answered and seen by who answered, in both processes',
      async () => {
        const opened = await world.ana.send(`/teams/${world.team}/rounds/new`, { name: 'First round' });
        assert.ok(opened.html.includes('First round'));
        const round = namesIn(opened.html, /\/rounds\/([0-9a-f-]{36})\/answer/g)[0];
        assert.ok(round, 'the team page leads to the questions');
        const { html } = await world.ana.open(`/rounds/${round}/answer`);
        const item = /\b(?:DEV|DAT|MLO)-[A-Z]+(?:-\d+)?\b/.exec(html)?.[0];
        const answer = { itemId: item, value: 2, answeredAt: Date.now() };
        const saved = await world.ana.request(`/api/rounds/${round}/answers`, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ answers: [answer] }),
        });
        assert.deepEqual([saved.status, (await saved.json()).saved], [200, [item]]);
        const before = (await world.rui.open(`/teams/${world.team}`)).html;
        for (const site of sites) {
          const mine = (await world.ana.at(site).open(`/teams/${world.team}`)).html;
          assert.ok(mine.includes('First round'));
          assert.notEqual(mine.length, before.length);
        }
      },
    ],
    [
      'many people at once get their pages',
      async () => {
        const all = await Promise.all(
          Array.from({ length: 120 }, (_, i) =>
            world[i % 3 ? 'rui' : 'ana'].at(sites[i % 2]).open(`/teams/${world.team}`),
          ),
        );
        assert.deepEqual([...new Set(all.map(({ status }) => status))], [200]);
      },
    ],
    [
      'when the replica goes, every page is still there, and the log says it once in each process',
      async () => {
        const text = 'replica of the database is out of reach';
        const before = said(text);
        const pages = (async () => {
          for (let i = 0; i < 60; i += 1) {
            const started = Date.now();
            const site = sites[i % 2];
            assert.ok(await shows(world.rui.at(site), world.name));
            assert.ok(Date.now() - started < 5_000, 'nobody waits long');
          }
        })();
        await Promise.all([pages, sleep(200).then(() => replica.kill())]);
        await Promise.all(sites.map((site) => shows(world.ana.at(site), world.name)));
        await until(() => said(text).every((many, i) => many > before[i]), 5_000, 'the log says it');
        assert.deepEqual(
          said(text).map((many, i) => many - before[i]),
          [1, 1],
        );
        const name = `Alone ${world.name}`;
        await rename(world.ana, name);
        for (const site of sites) assert.ok(await shows(world.rui.at(site), name));
      },
    ],
    [
      'when it is back, pages are read from it again',
      async () => {
        await replica.start();
        const before = await readsOf(replica);
        const read = async () => {
          for (const site of sites) assert.ok(await shows(world.rui.at(site), world.name));
          return (await readsOf(replica)).newest > before.newest;
        };
        await until(read, 30_000, 'the replica is read again');
        await until(() => said('replica of the database is back').every(Boolean), 15_000, 'the log says it');
      },
    ],
  ];
}
