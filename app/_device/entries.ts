import { createStore, delMany, entries, type UseStore } from 'idb-keyval';
import { readKept } from '@/lib/answering/merge';
import type { Given } from '@/lib/answering/notes';

/** Where answers wait on this device, each person's of a round under one key: in a database, else in local storage. */
const DATABASE = 'patamar-answers';
export const localName = (key: string) => `${DATABASE}:${key}`;

/** Nobody else on this device reads or sends what is kept under it. */
export const keyOf = (userId: string, roundId: string) => `${userId}:${roundId}`;

/** Whose key it is. */
export const userIn = (key: string) => key.split(':')[0] ?? '';

let database: UseStore | undefined;
export function answersDatabase(): UseStore {
  database ??= createStore(DATABASE, 'queue');
  return database;
}

export interface Entry {
  userId: string;
  roundId: string;
  answers: readonly Given[];
}

const entryOf = (key: string, kept: unknown): Entry => {
  const [userId = '', roundId = ''] = key.split(':');
  return { userId, roundId, answers: readKept(kept) };
};

/** A browser that has never kept an answer is not given a database for asking; one that blocks its own has none. */
async function inDatabase(): Promise<[string, unknown][]> {
  try {
    const known = await indexedDB.databases?.();
    if (known && !known.some(({ name }) => name === DATABASE)) return [];
    return await entries<string, unknown>(answersDatabase());
  } catch {
    return [];
  }
}

function inLocalStorage(): [string, unknown][] {
  try {
    return Object.entries({ ...localStorage }).flatMap(([name, text]): [string, unknown][] =>
      name.startsWith(localName('')) ? [[name.slice(localName('').length), parsed(text)]] : [],
    );
  } catch {
    return [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Everything that is kept on this device, of everybody. */
export async function keptHere(): Promise<Entry[]> {
  return [...(await inDatabase()), ...inLocalStorage()].map(([key, kept]) => entryOf(key, kept));
}

/** How often removing is tried before it counts as failed; each time with a connection of its own. */
const TRIES = 3;

async function remove(keys: readonly string[]): Promise<void> {
  try {
    await delMany([...keys], answersDatabase());
  } catch {
    // Whether anything is left is found by reading; the connection may be to blame.
    database = undefined;
  }
  for (const key of keys) {
    try {
      localStorage.removeItem(localName(key));
    } catch {
      // There is none, so nothing is in it.
    }
  }
}

/**
 * Removes what is kept of the people and rounds that `of` says. Returns whether nothing of it is left, as reading it again
 * tells: a browser may refuse to remove.
 */
export async function forget(of: (entry: Entry) => boolean): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    const keys = (await keptHere()).filter(of).map(({ userId, roundId }) => keyOf(userId, roundId));
    if (keys.length === 0) return true;
    if (tries === TRIES) return false;
    await remove(keys);
  }
}
