import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { exited, start } from '../lib/processes.mjs';
import { percentile } from './report.mjs';

/** Requests at a time, and how long a quiet server is watched. */
const CONNECTIONS = 4;
const QUIET_MS = 5_000;
/** Milliseconds between two requests of a connection: people look at pages, they do not press them. */
const PAUSE_MS = 20;

/** Sends a request again and again until told to stop; milliseconds that each took. */
function watch(url, headers) {
  const taken = [];
  let going = true;
  const one = async () => {
    while (going) {
      const from = performance.now();
      const answer = await fetch(url, { headers, redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
      taken.push(performance.now() - from);
      await sleep(PAUSE_MS);
    }
  };
  const done = Promise.all(Array.from({ length: CONNECTIONS }, one));
  return async () => {
    going = false;
    await done;
    return taken;
  };
}

/** How long others wait on a quiet server; the first time is its own: it compiles what it runs often. */
async function watchQuiet(url, headers) {
  let quiet = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const before = watch(url, headers);
    await sleep(QUIET_MS);
    quiet = await before();
  }
  return quiet;
}

/** Requests of one person at a time who tries to fill the server, and for how long. */
const GREEDY = 12;
const FILL_MS = 8_000;

/**
 * How long other people wait while one person asks for documents as fast as they are answered, refused or not.
 * @param {{ url: string, headers: Record<string, string>, greedy: { url: string, headers: Record<string, string> } }} who
 * @returns {Promise<{ quiet: number, meanwhile: number, drawn: number, refused: number }>} p95 of others in milliseconds, before
 *   and meanwhile, and what the greedy one got
 */
export async function fillBeside({ url, headers, greedy }) {
  const quiet = await watchQuiet(url, headers);
  const until = performance.now() + FILL_MS;
  const got = { drawn: 0, refused: 0 };
  const one = async () => {
    while (performance.now() < until) {
      const answer = await fetch(greedy.url, { headers: greedy.headers });
      await answer.arrayBuffer();
      if (answer.status === 200) got.drawn += 1;
      else got.refused += 1;
      if (![200, 429, 503].includes(answer.status))
        throw new Error(`${greedy.url} answered ${answer.status}.`);
    }
  };
  const during = watch(url, headers);
  await Promise.all(Array.from({ length: GREEDY }, one));
  const meanwhile = await during();
  return { quiet: percentile(quiet, 0.95), meanwhile: percentile(meanwhile, 0.95), ...got };
}

/**
 * How long other people wait while a round of 500 people is published on the same machine and database.
 * @param {string} root
 * @param {{ url: string, headers: Record<string, string>, env: Record<string, string> }} others
 * @returns {Promise<{ took: number, quiet: number, meanwhile: number }>} milliseconds: the publication, and p95 of others
 *   before and during it
 */
export async function publishBeside(root, { url, headers, env }) {
  const script = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/large-round.ts'];
  const child = start(process.execPath, script, { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The large round ended early.');
    return value;
  };
  await next();
  const quiet = await watchQuiet(url, headers);
  const during = watch(url, headers);
  child.stdin.write('go\n');
  const took = Number(await next());
  const meanwhile = await during();
  await exited(child);
  return { took, quiet: percentile(quiet, 0.95), meanwhile: percentile(meanwhile, 0.95) };
}
