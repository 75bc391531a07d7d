import { askedItems } from '@/lib/scoring/routing';
import { EVERYBODY, type RoundToPublish } from './types';

/** People who count and were asked the same items. */
interface AskedAlike {
  items: ReadonlySet<string>;
  people: number;
}

function askedAlike({ input, counts }: RoundToPublish): AskedAlike[] {
  const { model, mode, scope } = input;
  const alike = new Map<string, AskedAlike>();
  const routes = new Map<string | null, readonly string[]>();
  for (const { id, role, answers } of input.respondents) {
    if (!counts(id)) continue;
    const route = routes.get(role) ?? askedItems(model, mode, role, scope);
    routes.set(role, route);
    // An answer to something else is kept from before a role changed.
    const routed = new Set(route);
    const more = Object.keys(answers).filter((item) => !routed.has(item));
    const key = [...route, ...more.sort()].join();
    const { items, people } = alike.get(key) ?? { items: new Set([...route, ...more]), people: 0 };
    alike.set(key, { items, people: people + 1 });
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
        if (cell !== '') cells.set(cell, (cells.get(cell) ?? 0) + people);
      }
      return [row, cells.size > 0 ? Math.min(...cells.values()) : EVERYBODY];
    }),
  );
}
