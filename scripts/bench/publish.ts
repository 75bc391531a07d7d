// Milliseconds to publish the second round of a team against its first, as JSON: CPU time of a small one where it stands,
// wall-clock time of a large one in its thread, and how long the process that started it was kept from other work (p95).
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { builtInModel } from '@/lib/model/load';
import { publishInBackground } from '@/lib/rounds/publish-thread';
import { type PublishWork, runPublishWork } from '@/lib/rounds/publish-work';
import { madeUpRound } from './made-up-round';

const model = builtInModel();
const round = (people: number, index: number) => madeUpRound(model, { people, index });

function workOf(people: number): PublishWork {
  const shared = { outside: 5, decisions: { made: [], before: [] } };
  const first = round(people, 0);
  const { ledger } = runPublishWork({ ...shared, round: first, before: null }, [model]) ?? {};
  if (ledger === undefined) throw new Error('There is nothing to decide.');
  return { ...shared, round: round(people, 1), before: { ...first, ledger } };
}

function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const small = workOf(12);
const large = workOf(500);
const once = () => cpuOf(() => void runPublishWork(small, [model]));
// Of a process that is compiled by now, as a server is that has published a few rounds; the first one is told beside it.
const first = once();
for (let i = 0; i < 15; i++) once();
const cpu = Array.from({ length: 15 }, once).sort((a, b) => a - b)[7] ?? Number.NaN;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
await publishInBackground(large, [model]);
const wall = performance.now() - start;
delay.disable();
process.stdout.write(
  JSON.stringify({ first, cpu, wall, blocked: delay.percentile(95) / 1e6, worst: delay.max / 1e6 }),
);
