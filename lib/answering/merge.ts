import type { AnswerValue } from '@/lib/model/schema';
import type { Answer } from '@/lib/rounds/schema';

/** Answers of one person in one round by item. */
export type AnswerMap = ReadonlyMap<string, Answer>;

/** By item, the newest of all; at the same millisecond the later argument, which is how the server decides. */
export function newestOf(...lists: readonly Iterable<Answer>[]): Map<string, Answer> {
  const newest = new Map<string, Answer>();
  for (const list of lists) {
    for (const answer of list) {
      const known = newest.get(answer.itemId);
      if (!known || known.answeredAt <= answer.answeredAt) newest.set(answer.itemId, answer);
    }
  }
  return newest;
}

/** Those of `waiting` that are newer than what is known to be on the server. */
export function notYetOn(server: AnswerMap, waiting: Iterable<Answer>): Answer[] {
  return [...waiting].filter(
    ({ itemId, answeredAt }) => answeredAt > (server.get(itemId)?.answeredAt ?? Number.NEGATIVE_INFINITY),
  );
}

/** `waiting` without exactly these answers; a newer choice for the same item stays. */
export function without(waiting: Iterable<Answer>, gone: Iterable<Answer>): Answer[] {
  const times = new Map([...gone].map(({ itemId, answeredAt }) => [itemId, answeredAt]));
  return [...waiting].filter(({ itemId, answeredAt }) => times.get(itemId) !== answeredAt);
}

const VALUES: readonly unknown[] = [0, 1, 2, 3, 4, 'DK', 'NA', 'SKIP'] satisfies AnswerValue[];

/** The value of an answer as the database writes it: all are texts. */
export const storedValue = (text: string): unknown => (/^\d$/.test(text) ? Number(text) : text);

/** Reads what a device kept; anything that is not an answer is left out, because storage can be old or tampered with. */
export function readKept(kept: unknown): Answer[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (one): one is Answer =>
      typeof one === 'object' &&
      one !== null &&
      typeof one.itemId === 'string' &&
      VALUES.includes(one.value) &&
      Number.isSafeInteger(one.answeredAt) &&
      one.answeredAt > 0,
  );
}
