import { combine } from './estimate';
import { childPart, levelFrom, type Node, weightWithin } from './node';

/**
 * A scored node over some of its items only, as if the others had not been asked: score, replicates and level of what
 * is left. Children without any of the items leave numerator and denominator. Null when nothing is left, or when the
 * node has no score.
 */
export function restrictTo(node: Node, items: ReadonlySet<string>): Node | null {
  if (node.estimate === null) return null;
  if (node.kind === null) return items.has(node.id) ? node : null;
  const scored = node.scored.flatMap((child) => restrictTo(child, items) ?? []);
  const weightOf = weightWithin(node.kind);
  const parts = scored.flatMap((n) => (n.estimate ? [{ estimate: n.estimate, weight: weightOf(n) }] : []));
  if (parts.length === 0) return null;
  const estimate = combine(parts);
  return { ...node, estimate, scored, level: levelFrom(node.kind, estimate.score, scored.map(childPart)) };
}
