import { sameMajor } from '@/lib/model/semver';
import { itemsOf } from '@/lib/scoring/routing';
import { atLeast, MIN_COVERAGE } from '@/lib/scoring/rules';
import type { RoundInput } from '@/lib/scoring/types';
import type { NotComparable } from './types';

/** What of a round decides on which scale it stands; nothing that anybody answered. */
export type Scale = Pick<
  RoundInput,
  'model' | 'modelFamily' | 'mode' | 'format' | 'weighting' | 'scope' | 'notApplicable'
>;

/** Weight of each item that a round asked and that applies to the team: of a leaf in a quick round, else of a practice. */
export function weightsAsked(input: Scale): Map<string, number> {
  const { model, mode, scope, notApplicable } = input;
  const leaves = new Map(model.principles.map(({ id, weight }) => [id, weight]));
  return new Map(
    itemsOf(model, mode, scope)
      .filter(({ id }) => !notApplicable.has(id))
      .map((item) => [item.id, mode === 'quick' ? (leaves.get(item.id) ?? 1) : item.weight]),
  );
}

const total = (weights: Iterable<number>): number => [...weights].reduce((sum, weight) => sum + weight, 0);

/**
 * Share of the weight asked in either of two rounds that the items carry, 0–1. An item that both asked weighs what it
 * does in the later one.
 */
export function shareOfWeight(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  items: Iterable<string>,
): number {
  const either = new Map([...before, ...after]);
  const all = total(either.values());
  return all === 0 ? 0 : total([...items].map((id) => either.get(id) ?? 0)) / all;
}

/**
 * Why two rounds of a team stand on different scales, or null: compared are only rounds of the same kind, format and
 * weighting, of one model family and MAJOR version, with at least 60 % of the weight in common (methods reference).
 * Number, line, outline and trend all go by this.
 */
export function whyNotComparable(before: Scale, after: Scale): NotComparable | null {
  if ((before.mode === 'quick') !== (after.mode === 'quick')) return 'kind';
  if (before.format !== after.format) return 'format';
  if (before.modelFamily !== after.modelFamily) return 'model';
  if (!sameMajor(before.model.modelVersion, after.model.modelVersion)) return 'version';
  if (before.weighting !== after.weighting) return 'weighting';
  const [earlier, later] = [weightsAsked(before), weightsAsked(after)];
  const common = [...later.keys()].filter((id) => earlier.has(id));
  return atLeast(shareOfWeight(earlier, later, common), MIN_COVERAGE) ? null : 'weight';
}

/**
 * The round to compare a new one with: the newest earlier one on the same scale. Where there is none, the newest one of
 * the same kind, with the reason why nothing can be said about it; null for the first of its kind.
 * @param earlier published rounds of the team, oldest first
 */
export function roundToCompare<R extends { input: RoundInput }>(
  earlier: readonly R[],
  round: { input: RoundInput },
): { round: R; reason: NotComparable | null } | null {
  const newestFirst = [...earlier].reverse().map((one) => ({
    round: one,
    reason: whyNotComparable(one.input, round.input),
  }));
  return (
    newestFirst.find(({ reason }) => reason === null) ??
    newestFirst.find(({ reason }) => reason !== 'kind' && reason !== 'format') ??
    null
  );
}
