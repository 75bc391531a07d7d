// `npm run bench`: speed, weight and memory of the production build next to an empty Next.js application.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFloor } from './bench/floor.mjs';
import { largeDatabase, measureLarge } from './bench/large.mjs';
import {
  measureClicks,
  measureFilling,
  measureLint,
  measureMemory,
  measurePages,
  measurePublishing,
  measureSaving,
  measureScripts,
} from './bench/measures.mjs';
import { table, verdict } from './bench/report.mjs';
import { setScene } from './bench/scene.mjs';
import { startNextServer, startOwnServer } from './bench/server.mjs';
import { readSettings } from './bench/settings.mjs';
import { buildSubject, seedSubject, startSubject } from './bench/subject.mjs';
import { findBrowser } from './browser.mjs';
import { createShutdown } from './lib/shutdown.mjs';
import { say, step } from './lib/steps.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const data = join(root, '.data');
const shutdown = createShutdown();

async function build() {
  mkdirSync(data, { recursive: true });
  await step(
    'Building',
    () => buildSubject(root, shutdown),
    () => 'Build is up to date',
  );
}

/** What is compared: the application with its demo, and the empty ones. */
async function prepare(settings) {
  const folder = await step(
    'Building the floor',
    () => ensureFloor(root),
    () => 'Floor is up to date',
  );
  shutdown.check();
  const env = await step(
    'Making the demo',
    () => seedSubject(root, shutdown),
    () => 'Demo is there',
  );
  const profile = settings.profile ? join(data, 'bench-profile') : undefined;
  const started = async (starting) => {
    const server = await starting;
    shutdown.add(server.stop);
    return server;
  };
  const log = (name) => join(data, `bench-${name}.log`);
  const modules = join(root, 'node_modules');
  const floors = {
    'own server': await started(startOwnServer({ root: folder, env: process.env, log: log('floor-own') })),
    'next start': await started(
      startNextServer({ root: folder, modules, env: process.env, log: log('floor-next') }),
    ),
  };
  const app = await started(startSubject(root, env, { profile }));
  return { env, app, floors, settings, scene: await setScene(env, ['Atlas', 'Farol']) };
}

const kinds = {
  save: ['Saving', measureSaving],
  click: ['Choosing an answer', async (stage) => measureClicks(stage, await findBrowser(say))],
  page: ['Pages', measurePages],
  scripts: ['Scripts', async (stage) => measureScripts(stage, await findBrowser(say))],
  memory: ['Memory', (stage) => measureMemory(stage, (env) => startSubject(root, env))],
  lint: ['Linting', () => measureLint(root)],
  fill: ['Filling the server', measureFilling],
  publish: ['Publishing', (stage) => measurePublishing(root, stage)],
  large: ['A thousand teams', measureThousand],
};

async function measureThousand({ settings }) {
  const anew = settings.seedLarge;
  const env = await largeDatabase(root, shutdown, { anew, say: (line) => say(line) });
  return measureLarge(env, (given) => startSubject(root, given));
}

/** A measure that fails is a line of the report: it must not hide the others. */
async function measure(stage, kind) {
  const [name, work] = kinds[kind];
  try {
    return await step(
      `Measuring: ${name}`,
      () => work(stage),
      () => `Measured: ${name}`,
    );
  } catch (error) {
    shutdown.check();
    return [{ name, unit: '', problem: error.message }];
  }
}

function show(lines, report) {
  console.log(`\n${table(lines)}\n`);
  for (const { name, problem } of lines) if (problem) console.log(`${name}: ${problem}`);
  for (const { name, floorName } of lines) if (floorName) console.log(`${name}: floor on ${floorName}`);
  for (const { name, files } of lines) {
    const largest = files?.slice(0, 5).map((file) => `${file.name} ${file.kilobytes.toFixed(1)}`);
    if (largest) console.log(`${name}, largest in kB: ${largest.join(', ')}`);
  }
  if (report.load > 0.5)
    console.log(`\nThe machine was busy before the run (load ${report.load.toFixed(1)}): measure again.`);
}

try {
  const settings = readSettings(process.argv.slice(2));
  const report = {
    at: new Date().toISOString(),
    node: process.version,
    cpu: `${cpus().length} × ${cpus()[0]?.model ?? ''}`,
    load: loadavg()[0],
    settings,
  };
  await build();
  const alone = settings.only.every((kind) => kind === 'large');
  const stage = alone ? { settings } : await prepare(settings);
  const lines = [];
  for (const kind of settings.only) {
    shutdown.check();
    lines.push(...(await measure(stage, kind)));
  }
  const judged = lines.map((line) => ({ ...line, verdict: verdict(line) }));
  writeFileSync(join(data, 'bench.json'), `${JSON.stringify({ ...report, lines: judged }, null, 2)}\n`);
  show(lines, report);
  await shutdown.finish(settings.strict && judged.some((line) => line.verdict === 'over') ? 1 : 0);
} catch (error) {
  if (!shutdown.stopping) console.error(`\n${error.message}`);
  await shutdown.finish(1);
}
