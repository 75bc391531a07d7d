// Milliseconds to publish the second round of a team against its first, as JSON: CPU time of a small one where it stands,
// wall-clock time of a large one in its thread, and how long the process that started it was kept from other work (p95).
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { builtInModel } from '@/lib/model/load';
import { type PublishJob, runPublishJob } from '@/lib/publishing/job';
import { publishInBackground } from '@/lib/rounds/publish-thread';
import { askedItems } from '@/lib/scoring';
import { makeRound } from '@/lib/scoring/testing';

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
function round(people: number, index: number) {
  const view = numbers(7);
  const items = ITEMS.map(() => 1 + 2 * view());
  const noise = numbers(100 + index);
  const respondents = Array.from({ length: people }, (_, who) => {
    const own = (numbers(who + 1)() - 0.5) * 1.2;
    const answers = ITEMS.map((id, i) => {
      if (noise() < 0.05) return [id, 'DK'] as const;
      const value = (items[i] ?? 2) + own + index * 0.25 + (noise() + noise() - 1) * 1.2;
      return [id, Math.max(0, Math.min(4, Math.round(value))) as 0 | 1 | 2 | 3 | 4] as const;
    });
    // One in ten is replaced from round to round.
    const id = who % 10 === 0 ? `p${who}-${index}` : `p${who}`;
    return { id, role: null, answers: Object.fromEntries(answers) };
  });
  return makeRound({ model, respondents });
}

function jobOf(people: number): PublishJob {
  const uncounted = new Set<string>();
  const first = { input: round(people, 0), uncounted };
  const { ledger } = runPublishJob({ round: first, before: null, outside: 5 });
  return { round: { input: round(people, 1), uncounted }, before: { ...first, ledger }, outside: 5 };
}

function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const small = jobOf(12);
const large = jobOf(500);
const cpu = Math.min(...Array.from({ length: 7 }, () => cpuOf(() => void runPublishJob(small))));
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
await publishInBackground(large);
const wall = performance.now() - start;
delay.disable();
process.stdout.write(
  JSON.stringify({ cpu, wall, blocked: delay.percentile(95) / 1e6, worst: delay.max / 1e6 }),
);
