import type { AnswerValue } from '@/lib/model/schema';
import { type Given, noteIn } from './notes';

/** What one person has given in one round, answers and texts beside them, by item. */
export type GivenMap = ReadonlyMap<string, Given>;

/** By item, the newest of all; at the same millisecond the later argument, which is how the server decides. */
export function newestOf<T extends Given>(...lists: readonly Iterable<T>[]): Map<string, T> {
  const newest = new Map<string, T>();
  for (const list of lists) {
    for (const answer of list) {
      const known = newest.get(answer.itemId);
      if (!known || known.answeredAt <= answer.answeredAt) newest.set(answer.itemId, answer);
    }
  }
  return newest;
}

/** Those of `waiting` that are newer than what is known to be on the server. */
export function notYetOn(server: GivenMap, waiting: Iterable<Given>): Given[] {
  return [...waiting].filter(
    ({ itemId, answeredAt }) => answeredAt > (server.get(itemId)?.answeredAt ?? Number.NEGATIVE_INFINITY),
  );
}

/** `waiting` without exactly these answers; a newer choice for the same item stays. */
export function without(waiting: Iterable<Given>, gone: Iterable<Given>): Given[] {
  const times = new Map([...gone].map(({ itemId, answeredAt }) => [itemId, answeredAt]));
  return [...waiting].filter(({ itemId, answeredAt }) => times.get(itemId) !== answeredAt);
}

const VALUES: readonly unknown[] = [0, 1, 2, 3, 4, 'DK', 'NA', 'SKIP'] satisfies AnswerValue[];

/** The value of an answer as the database writes it: all are texts. */
export const storedValue = (text: string): unknown => (/^\d$/.test(text) ? Number(text) : text);

const saysSomething = (one: object): boolean =>
  'text' in one
    ? typeof one.text === 'string' && 'itemId' in one && noteIn(String(one.itemId)) !== null
    : 'value' in one && VALUES.includes(one.value);

/** Reads what a device kept; anything that was not given by a person is left out, because storage can be old or tampered with. */
export function readKept(kept: unknown): Given[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (one): one is Given =>
      typeof one === 'object' &&
      one !== null &&
      typeof one.itemId === 'string' &&
      saysSomething(one) &&
      Number.isSafeInteger(one.answeredAt) &&
      one.answeredAt > 0,
  );
}
