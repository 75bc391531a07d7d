import type { Level } from '@/lib/model/schema';
import { type Evaluation, nodesOf } from './evaluate';
import { jackknifeError, tInterval } from './interval';
import { levelOf, levelRange } from './level';
import { levelFrom, type Node } from './node';
import { restrictTo } from './restrict';

/** Below so many people a level is given as "few answers", without a range (methods reference (i)). */
const MIN_FOR_RANGE = 5;

/** How far a level can be trusted. */
export interface FirmLevel {
  level: Level;
  /** Levels of both ends of the 80 % interval. */
  range80: readonly [Level, Level];
  /** Every level that appears when one person is left out, ascending. */
  replicateLevels: readonly Level[];
  /** All of these are the same level. Never with fewer than five people. */
  firm: boolean;
  /** Lowest and highest of these; null with fewer than five people. */
  range: readonly [Level, Level] | null;
}

/** Level of a node without each respondent in turn; null where nothing would be left. */
type Replicates = ReadonlyMap<number, Level | null>;

/** Levels of a node and of everything below it, each worked out once. */
function replicatesOf(node: Node, known: Map<Node, Replicates>): Replicates {
  const before = known.get(node);
  if (before) return before;
  const children = node.scored.map((child) => ({ child, levels: replicatesOf(child, known) }));
  const levels = new Map<number, Level | null>();
  for (const who of node.estimate?.people ?? []) {
    const score = node.estimate?.without[who] ?? Number.NaN;
    // A child that nobody else answered drops out of this replicate; one that this person did not answer stays.
    const parts = children.flatMap(({ child, levels: own }) => {
      const rest = child.estimate?.without[who] ?? Number.NaN;
      const level = own.has(who) ? own.get(who) : child.level;
      if (Number.isNaN(rest)) return [];
      return [{ score: rest, level: level ?? 0, weight: child.weight, key: child.key }];
    });
    const level = node.kind === null ? levelOf(score) : levelFrom(node.kind, score, parts);
    levels.set(who, Number.isNaN(score) ? null : level);
  }
  known.set(node, levels);
  return levels;
}

function firmLevelOf(node: Node, known: Map<Node, Replicates>): FirmLevel | null {
  const { estimate, level, status } = node;
  const error = estimate && status === 'ok' ? jackknifeError(estimate) : null;
  if (!estimate || error === null || level === null) return null;
  const range80 = levelRange(tInterval(estimate.score, error, estimate.people.size, 0.8));
  const found = new Set([...replicatesOf(node, known).values()].filter((l) => l !== null));
  const replicateLevels = [...found].sort((a, b) => a - b);
  const all = [level, ...range80, ...replicateLevels].sort((a, b) => a - b);
  const [lowest = level, highest = level] = [all[0], all.at(-1)];
  const enough = estimate.people.size >= MIN_FOR_RANGE;
  return {
    level,
    range80,
    replicateLevels,
    firm: enough && lowest === highest,
    range: enough ? [lowest, highest] : null,
  };
}

/**
 * How far the level of each row can be trusted (methods reference (i)): firm if the level, both ends of the 80 %
 * interval and the level of every delete-one replicate, for which the whole level rule is evaluated again from the
 * practices up, are the same; otherwise the lowest and the highest of these are its range. By row id; the overall
 * score and rows without an interval (no score, consensus, fewer than three people) have none. Costs about people
 * times items.
 * @param items the items that may be used; a row over some of its items only is levelled from these alone
 */
export function firmLevels(evaluation: Evaluation, items?: ReadonlySet<string>): Map<string, FirmLevel> {
  const known = new Map<Node, Replicates>();
  const found = new Map<string, FirmLevel>();
  for (const node of nodesOf(evaluation)) {
    if (node.kind === 'overall') continue;
    const used = items ? restrictTo(node, items) : node;
    const firm = used && firmLevelOf(used, known);
    if (firm) found.set(node.id, firm);
  }
  return found;
}
