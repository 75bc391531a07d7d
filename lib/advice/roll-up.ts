import { childrenOf, leaves, practicesOf, topLevel } from '@/lib/model/graph';
import type { FrameworkId, Model } from '@/lib/model/schema';
import { atLeast, MIN_COVERAGE, MIN_GROUP_COVERAGE } from '@/lib/scoring/rules';
import type { PracticeState } from './types';

/** A practice in the index: a score 0–4, 'missing' (counts against coverage) or 'na' (counts nowhere). */
export type Entry = number | 'missing' | 'na';

export interface IndexNode {
  status: 'ok' | 'insufficient' | 'not_applicable';
  /** 0–4; null unless ok. */
  score: number | null;
}

export interface Index {
  /** Leaf principles and groups. */
  principles: ReadonlyMap<string, IndexNode>;
  /** Frameworks in scope. */
  frameworks: ReadonlyMap<FrameworkId, IndexNode>;
  overall: IndexNode;
}

interface Part {
  weight: number;
  node: IndexNode;
}

const NOT_APPLICABLE: IndexNode = { status: 'not_applicable', score: null };
const INSUFFICIENT: IndexNode = { status: 'insufficient', score: null };

/** How each practice enters the index. */
export function entriesOf(states: readonly PracticeState[]): ReadonlyMap<string, Entry> {
  return new Map(
    states.map((state) => [state.id, state.status === 'not_applicable' ? 'na' : (state.score ?? 'missing')]),
  );
}

/** Rolls practices up to principles, groups, frameworks and the overall score (scoring reference 3.4), all 0–4. */
export function rollUp(
  model: Model,
  entries: ReadonlyMap<string, Entry>,
  scope: readonly FrameworkId[],
): Index {
  const principles = new Map<string, IndexNode>();
  const of = (id: string) => principles.get(id) ?? INSUFFICIENT;

  for (const { id } of leaves(model)) {
    const parts = practicesOf(model, id).map((p) => ({ weight: p.weight, node: nodeOf(entries.get(p.id)) }));
    principles.set(id, average(parts, MIN_COVERAGE));
  }
  for (const { id } of model.principles) {
    const children = childrenOf(model, id);
    if (children.length === 0) continue;
    const parts = children.map((child) => ({ weight: 1, node: of(child.id) }));
    principles.set(id, average(parts, MIN_GROUP_COVERAGE));
  }
  const inScope = model.frameworks.filter(({ id }) => scope.includes(id));
  const frameworks = new Map(
    inScope.map(({ id }) => {
      const parts = topLevel(model, id).map((top) => ({ weight: top.weight, node: of(top.id) }));
      return [id, average(parts, MIN_COVERAGE)];
    }),
  );
  // The overall score needs every framework in scope, also one that turned out not to apply.
  const parts = inScope.map(({ id, weight }) => {
    const node = frameworks.get(id);
    return { weight, node: node?.status === 'ok' ? node : INSUFFICIENT };
  });
  return { principles, frameworks, overall: average(parts, 1) };
}

function nodeOf(entry: Entry | undefined): IndexNode {
  if (entry === 'na') return NOT_APPLICABLE;
  return typeof entry === 'number' ? { status: 'ok', score: entry } : INSUFFICIENT;
}

/** Weighted mean of the scored parts, if they carry at least `need` (a share, 0–1) of the applicable weight. */
function average(parts: readonly Part[], need: number): IndexNode {
  const applicable = parts.filter(({ node }) => node.status !== 'not_applicable');
  if (applicable.length === 0) return NOT_APPLICABLE;
  let all = 0;
  let scored = 0;
  let sum = 0;
  for (const { weight, node } of applicable) {
    all += weight;
    if (node.score === null) continue;
    scored += weight;
    sum += weight * node.score;
  }
  return atLeast(scored / all, need) ? { status: 'ok', score: sum / scored } : INSUFFICIENT;
}
