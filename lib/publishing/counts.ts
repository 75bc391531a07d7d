import { questionsOf } from '@/lib/scoring/routing';
import type { RoundInput } from '@/lib/scoring/types';
import { EVERYBODY, type RoundToPublish } from './types';

/** What each person was asked, by item ids; an answer to something else is kept from before a role changed. */
function* askedOf({ model, mode, scope, respondents }: RoundInput): Generator<[string, readonly string[]]> {
  const known = new Map<unknown, { route: readonly string[]; ids: ReadonlySet<string> }>();
  for (const { id, role, asked, answers } of respondents) {
    // People who are asked the same set share one list of it, and people of one role where nothing is kept.
    const key = asked ?? role;
    const route = known.get(key)?.route ?? questionsOf(model, { mode, scope, role, asked });
    const ids = known.get(key)?.ids ?? new Set(route);
    known.set(key, { route, ids });
    const more = Object.keys(answers).filter((item) => !ids.has(item));
    yield [id, more.length === 0 ? route : [...route, ...more.sort()]];
  }
}

/** People who were asked each item. */
export function askedBy(input: RoundInput): Map<string, Set<string>> {
  const people = new Map<string, Set<string>>();
  for (const [person, items] of askedOf(input)) {
    for (const item of items) {
      const own = people.get(item) ?? new Set();
      if (own.size === 0) people.set(item, own);
      own.add(person);
    }
  }
  return people;
}

/** How many people who count were asked the same items; none where those asked do not count. */
interface AskedAlike {
  items: ReadonlySet<string>;
  people: number;
}

function askedAlike({ input, counts }: RoundToPublish): AskedAlike[] {
  const alike = new Map<string, AskedAlike>();
  for (const [person, asked] of askedOf(input)) {
    const own = counts(person);
    const key = `${own} ${asked.join()}`;
    const { items, people } = alike.get(key) ?? { items: new Set(asked), people: 0 };
    // Of people who do not count there are never enough: somebody may know all the others.
    alike.set(key, { items, people: own ? people + 1 : 0 });
  }
  return [...alike.values()];
}

/**
 * Highest threshold at which the counts of each row may be shown (publishing rule, P6): how many gave a number, said
 * "don't know" or are covered is a count over the people asked. People who were asked the same items of the row form a
 * cell, and the smallest cell decides: with fewer, the number of people behind a row and those of its items would tell
 * who of a few answered at all. `EVERYBODY` for a row that nobody was asked.
 * @param under items below each row
 */
export function countsUpTo(
  round: RoundToPublish,
  under: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const alike = askedAlike(round);
  return new Map(
    [...under].map(([row, items]) => {
      const cells = new Map<string, number>();
      for (const { items: asked, people } of alike) {
        const cell = items.filter((item) => asked.has(item)).join();
        if (cell === '') continue;
        const key = people === 0 ? `uncounted ${cell}` : cell;
        cells.set(key, (cells.get(key) ?? 0) + people);
      }
      return [row, cells.size > 0 ? Math.min(...cells.values()) : EVERYBODY];
    }),
  );
}
