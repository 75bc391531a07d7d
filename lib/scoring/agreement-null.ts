import { EPS, OPTIONS } from './rules';

type Visit = (histogram: readonly number[], probability: number) => void;

/** Calls `visit` with every way to share n answers among the options and its probability under uniform answers. */
function eachHistogram(n: number, options: number, visit: Visit): void {
  const histogram = new Array<number>(options).fill(0);
  const fill = (option: number, left: number, probability: number): void => {
    if (option === options - 1) {
      histogram[option] = left;
      visit(histogram, probability);
      return;
    }
    let ways = probability;
    for (let k = 0; k <= left; k++) {
      histogram[option] = k;
      fill(option + 1, left - k, ways);
      ways *= (left - k) / (k + 1);
    }
  };
  fill(0, n, options ** -n);
}

/** AD_M and s² (n−1) of answers given as a histogram. */
function spreadOf(histogram: readonly number[], n: number): { ad: number; variance: number } {
  let total = 0;
  for (const [value, count] of histogram.entries()) total += value * count;
  const centre = total / n;
  let absolute = 0;
  let squares = 0;
  for (const [value, count] of histogram.entries()) {
    absolute += count * Math.abs(value - centre);
    squares += count * (value - centre) ** 2;
  }
  return { ad: absolute / n, variance: n > 1 ? squares / (n - 1) : 0 };
}

/**
 * Chance that people who answer at random agree at least as well as these: P(AD ≤ observed) and P(s² ≤ observed),
 * exact under uniform answers (scoring reference 3.7). For experts; never shown to teams.
 * @param answers whole numbers 0–4, at least one, at most about 60 (the histograms grow with n⁴)
 */
export function agreementChance(answers: readonly number[]): { ad: number; rwg: number } {
  const n = answers.length;
  const counts = Array.from({ length: OPTIONS }, (_, level) => answers.filter((v) => v === level).length);
  const observed = spreadOf(counts, n);
  const chance = { ad: 0, rwg: 0 };
  eachHistogram(n, OPTIONS, (histogram, probability) => {
    const { ad, variance } = spreadOf(histogram, n);
    if (ad <= observed.ad + EPS) chance.ad += probability;
    if (variance <= observed.variance + EPS) chance.rwg += probability;
  });
  return chance;
}

/** Largest value whose cumulative probability stays within alpha; null if even the smallest exceeds it. */
function lastWithin(distribution: ReadonlyMap<number, number>, alpha: number): number | null {
  let cumulative = 0;
  let last: number | null = null;
  for (const [value, probability] of [...distribution].sort(([a], [b]) => a - b)) {
    cumulative += probability;
    if (cumulative > alpha + EPS) break;
    last = value;
  }
  return last;
}

/**
 * Critical values of agreement for n answers: AD_M at most, r_wg at least (scoring reference 3.7, table of exact
 * critical values). Null where no agreement, however close, is rarer than alpha.
 */
export function criticalAgreement(
  n: number,
  options = OPTIONS,
  alpha = 0.05,
): { ad: number | null; rwg: number | null } {
  const ads = new Map<number, number>();
  const variances = new Map<number, number>();
  // Equal values differ in the last bits from histogram to histogram: merge them at 12 decimals.
  const add = (to: Map<number, number>, value: number, probability: number) => {
    const key = Math.round(value * 1e12) / 1e12;
    to.set(key, (to.get(key) ?? 0) + probability);
  };
  eachHistogram(n, options, (histogram, probability) => {
    const { ad, variance } = spreadOf(histogram, n);
    add(ads, ad, probability);
    add(variances, variance, probability);
  });
  const variance = lastWithin(variances, alpha);
  return {
    ad: lastWithin(ads, alpha),
    rwg: variance === null ? null : Math.max(0, 1 - variance / ((options ** 2 - 1) / 12)),
  };
}
