import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edges, findCycles, reachable } from '@/lib/model/edges';

const edges = (record: Record<string, string[]>): Edges => new Map(Object.entries(record));

/** Random graphs on eight nodes; with `forward`, edges go from a larger to a smaller number only. */
const graph = (forward: boolean) =>
  fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 }).map((pairs) => {
    const all = new Map<string, string[]>(Array.from({ length: 8 }, (_, i) => [String(i), []]));
    for (const [a, b] of pairs) if (!forward || a > b) all.get(String(a))?.push(String(b));
    return all;
  });

test('a cycle is given in walking order', () => {
  expect(findCycles(edges({ a: ['b'], b: ['c'], c: ['b'] }))).toEqual([['b', 'c']]);
});

test('two separate cycles are both found', () => {
  expect(findCycles(edges({ a: ['a'], b: ['c'], c: ['b'] }))).toEqual([['a'], ['b', 'c']]);
});

test('two ways to the same place are not a cycle', () => {
  expect(findCycles(edges({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
});

test('a graph whose edges only go forward has no cycle', () => {
  fc.assert(
    fc.property(graph(true), (g) => {
      expect(findCycles(g)).toEqual([]);
    }),
  );
});

test('a cycle is found exactly when some node can reach itself, and follows real edges', () => {
  fc.assert(
    fc.property(graph(false), (g) => {
      const cycles = findCycles(g);
      expect(cycles.length > 0).toBe([...g.keys()].some((id) => reachable(g, id).has(id)));
      for (const cycle of cycles) {
        cycle.forEach((id, i) => {
          expect(g.get(id)).toContain(cycle[(i + 1) % cycle.length]);
        });
      }
    }),
  );
});
