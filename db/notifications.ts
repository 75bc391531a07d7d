import 'server-only';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { type Address, databaseAddresses } from './addresses';
import { hasReplica } from './client';

/** The one channel of `NOTIFY`. What travels on it names what changed, and never says what, or who changed it. */
export const CHANNEL = 'patamar_changed';

/** The topic that people wait for, of one that was told, and the part of it that changed. */
function partsOf(told: string): { topic: string; part: string } {
  const [topic = '', part = ''] = told.split('/');
  return { topic, part };
}

type Told = (topic: string | null, part: string) => void;

/** Milliseconds that a copy of the database may be behind: whoever reads from it is told once more after that. */
const BEHIND_MS = 1_500;

/** Milliseconds after which a connection has to have heard something, if only itself. */
const PULSE_MS = 20_000;

/** Who waits for which topic in this process, and the one connection that hears for all of them. */
export class Topics {
  #waiting = new Map<string, Set<Told>>();
  #sql: postgres.Sql | undefined;
  #pulse: NodeJS.Timeout | undefined;
  /** Whether the connection has proven since the last pulse that it hears. */
  #heard = false;
  /** Whether something may have been missed since anybody was told. */
  #broken = false;

  constructor(private readonly address: () => Address) {}

  /**
   * Calls `told` with a topic and its part after each change that was committed, and with null after a time in which some may have been missed.
   * @returns ends it
   */
  follow(topics: readonly string[], told: Told): () => void {
    for (const topic of topics) {
      const waiting = this.#waiting.get(topic) ?? new Set();
      this.#waiting.set(topic, waiting.add(told));
    }
    this.#listen();
    return () => {
      for (const topic of topics) {
        const waiting = this.#waiting.get(topic);
        waiting?.delete(told);
        if (waiting?.size === 0) this.#waiting.delete(topic);
      }
    };
  }

  /** Ends the connection, for tests. */
  async end(): Promise<void> {
    this.#waiting.clear();
    await this.#hangUp();
  }

  async #hangUp(): Promise<void> {
    clearInterval(this.#pulse);
    const sql = this.#sql;
    this.#sql = undefined;
    await sql?.end({ timeout: 1 });
  }

  #listen(): void {
    if (this.#sql) return;
    const { url, ...login } = this.address();
    // Not the pool of pages: this connection belongs to one session of the server for as long as somebody waits.
    const sql = postgres(url, {
      ...login,
      max: 1,
      connect_timeout: 10,
      connection: { application_name: 'patamar live' },
      onnotice: () => {},
    });
    this.#sql = sql;
    this.#heard = false;
    const beat = `beat:${randomUUID()}`;
    // What was told before the connection was there, or while it was away, is lost.
    const again = () => {
      this.#heard = true;
      if (this.#broken) for (const told of this.#everyone()) told(null, '');
      this.#broken = false;
    };
    const hear = (topic: string) => {
      if (topic === beat) this.#heard = true;
      else this.#tell(topic);
    };
    // Whether it worked, the pulse finds out.
    sql.listen(CHANNEL, hear, again).catch(() => {});
    this.#pulse = setInterval(() => void this.#check(sql, beat), PULSE_MS);
    this.#pulse.unref();
  }

  /** A connection that is gone is not always noticed, and the library gives up when the first attempt to come back fails. */
  async #check(sql: postgres.Sql, beat: string): Promise<void> {
    if (!this.#heard || this.#waiting.size === 0) {
      this.#broken = true;
      await this.#hangUp().catch(() => {});
      if (this.#waiting.size > 0) this.#listen();
      return;
    }
    this.#heard = false;
    await sql`select pg_notify(${CHANNEL}, ${beat})`.catch(() => {});
  }

  #tell(what: string): void {
    const { topic, part } = partsOf(what);
    const say = () => {
      for (const told of this.#waiting.get(topic) ?? []) told(topic, part);
    };
    say();
    if (hasReplica()) setTimeout(say, BEHIND_MS).unref();
  }

  #everyone(): Set<Told> {
    return new Set([...this.#waiting.values()].flatMap((waiting) => [...waiting]));
  }
}

// Development reloads modules, but never the connection.
const shared = globalThis as typeof globalThis & { patamarTopics?: Topics };

/** Those of this process. */
export function topics(): Topics {
  shared.patamarTopics ??= new Topics(() => databaseAddresses().listen);
  return shared.patamarTopics;
}
