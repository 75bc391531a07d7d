import type { FrameworkId, RoundFormat } from '@/lib/model/schema';
import { itemsOf } from './routing';
import { atLeast, EPS, MIN_ANSWERS } from './rules';
import { readSheet, type Tally } from './sheet';
import { sum } from './stats';
import type { RoundInput } from './types';

/** Share of a framework's weight above which "not applicable" deserves a second look (scoring reference 3.2). */
const CAUTION = 0.25;

/**
 * The answers propose "not applicable": u ≥ 2 and u/(n+u) ≥ 0.5 (scoring reference 3.2). In a consensus the one agreed
 * answer is proposal enough.
 */
export function proposesNotApplicable({ numeric, notApplicable: u }: Tally, format: RoundFormat): boolean {
  const needed = format === 'consensus' ? 1 : 2;
  return u >= needed && atLeast(u / (numeric.length + u), 0.5);
}

/**
 * Items of a round, in model order, that a facilitator should decide on because the answers propose "not applicable".
 * Outside a consensus at least 3 people must have answered the item in some way: the list tells about their answers.
 */
export function proposedNotApplicable(input: RoundInput): string[] {
  const { items, tallies } = readSheet(input);
  return items.flatMap(({ id }) => {
    const tally = tallies.get(id);
    if (!tally || !proposesNotApplicable(tally, input.format)) return [];
    const said = tally.numeric.length + tally.dontKnow + tally.notApplicable;
    return input.format === 'consensus' || said >= MIN_ANSWERS ? [id] : [];
  });
}

interface Part {
  share: number;
  weight: number;
}

/** Weighted mean of shares; null of nothing. */
const meanShare = (parts: readonly Part[]): number | null =>
  parts.length === 0
    ? null
    : sum(parts.map(({ share, weight }) => share * weight)) / sum(parts.map(({ weight }) => weight));

/**
 * Share of each framework's weight that was declared not applicable, 0–1 (scoring reference 3.2). An item weighs as much
 * as it would in the score: within its principle, and that within its group or framework (3.4).
 */
export function notApplicableShares({
  model,
  mode,
  scope,
  notApplicable,
}: Pick<RoundInput, 'model' | 'mode' | 'scope' | 'notApplicable'>): Map<FrameworkId, number> {
  const items = itemsOf(model, mode, scope);
  const shareOf = (id: string): number | null => {
    const children = model.principles.filter((principle) => principle.parent === id);
    if (children.length > 0) return meanShare(parts(children.map((child) => ({ id: child.id, weight: 1 }))));
    const own = items.filter((item) => item.principle === id);
    return meanShare(own.map((item) => ({ share: notApplicable.has(item.id) ? 1 : 0, weight: item.weight })));
  };
  const parts = (below: readonly { id: string; weight: number }[]): Part[] =>
    below.flatMap(({ id, weight }) => {
      const share = shareOf(id);
      return share === null ? [] : [{ share, weight }];
    });
  const topOf = (framework: FrameworkId) =>
    model.principles.filter((p) => p.framework === framework && p.parent === null);
  return new Map(scope.map((framework) => [framework, meanShare(parts(topOf(framework))) ?? 0]));
}

/** So much was declared not applicable that the framework's score tells little: more than 25 % (scoring reference 3.2). */
export const isMuchNotApplicable = (share: number): boolean => share > CAUTION + EPS;
