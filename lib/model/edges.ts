/** Practice id → ids it requires directly. */
export type Edges = ReadonlyMap<string, readonly string[]>;

/** Everything reachable from `start` along one or more edges; contains `start` only when it lies on a cycle. */
export function reachable(edges: Edges, start: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const stack = [...(edges.get(start) ?? [])];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    stack.push(...(edges.get(id) ?? []));
  }
  return seen;
}

/**
 * Cycles met by a depth-first walk, each as the ids in walking order without repeating the first.
 * Empty exactly when the graph is acyclic.
 */
export function findCycles(edges: Edges): string[][] {
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const walk = (id: string) => {
    const at = path.indexOf(id);
    if (at >= 0) cycles.push(path.slice(at));
    if (at >= 0 || done.has(id)) return;
    path.push(id);
    for (const next of edges.get(id) ?? []) walk(next);
    path.pop();
    done.add(id);
  };
  for (const id of edges.keys()) walk(id);
  return cycles;
}
