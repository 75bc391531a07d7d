import type { FrameworkId, Principle } from '@/lib/model/schema';
import { itemNode, itemStatus, type Node, rollUpNode } from './node';
import { MIN_COVERAGE, MIN_GROUP_COVERAGE } from './rules';
import { readSheet, type Sheet } from './sheet';
import type { RoundInput } from './types';

/** A scored round before it is turned into rows. */
export interface Evaluation {
  sheet: Sheet;
  overall: Node;
  frameworks: readonly Node[];
  /** Leaves and groups, in model order. */
  principles: readonly Node[];
  /** Empty in the quick mode. */
  practices: readonly Node[];
}

/** Items of a round, scored and grouped by leaf principle. */
function scoreItems(input: RoundInput, sheet: Sheet): Map<string, Node[]> {
  const weightOf = new Map(input.model.principles.map((p) => [p.id, p.weight]));
  const quick = input.mode === 'quick';
  const byLeaf = new Map<string, Node[]>();
  for (const item of sheet.items) {
    const tally = sheet.tallies.get(item.id);
    if (!tally) continue;
    const status = itemStatus(tally, input.notApplicable.has(item.id), input.format);
    const node = itemNode(item, tally, {
      scope: quick ? 'principle' : 'practice',
      weight: quick ? (weightOf.get(item.id) ?? 1) : item.weight,
      status,
      respondents: sheet.people.length,
    });
    byLeaf.set(item.principle, [...(byLeaf.get(item.principle) ?? []), node]);
  }
  return byLeaf;
}

/** Scores a round from the answers up to the overall score (scoring reference 3.3–3.4). */
export function evaluate(input: RoundInput): Evaluation {
  const { model, format } = input;
  const sheet = readSheet(input);
  const byLeaf = scoreItems(input, sheet);
  const inScope = model.principles.filter((p) => input.scope.includes(p.framework));
  const nodes = new Map<string, Node>();

  const scorePrinciple = ({ id, weight }: Principle): Node => {
    const known = nodes.get(id);
    if (known) return known;
    const below = inScope.filter((p) => p.parent === id);
    const items = byLeaf.get(id) ?? [];
    const [quickItem] = items;
    const node =
      below.length > 0
        ? rollUpNode({
            kind: 'group',
            id,
            weight,
            children: below.map(scorePrinciple),
            needed: MIN_GROUP_COVERAGE,
            format,
          })
        : input.mode === 'quick' && quickItem
          ? quickItem
          : rollUpNode({ kind: 'leaf', id, weight, children: items, needed: MIN_COVERAGE, format });
    nodes.set(id, node);
    return node;
  };

  const principles = inScope.map(scorePrinciple);
  const topOf = (framework: FrameworkId) =>
    inScope.filter((p) => p.framework === framework && p.parent === null).map(scorePrinciple);
  const frameworks = model.frameworks
    .filter((f) => input.scope.includes(f.id))
    .map(({ id, weight }) =>
      rollUpNode({ kind: 'framework', id, weight, children: topOf(id), needed: MIN_COVERAGE, format }),
    );
  const overall = rollUpNode({
    kind: 'overall',
    id: 'overall',
    weight: 1,
    children: frameworks,
    needed: 1,
    format,
  });
  return {
    sheet,
    overall,
    frameworks,
    principles,
    practices: input.mode === 'quick' ? [] : [...byLeaf.values()].flat(),
  };
}

/** Every node of a scored round: overall, frameworks, principles, practices. */
export const nodesOf = (e: Evaluation): Node[] => [
  e.overall,
  ...e.frameworks,
  ...e.principles,
  ...e.practices,
];
