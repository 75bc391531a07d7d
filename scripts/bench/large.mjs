import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { liveLeases } from '../lib/leases.mjs';
import { migrateDatabase } from '../lib/migrate.mjs';
import { exited, start } from '../lib/processes.mjs';
import { startDatabase, stopDatabaseIfUnused } from '../postgres.mjs';
import { sendLoad } from './load.mjs';
import { percentile } from './report.mjs';
import { signIn } from './scene.mjs';
import { residentMemory } from './server.mjs';
import { budgets } from './settings.mjs';

/** Requests that a page gets before it is measured, and those that are. */
const WARM_UP = 5;
const REQUESTS = 25;
/** Requests before the memory is read. */
const MIXED = 1_000;

/**
 * The database with a thousand teams and with ten (scripts/bench/seed-large.ts). It is kept from one run to the next,
 * because making it takes minutes.
 * @param {string} root
 * @param {{ add: Function }} shutdown
 * @param {{ anew: boolean, say: (line: string) => void }} options `anew`: make it even if it is there
 * @returns {Promise<Record<string, string>>} the application's environment
 */
export async function largeDatabase(root, shutdown, { anew, say }) {
  const dir = join(root, '.data', 'bench-large');
  const marker = join(dir, 'complete');
  mkdirSync(dir, { recursive: true });
  if (liveLeases(join(dir, 'postgres-leases')).length > 0) throw new Error('Another bench is running.');
  const there = existsSync(marker) && !anew;
  if (!there) {
    await stopDatabaseIfUnused(dir);
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
  }
  const database = await startDatabase({ dir });
  shutdown.add(database.stop, database.kill);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    // The same each time: the database is kept, and holds what answers are tied to people with.
    ANSWERS_KEY: 'nobody real has answered anything here',
  };
  await migrateDatabase(root, env);
  if (there) return env;
  await fill(root, env, say);
  writeFileSync(marker, '');
  return env;
}

/** Runs the script that fills it, which says how far it is. */
async function fill(root, env, say) {
  const script = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/seed-large.ts'];
  const child = start(process.execPath, script, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) say(line);
  if ((await exited(child)) !== 0) throw new Error('The large organization could not be made.');
}

/** The owners of both organizations, signed in, by the number of their teams. */
async function owners(env) {
  const sql = postgres(env.DATABASE_URL, { max: 1 });
  try {
    const found = await sql`
      select m.organization_id as organization, u.id, count(t.id)::int as teams
      from memberships m
      join users u on u.id = m.user_id
      join teams t on t.organization_id = m.organization_id
      where m.role = 'owner'
      group by 1, 2
      order by teams`;
    const [{ answers }] =
      await sql`select reltuples::bigint as answers from pg_class where relname = 'answers'`;
    const people = await Promise.all(found.map(async (one) => ({ ...one, headers: await signIn(sql, one) })));
    return { people, answers: Number(answers) };
  } finally {
    await sql.end();
  }
}

/** The pages that look at a whole organization, below its address. */
const PAGES = [
  ['Organization', ''],
  ['What moved', '/moved'],
  ['What holds us back', '/gaps'],
  ['Who can do it', '/roles'],
  ['What is being done', '/work'],
  ['Summary', '/summary'],
];

/** Milliseconds to the first byte and to the last, and kilobytes of HTML, of one request after the other. */
async function ask(url, headers) {
  const from = performance.now();
  const answer = await fetch(url, { headers: { ...headers, 'accept-encoding': 'identity' } });
  const reader = answer.body.getReader();
  const first = await reader.read();
  const firstByte = performance.now() - from;
  let bytes = first.value?.length ?? 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.length;
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
  return { firstByte, whole: performance.now() - from, kilobytes: bytes / 1000 };
}

async function timesOf(url, headers) {
  for (let i = 0; i < WARM_UP; i += 1) await ask(url, headers);
  const asked = [];
  for (let i = 0; i < REQUESTS; i += 1) asked.push(await ask(url, headers));
  const half = (key) =>
    percentile(
      asked.map((one) => one[key]),
      0.5,
    );
  return { firstByte: half('firstByte'), whole: half('whole'), kilobytes: half('kilobytes') };
}

/** Each page of an organization, with ten teams and with a thousand. */
async function linesOf(app, [small, large], [name, path]) {
  const at = ({ organization }) => `${app.url}/organizations/${organization}${path}`;
  const few = await timesOf(at(small), small.headers);
  const many = await timesOf(at(large), large.headers);
  const { firstByte, largeHtml, largeRatio } = budgets;
  return [
    { name: `${name}, ${small.teams} teams`, value: few.whole, unit: 'ms' },
    { name: `${name}, ${large.teams} teams`, value: many.whole, unit: 'ms' },
    { name: `${name}: that much longer`, value: many.whole / few.whole, unit: '×', budget: largeRatio },
    { name: `${name}: first byte`, value: many.firstByte, unit: 'ms', budget: firstByte },
    { name: `${name}: HTML`, value: many.kilobytes, unit: 'kB', budget: largeHtml },
  ];
}

/** Memory of a fresh server after many requests for the organization's page. */
async function memoryOf(startFresh, env, { organization, headers }) {
  const app = await startFresh(env);
  try {
    const requests = [{ method: 'GET', path: `/organizations/${organization}`, headers }];
    await sendLoad('The organization', { url: app.url, requests, connections: 4, amount: MIXED });
    return residentMemory(app.pid);
  } finally {
    await app.stop();
  }
}

/**
 * The organization's pages with a thousand teams, twelve rounds each, against those with ten.
 * @param {Record<string, string>} env of `largeDatabase`
 * @param {(env: Record<string, string>) => Promise<import('./server.mjs').Server>} startFresh
 */
export async function measureLarge(env, startFresh) {
  const { people, answers } = await owners(env);
  const lines = [{ name: 'Answers in the database', value: answers, unit: '' }];
  const app = await startFresh(env);
  try {
    for (const page of PAGES) {
      try {
        lines.push(...(await linesOf(app, people, page)));
      } catch (error) {
        lines.push({ name: page[0], unit: '', problem: error.message });
      }
    }
  } finally {
    await app.stop();
  }
  const [few, many] = [
    await memoryOf(startFresh, env, people[0]),
    await memoryOf(startFresh, env, people[1]),
  ];
  const { unit } = budgets.memory;
  return [
    ...lines,
    { name: 'Memory, ten teams', value: few, unit },
    { name: 'Memory, a thousand teams', value: many, unit, budget: { atMost: Math.round(few * 1.1), unit } },
  ];
}
