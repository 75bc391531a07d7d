import type { Level, RoundFormat } from '@/lib/model/schema';
import { combine, type Estimate, itemEstimate } from './estimate';
import { frameworkLevel, levelOf, principleLevel } from './level';
import type { Item } from './routing';
import { atLeast, EPS, MAX_DONT_KNOW, MIN_ANSWERS } from './rules';
import type { Tally } from './sheet';
import { sum } from './stats';
import type { Scope, ScoreStatus } from './types';

/** A practice, principle, framework or the overall score, with what is needed to score the node above it. */
export interface Node {
  scope: Scope;
  id: string;
  status: ScoreStatus;
  /** Null unless status is ok or consensus. */
  estimate: Estimate | null;
  coverage: number;
  level: Level | null;
  /** Weight within its parent. */
  weight: number;
  key: boolean;
  tally: Tally;
  /** Children that feed the score; empty for an item. */
  scored: readonly Node[];
  /** What its children make it; null for an item. */
  kind: NodeKind | null;
}

/** What a node with children is; the overall score has no level. */
export type NodeKind = 'leaf' | 'group' | 'framework' | 'overall';

/** Whether the item, not its children, was answered: a practice, or a leaf principle of a quick round. */
export const isItem = (node: Node): boolean => node.kind === null && node.estimate !== null;

/** Status of an item, tested in the order of scoring reference 3.3. */
export function itemStatus(
  { numeric, dontKnow }: Tally,
  confirmedNotApplicable: boolean,
  format: RoundFormat,
): ScoreStatus {
  const able = numeric.length + dontKnow;
  if (confirmedNotApplicable) return 'not_applicable';
  if (able >= MIN_ANSWERS && dontKnow / able > MAX_DONT_KNOW + EPS) return 'unknown';
  if (format === 'consensus') return numeric.length > 0 ? 'consensus' : 'insufficient';
  return numeric.length < MIN_ANSWERS ? 'insufficient' : 'ok';
}

/** Scores one item (scoring reference 3.3). In a quick round the item is a leaf principle of weight `weight`. */
export function itemNode(
  item: Item,
  tally: Tally,
  context: { scope: Scope; weight: number; status: ScoreStatus; respondents: number },
): Node {
  const { scope, weight, status, respondents } = context;
  const hasScore = status === 'ok' || status === 'consensus';
  const estimate = hasScore ? itemEstimate(tally.numeric, respondents) : null;
  const level = estimate && levelOf(estimate.score);
  return {
    scope,
    id: item.id,
    status,
    estimate,
    coverage: hasScore ? 1 : 0,
    level,
    weight,
    key: item.key,
    tally,
    scored: [],
    kind: null,
  };
}

function mergeTallies(nodes: readonly Node[]): Tally {
  return {
    numeric: nodes.flatMap((n) => n.tally.numeric),
    dontKnow: sum(nodes.map((n) => n.tally.dontKnow)),
    notApplicable: sum(nodes.map((n) => n.tally.notApplicable)),
    skipped: sum(nodes.map((n) => n.tally.skipped)),
  };
}

/** A child as the level rules see it. */
export const childPart = ({ estimate, level, weight, key }: Node) => ({
  score: estimate?.score ?? 0,
  level: level ?? 0,
  weight,
  key,
});

/** Level of a node from its score and the children behind it (scoring reference 3.6). */
export function levelFrom(
  kind: NodeKind,
  score: number,
  scored: readonly { score: number; level: Level; weight: number; key: boolean }[],
): Level | null {
  if (kind === 'overall') return null;
  if (kind === 'leaf') return principleLevel(score, scored);
  return frameworkLevel(
    score,
    scored.map((n) => n.level),
  );
}

/** Weight of a child within its parent: the children of a group weigh the same. */
export const weightWithin =
  (kind: NodeKind) =>
  ({ weight }: Node): number =>
    kind === 'group' ? 1 : weight;

export interface RollUp {
  kind: NodeKind;
  id: string;
  weight: number;
  children: readonly Node[];
  /** Share of the applicable weight that must have a score, 0–1. */
  needed: number;
  format: RoundFormat;
}

/**
 * Scores a node from its children (scoring reference 3.4). Children that do not apply leave numerator and
 * denominator, except for the overall score, which needs every framework in scope.
 */
export function rollUpNode({ kind, id, weight, children, needed, format }: RollUp): Node {
  const weightOf = weightWithin(kind);
  const applicable = kind === 'overall' ? children : children.filter((n) => n.status !== 'not_applicable');
  const scored = applicable.filter((n) => n.estimate !== null);
  const share = sum(scored.map(weightOf)) / sum(applicable.map(weightOf));
  const coverage = applicable.length === 0 ? 0 : share;
  const parts = scored.flatMap((n) => (n.estimate ? [{ estimate: n.estimate, weight: weightOf(n) }] : []));
  const estimate = parts.length > 0 && atLeast(coverage, needed) ? combine(parts) : null;
  const scoredStatus = format === 'consensus' ? 'consensus' : 'ok';
  const unscoredStatus = applicable.length === 0 ? 'not_applicable' : 'insufficient';
  return {
    scope: kind === 'leaf' || kind === 'group' ? 'principle' : kind,
    id,
    status: estimate ? scoredStatus : unscoredStatus,
    estimate,
    coverage,
    level: estimate && levelFrom(kind, estimate.score, scored.map(childPart)),
    weight,
    key: false,
    tally: mergeTallies(applicable),
    scored: estimate ? scored : [],
    kind,
  };
}
