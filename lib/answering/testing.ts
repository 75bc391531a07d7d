import { newestOf, without } from './merge';
import { type Given, isNote } from './notes';
import type { SendOutcome } from './outcome';
import { AnswerQueue } from './queue';
import type { AnswerStore, QueuePorts, Telling } from './queue-ports';

/** A device's storage that several tabs and people can share; each has its own key, as in the browser. */
export class FakeDevice {
  readonly kept = new Map<string, Given[]>();

  storeOf(person: string): AnswerStore {
    const read = () => this.kept.get(person) ?? [];
    return {
      durable: true,
      read: async () => [...read()],
      add: async (answers) => void this.kept.set(person, [...newestOf(read(), answers).values()]),
      drop: async (answers) => void this.kept.set(person, without(read(), answers)),
    };
  }
}

/** The endpoint as it behaves: the newest answer of a person wins; `reply` makes it behave otherwise. */
export class FakeServer {
  readonly saved = new Map<string, Given>();
  readonly requests: Given[][] = [];
  reply: ((batch: readonly Given[]) => SendOutcome | Promise<SendOutcome>) | null = null;

  async take(batch: readonly Given[]): Promise<SendOutcome> {
    this.requests.push([...batch]);
    if (this.reply) return this.reply(batch);
    return this.keep(batch);
  }

  keep(batch: readonly Given[]): SendOutcome {
    for (const [id, answer] of newestOf(this.saved.values(), batch)) this.saved.set(id, answer);
    return { kind: 'taken', saved: batch.map(({ itemId }) => itemId), rejected: [] };
  }

  values(): Record<string, unknown> {
    return Object.fromEntries([...this.saved].map(([id, one]) => [id, isNote(one) ? one.text : one.value]));
  }
}

interface Timer {
  at: number;
  run: () => void;
}

/** Time that passes only when a test says so. */
export class FakeTime {
  now = 1_700_000_000_000;
  private timers: Timer[] = [];

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** Lets `ms` pass; every timer that falls due runs, and what it started settles. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settled();
    for (;;) {
      const next = this.timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
      await settled();
    }
    this.now = end;
  }
}

const settled = () => new Promise<void>((done) => setTimeout(done, 0));

interface Parts {
  device?: FakeDevice;
  server?: FakeServer;
  time?: FakeTime;
  person?: string;
  onServer?: Iterable<Given>;
  ports?: Partial<QueuePorts>;
}

/** A tab with its queue, started. */
export async function openTab(parts: Parts = {}) {
  const { device = new FakeDevice(), server = new FakeServer(), time = new FakeTime() } = parts;
  const person = parts.person ?? 'ana:round';
  const told: Telling[] = [];
  const queue = new AnswerQueue(
    {
      store: device.storeOf(person),
      send: (batch) => server.take(batch),
      now: () => time.now,
      after: (ms, run) => time.after(ms, run),
      random: () => 0,
      tell: (telling) => told.push(telling),
      ...parts.ports,
    },
    parts.onServer ?? [],
  );
  await queue.start();
  return { queue, device, server, time, told, kept: () => device.kept.get(person) ?? [] };
}
