import { EPS } from './rules';
import type { Counted } from './sheet';

/** A score with everything its jackknife needs. */
export interface Estimate {
  /** 0–4. */
  score: number;
  /** The score without each respondent in turn; NaN where nothing would be left. */
  without: Float64Array;
  /** Respondents (indices) behind the score. */
  people: ReadonlySet<number>;
  /** Numeric answers behind the score. */
  answers: number;
}

/** Weighted mean of the answers to one item (scoring reference 3.3); needs at least one answer. */
export function itemEstimate(numeric: readonly Counted[], respondents: number): Estimate {
  let weights = 0;
  let total = 0;
  for (const { weight, value } of numeric) {
    weights += weight;
    total += weight * value;
  }
  const score = total / weights;
  const without = new Float64Array(respondents).fill(score);
  for (const { who, weight, value } of numeric) {
    const rest = weights - weight;
    without[who] = rest > EPS ? (total - weight * value) / rest : Number.NaN;
  }
  return { score, without, people: new Set(numeric.map((c) => c.who)), answers: numeric.length };
}

/** Weighted mean of scores (scoring reference 3.4). The set is frozen: a part drops only from replicates that empty it. */
export function combine(parts: readonly { estimate: Estimate; weight: number }[]): Estimate {
  const respondents = parts[0]?.estimate.without.length ?? 0;
  let weights = 0;
  let total = 0;
  let answers = 0;
  const people = new Set<number>();
  const without = new Float64Array(respondents);
  const left = new Float64Array(respondents);
  for (const { estimate, weight } of parts) {
    weights += weight;
    total += weight * estimate.score;
    answers += estimate.answers;
    for (const who of estimate.people) people.add(who);
    for (const [who, value] of estimate.without.entries()) {
      if (Number.isNaN(value)) continue;
      without[who] = (without[who] ?? 0) + weight * value;
      left[who] = (left[who] ?? 0) + weight;
    }
  }
  for (const [who, weight] of left.entries()) {
    without[who] = weight > 0 ? (without[who] ?? 0) / weight : Number.NaN;
  }
  return { score: total / weights, without, people, answers };
}
