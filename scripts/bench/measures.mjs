import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { fillBeside, publishBeside } from './beside.mjs';
import { clicksToReplies } from './clicks.mjs';
import { fastest, measureInTurn } from './compare.mjs';
import { sendLoad } from './load.mjs';
import { percentile } from './report.mjs';
import { answersWritten } from './scene.mjs';
import { residentMemory } from './server.mjs';
import { budgets } from './settings.mjs';
import { scriptsShipped } from './shipped.mjs';

/** Milliseconds until the database's counters are up to date, and until a server has come to rest. */
const SETTLE_MS = 3_000;

/**
 * @typedef {object} Stage
 * @property {import('./scene.mjs').Scene} scene
 * @property {Record<string, string>} env of the application
 * @property {import('./server.mjs').Server} app
 * @property {Record<string, import('./server.mjs').Server>} floors the same empty application on different servers
 * @property {import('./settings.mjs').Settings} settings
 */

const floorNames = ({ floors }) => Object.keys(floors);

function floorContenders({ floors }, requests) {
  return Object.entries(floors).map(([name, server]) => ({ name, server, requests }));
}

/** A request per person of the open round; each carries one answer that differs from the one before. */
function savingOne({ save }) {
  return save.people.map(({ headers, items }) => ({
    method: 'PUT',
    path: save.path,
    headers: { ...headers, 'content-type': 'application/json' },
    answers: items,
  }));
}

function compared(name, measured, stage, budget) {
  const { perSecond, samples, loads } = measured.get(name);
  const floor = fastest(measured, floorNames(stage));
  const floors = Object.fromEntries(floorNames(stage).map((one) => [one, measured.get(one).samples]));
  return {
    name,
    value: perSecond,
    unit: '/s',
    floor: floor.perSecond,
    floorName: floor.name,
    budget,
    samples,
    floors,
    loads,
    floorLoads: floor.loads,
  };
}

/** Saving one answer against a route that does nothing with the same request. */
export async function measureSaving(stage) {
  const { scene, app, env, settings } = stage;
  const name = 'Saving one answer';
  const requests = savingOne(scene);
  const before = await answersWritten(env.DATABASE_URL);
  const contenders = [{ name, server: app, requests }, ...floorContenders(stage, requests)];
  const measured = await measureInTurn(contenders, settings);
  await sleep(SETTLE_MS);
  const written = (await answersWritten(env.DATABASE_URL)) - before;
  const confirmed = measured.get(name).loads.reduce((sum, { good }) => sum + good, 0);
  if (written < confirmed)
    throw new Error(`${confirmed} answers were confirmed, but only ${written} written.`);
  return [compared(name, measured, stage, budgets.save)];
}

/** How many answers are chosen in a browser. */
const CLICKS = 60;

/** From choosing an answer in a browser until the server has named it: half of all, and nine in ten. */
export async function measureClicks({ scene, app }, executablePath) {
  const { path, headers } = scene.questionnaire;
  const times = await clicksToReplies({
    executablePath,
    url: `${app.url}${path}`,
    cookie: headers.cookie,
    clicks: CLICKS,
  });
  const at = (share) => percentile(times, share);
  const name = 'Answer, click to reply';
  return [
    { name: `${name} (half)`, value: at(0.5), unit: 'ms', budget: budgets.clickHalf, samples: times },
    { name: `${name} (nine in ten)`, value: at(0.9), unit: 'ms', budget: budgets.clickMost },
  ];
}

/** Each page of somebody who is signed in, against an empty page. */
export async function measurePages(stage) {
  const { scene, app, settings } = stage;
  const asked = ({ path, headers }) => [{ method: 'GET', path, headers }];
  const pages = [...scene.results, ...scene.pages];
  const contenders = pages.map((page) => ({ name: page.name, server: app, requests: asked(page) }));
  const floor = floorContenders(stage, asked({ path: '/', headers: {} }));
  const measured = await measureInTurn([...contenders, ...floor], settings);
  return pages.map(({ name, kind = 'page' }) => compared(name, measured, stage, budgets[kind]));
}

