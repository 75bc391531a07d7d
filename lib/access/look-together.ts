import 'server-only';
import { cache } from 'react';
import type { Database } from '@/db/client';
import { lookAt, type Tenant } from '@/db/tenancy';

type Start = (tx: Tenant) => Promise<void>;

/** A transaction that is being begun or used, and what is read in it. */
class Look {
  private tx: Tenant | undefined;
  private readonly waiting: Start[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly refusals: ((reason: unknown) => void)[] = [];
  /** Whether it still takes something more to read. */
  open = true;

  join<T>(work: (tx: Tenant) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const refuse = (reason: unknown) => {
        // A statement that failed may have ended the transaction: nobody else is let in.
        this.open = false;
        reject(reason);
      };
      const start: Start = (tx) => work(tx).then(resolve, refuse);
      if (this.tx) this.run(start, this.tx);
      else this.waiting.push(start);
      this.refusals.push(reject);
    });
  }

  private run(start: Start, tx: Tenant): void {
    const one = start(tx).finally(() => this.running.delete(one));
    this.running.add(one);
  }

  /** Reads everything that was asked for before and meanwhile. */
  async all(tx: Tenant): Promise<void> {
    this.tx = tx;
    for (const start of this.waiting.splice(0)) this.run(start, tx);
    while (this.running.size > 0) await Promise.all(this.running);
    this.open = false;
  }

  /** It came to nothing: whoever has no answer yet is told. */
  fail(error: unknown): void {
    this.open = false;
    for (const reject of this.refusals) reject(error);
  }
}

/** Those of one request; elsewhere there is nobody to share with. */
const looks = cache(() => new Map<Database, Map<string, Look>>());

/**
 * `lookAt` for pages, which read many things at once: what one request reads of one organization at the same time shares
 * a transaction, so that a page costs one beginning and one end. A statement that fails ends it for the others too.
 */
export function lookTogether<T>(
  database: Database,
  wanted: { organizationId: string; seen: readonly number[] },
  work: (tx: Tenant) => Promise<T>,
): Promise<T> {
  const mine = looks();
  const here = mine.get(database) ?? new Map<string, Look>();
  mine.set(database, here);
  const key = `${wanted.organizationId} ${wanted.seen.join()}`;
  const known = here.get(key);
  if (known?.open) return known.join(work);
  const look = new Look();
  here.set(key, look);
  const result = look.join(work);
  lookAt(database, wanted, (tx) => look.all(tx)).catch((error) => look.fail(error));
  return result;
}
