import { MIN_RESPONDENTS, pairedFloor, roundingFloor } from './interval';
import { compareGroups, signFlipChance } from './permutation';
import { residualComposites } from './residuals';
import { HIGHEST } from './rules';
import { byCodeUnit, mean, sampleVariance, sum } from './stats';
import { tQuantile } from './student-t';
import type { ChangeRow, Interval } from './types';

/** Numeric answers to one item in two rounds, by person. */
export interface ItemPair {
  before: ReadonlyMap<string, number>;
  after: ReadonlyMap<string, number>;
}

/** What a comparison finds; the verdict is made of it elsewhere. */
export type Comparison = { delta: number; p: number } & Pick<ChangeRow, 'ci95' | 'method' | 'n'>;

/** Interval of a change, on −4 to 4. */
function around(delta: number, error: number, df: number): Interval {
  const reach = tQuantile(0.975, df) * error;
  return { lo: Math.max(-HIGHEST, delta - reach), hi: Math.min(HIGHEST, delta + reach) };
}

/** Each person's change on the items they answered in both rounds, in the order of their ids. */
function personalChanges(items: readonly ItemPair[]): { changes: number[]; pairs: number } {
  const changes = new Map<string, number[]>();
  for (const { before, after } of items) {
    for (const [person, later] of after) {
      const earlier = before.get(person);
      if (earlier !== undefined) changes.set(person, [...(changes.get(person) ?? []), later - earlier]);
    }
  }
  const people = [...changes].sort(([a], [b]) => byCodeUnit(a, b)).map(([, own]) => own);
  return { changes: people.map(mean), pairs: sum(people.map((own) => own.length)) };
}

/**
 * Change of the same people (scoring reference 3.10): d = each person's mean change, Δ = mean d, exact sign flips,
 * Δ ± t·SE with the rounding floor √(1/6M) over M pairs of answers. Null with fewer than 3 such people.
 */
function compareLinked(items: readonly ItemPair[]): Comparison | null {
  const { changes, pairs } = personalChanges(items);
  const m = changes.length;
  if (m < MIN_RESPONDENTS) return null;
  const delta = mean(changes);
  const error = Math.max(Math.sqrt(sampleVariance(changes) / m), pairedFloor(pairs));
  return { delta, p: signFlipChance(changes), ci95: around(delta, error, m - 1), method: 'linked', n: m };
}

/**
 * Change between two sets of people (scoring reference 3.10): residual composites against the pooled mean of each
 * item, exact permutation of the rounds, two-sample t interval with pooled variance and both rounds' rounding floors.
 */
function compareUnlinked(items: readonly ItemPair[]): Comparison {
  const tagged = (round: string, answers: ReadonlyMap<string, number>) =>
    [...answers].map(([person, value]) => ({ person: `${round}${person}`, value }));
  const composites = [
    ...residualComposites(items.map(({ before, after }) => [...tagged('<', before), ...tagged('>', after)])),
  ].sort(([a], [b]) => byCodeUnit(a, b));
  const of = (round: string) => composites.filter(([who]) => who.startsWith(round)).map(([, y]) => y);
  const [earlier, later] = [of('<'), of('>')];
  const { gap, p } = compareGroups(earlier, later);
  const n = Math.min(earlier.length, later.length);
  const df = earlier.length + later.length - 2;
  const squares = sampleVariance(earlier) * (earlier.length - 1) + sampleVariance(later) * (later.length - 1);
  const sampling = Math.sqrt((squares / df) * (1 / earlier.length + 1 / later.length));
  const answers = (round: keyof ItemPair) => sum(items.map((item) => item[round].size));
  const rounding = Math.hypot(roundingFloor(answers('before')), roundingFloor(answers('after')));
  return { delta: gap, p, ci95: around(gap, Math.max(sampling, rounding), df), method: 'unlinked', n };
}

/** Compares answers to items that are ok in both rounds: linked if at least 3 people are in both, else unlinked. */
export const compareRounds = (items: readonly ItemPair[]): Comparison =>
  compareLinked(items) ?? compareUnlinked(items);