/** Scripts of the questionnaire and of the first result page, next to those of an empty page. */
export async function measureScripts(stage, executablePath) {
  const { scene, app, floors } = stage;
  const [result] = scene.results;
  const [{ url: floorUrl }] = Object.values(floors);
  const open = (url, headers) => scriptsShipped({ executablePath, url, cookie: headers?.cookie });
  const floor = await open(`${floorUrl}/`);
  const line = async (name, { path, headers }, budget) => {
    const shared = { name, unit: budget.unit, budget };
    try {
      const { kilobytes, files } = await open(`${app.url}${path}`, headers);
      return { ...shared, value: kilobytes, floor: floor.kilobytes, files, floorFiles: floor.files };
    } catch (error) {
      return { ...shared, problem: error.message };
    }
  };
  return [
    await line('Scripts of the questionnaire', scene.questionnaire, budgets.questionnaireScripts),
    await line(`Scripts of the result page`, result, budgets.resultScripts),
  ];
}

/** Memory of a fresh web process after many requests: half of them answers, half of them pages. */
export async function measureMemory({ scene, settings, env }, startFresh) {
  const app = await startFresh(env);
  try {
    const page = (path, headers) => ({ method: 'GET', path, headers });
    const pages = [
      ...scene.results.map(({ path, headers }) => page(path, headers)),
      ...scene.pages.map(({ path, headers }) => page(path, headers)),
    ];
    const saves = savingOne(scene);
    const requests = pages.flatMap((one, i) => [saves[i % saves.length], one]);
    const { connections, mixed } = settings;
    const start = residentMemory(app.pid);
    await sendLoad('Mixed requests', { url: app.url, requests, connections, amount: mixed });
    await sleep(SETTLE_MS);
    const name = `Memory after ${mixed.toLocaleString('en')} mixed requests`;
    return [
      { name, value: residentMemory(app.pid), unit: budgets.memory.unit, budget: budgets.memory, start },
    ];
  } finally {
    await app.stop();
  }
}

/** Linting models of 500 practices with 960 prerequisites and all their texts. */
export async function measureLint(root) {
  const script = ['--import', 'tsx', 'scripts/bench/lint.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, script, { cwd: root });
  return JSON.parse(stdout).map(({ name, value, budget }) => ({
    name,
    value,
    unit: budgets[budget].unit,
    budget: budgets[budget],
  }));
}

/**
 * Publishing a second round of 112 practices against the first: CPU time of 12 people, which is done where it stands, and
 * time of 500 people in their thread, with how long anything else had to wait meanwhile.
 */
export async function measurePublishing(root, { scene, app, env }) {
  const script = ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/publish.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, script, { cwd: root });
  const { first, cpu, wall, blocked } = JSON.parse(stdout);
  const line = (name, value, budget) => ({ name, value, unit: budget.unit, budget });
  const account = scene.pages.find(({ kind }) => kind === 'account');
  const beside = await publishBeside(root, { url: app.url + account.path, headers: account.headers, env });
  const atMost = Math.round(beside.quiet * budgets.beside);
  return [
    line('Publishing 12 × 112 (CPU, median of 15)', cpu, budgets.publish),
    { name: 'The first one after a start', value: first, unit: 'ms' },
    line('Publishing 500 × 112 (in its thread)', wall, budgets.publishLarge),
    line('Waiting in that process meanwhile (p95)', blocked, budgets.blocked),
    { name: 'Publishing 500 × 112, with the database', value: beside.took, unit: 'ms' },
    { name: 'A page of others, quiet (p95)', value: beside.quiet, unit: 'ms' },
    { name: 'The same meanwhile (p95)', value: beside.meanwhile, unit: 'ms', budget: { atMost, unit: 'ms' } },
  ];
}

/** A page of others while one person asks for PDFs again and again. */
export async function measureFilling({ scene, app }) {
  const account = scene.pages.find(({ kind }) => kind === 'account');
  const plan = scene.pages.find(({ name }) => name === 'Plan');
  const { quiet, meanwhile, drawn, refused } = await fillBeside({
    url: app.url + account.path,
    headers: scene.save.people[0].headers,
    greedy: { url: `${app.url}/api${plan.path}.pdf`, headers: plan.headers },
  });
  const atMost = Math.round(quiet * budgets.beside);
  return [
    { name: 'A page of others, quiet (p95)', value: quiet, unit: 'ms' },
    {
      name: 'The same while one person asks for PDFs (p95)',
      value: meanwhile,
      unit: 'ms',
      budget: { atMost, unit: 'ms' },
    },
    { name: 'PDFs that they got', value: drawn, unit: '' },
    { name: 'Refusals that they got', value: refused, unit: '' },
  ];
}
