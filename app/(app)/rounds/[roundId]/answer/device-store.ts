import { get, update } from 'idb-keyval';
import { answersDatabase, localName } from '@/app/_device/entries';
import { newestOf, readKept, without } from '@/lib/answering/merge';
import type { Given } from '@/lib/answering/notes';
import type { AnswerStore } from '@/lib/answering/queue-ports';

type Change = (kept: Given[]) => Given[];

/** A place that answers can be kept in; both methods may fail. */
interface Keeper {
  durable: boolean;
  read(): Promise<unknown>;
  change(change: Change): Promise<void>;
}

/** A browser that blocks its database may also never answer; after this many milliseconds it counts as failed. */
const PATIENCE = 2_000;

const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('The storage is silent.')), PATIENCE),
    ),
  ]);

/** One transaction per change, so that two tabs cannot overwrite each other. */
const inDatabase = (key: string): Keeper => ({
  durable: true,
  read: () => inTime(get(key, answersDatabase())),
  change: (change) => inTime(update(key, (kept: unknown) => change(readKept(kept)), answersDatabase())),
});

const inLocalStorage = (key: string): Keeper => {
  const name = localName(key);
  const read = async () => JSON.parse(localStorage.getItem(name) ?? '[]');
  return {
    durable: true,
    read,
    change: async (change) => localStorage.setItem(name, JSON.stringify(change(readKept(await read())))),
  };
};

const inMemory = (): Keeper => {
  let kept: Given[] = [];
  return {
    durable: false,
    read: async () => kept,
    change: async (change) => {
      kept = change(kept);
    },
  };
};

/** Keeps a person's answers on this device: in IndexedDB, else in local storage, else only while the page lives. */
export function deviceStore(key: string): AnswerStore {
  const keepers = [inDatabase(key), inLocalStorage(key), inMemory()];
  async function attempt<T>(work: (keeper: Keeper) => Promise<T>): Promise<T | undefined> {
    while (keepers[0]) {
      try {
        return await work(keepers[0]);
      } catch {
        if (keepers.length === 1) return undefined;
        keepers.shift();
      }
    }
    return undefined;
  }
  return {
    get durable() {
      return keepers[0]?.durable ?? false;
    },
    read: async () => readKept(await attempt((keeper) => keeper.read())),
    add: (answers) => attempt((k) => k.change((kept) => [...newestOf(kept, answers).values()])),
    drop: (answers) => attempt((k) => k.change((kept) => without(kept, answers))),
  };
}
