// Milliseconds to publish the second round of a team against its first, as JSON: CPU time of a small one where it stands,
// wall-clock time of a large one in its thread, and how long the process that started it was kept from other work (p95).
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { builtInModel } from '@/lib/model/load';
import { publishInBackground } from '@/lib/rounds/publish-thread';
import { type PublishWork, type ReadRound, runPublishWork } from '@/lib/rounds/publish-work';
import { askedItems } from '@/lib/scoring';

const model = builtInModel();
const ITEMS = askedItems(model, 'full', null, ['DEV', 'DAT', 'MLO']);

/** Whole numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** People who see items alike, with opinions of their own; the level rises by a quarter from round to round. */
function round(people: number, index: number): ReadRound {
  const view = numbers(7);
  const items = ITEMS.map(() => 1 + 2 * view());
  const noise = numbers(100 + index);
  const asked = Array.from({ length: people }, (_, who) => {
    const own = (numbers(who + 1)() - 0.5) * 1.2;
    const answers = ITEMS.map((id, i) => {
      if (noise() < 0.05) return [id, 'DK'];
      const value = (items[i] ?? 2) + own + index * 0.25 + (noise() + noise() - 1) * 1.2;
      return [id, String(Math.max(0, Math.min(4, Math.round(value))))];
    });
    // One in ten is replaced from round to round.
    const person = who % 10 === 0 ? `p${who}-${index}` : `p${who}`;
    return {
      person,
      role: null,
      askedSet: null,
      counts: true,
      given: JSON.stringify(Object.fromEntries(answers)),
    };
  });
  const scope = ['DEV', 'DAT', 'MLO'] as const;
  return {
    model: 0,
    mode: 'full',
    format: 'anonymous',
    weighting: 'equal',
    scope,
    notApplicable: [],
    askedSets: null,
    people: asked,
  };
}

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
