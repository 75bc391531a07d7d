import { roundingFloor } from './interval';
import { atLeast } from './rules';
import { median, sum } from './stats';
import { tQuantile } from './student-t';
import type { Interval } from './types';

/** A team's score as it was measured. */
export interface PooledTeam {
  id: string;
  /** 0–4. */
  score: number;
  /** Jackknife standard error, without the rounding floor. */
  seJackknife: number;
  /** People and numeric answers behind the score. */
  n: number;
  answers: number;
}

/** A team whose spread may not be shown: it enters with a variance that comes from elsewhere, and has no interval. */
export interface TeamWithoutSpread {
  id: string;
  score: number;
  /** V, greater than 0. */
  variance: number;
}

export interface PooledRow {
  id: string;
  /** V, the sampling variance of the team's own score. */
  variance: number;
  /** B, 0–1: how far the score is pulled to the mean. */
  shrinkage: number;
  /** θ, pulled to the mean of all teams, and its standard error. */
  score: number;
  se: number;
  /** 95 % interval; null for a team of fewer than five people. */
  interval: Interval | null;
  /** A/(A + V), 0–1. */
  reliability: number;
  /** Above or below the organization only if the interval leaves the mean out. */
  side: 'above' | 'below' | 'not_distinguishable';
}

export interface Pooling {
  /** s²_w: variance of one person within a team, pooled, and its degrees of freedom. */
  pooledVariance: number;
  df: number;
  /** A: variance between teams, 0 when they differ no more than chance makes them. */
  betweenVariance: number;
  /** μ and its standard error. */
  mean: number;
  seMean: number;
  /** Cochran's Q and I² of the scores as they were measured. */
  q: number;
  i2: number;
  /** Teams may be compared at all: median reliability ≥ .70. Never ranked. */
  mayCompare: boolean;
  rows: PooledRow[];
}

/** Fewest teams that are pooled, people that show an interval, and reliability that allows comparing (methods reference (b)). */
const MIN_TEAMS = 5;
const MIN_FOR_INTERVAL = 5;
const MIN_RELIABILITY = 0.7;

interface Measured {
  score: number;
  variance: number;
}

/** Weights 1/(V + A), their mean and Σ W(y − μ)². */
function weigh(teams: readonly Measured[], between: number) {
  const weights = teams.map(({ variance }) => 1 / (variance + between));
  const total = sum(weights);
  const centre = sum(teams.map(({ score }, i) => (weights[i] ?? 0) * score)) / total;
  const spread = sum(teams.map(({ score }, i) => (weights[i] ?? 0) * (score - centre) ** 2));
  return { weights, total, centre, spread };
}

/**
 * Variance between teams A, so that Σ(y − μ)²/(V + A) = K − 1, or 0 when it is smaller already (Paule & Mandel 1982).
 * The sum falls and is convex in A, so Newton's steps from 0 climb to the root and never pass it.
 */
function betweenVariance(teams: readonly Measured[]): number {
  let between = 0;
  for (let i = 0; i < 500; i++) {
    const { weights, centre, spread } = weigh(teams, between);
    const excess = spread - (teams.length - 1);
    if (excess <= 0) break;
    const slope = sum(teams.map(({ score }, k) => ((weights[k] ?? 0) * (score - centre)) ** 2));
    const step = excess / slope;
    between += step;
    if (step <= between * 1e-15) break;
  }
  return between;
}

/**
 * Team scores of an organization pulled to their common mean (methods reference (b); Morris 1983; Paule & Mandel
 * 1982), so that chance does not make the best and the worst. Null for fewer than five teams, or without any whose spread is known.
 * @param teams those whose score the viewer may see
 */
export function poolTeams(teams: readonly (PooledTeam | TeamWithoutSpread)[]): Pooling | null {
  const k = teams.length;
  const spread = teams.filter((team): team is PooledTeam => 'seJackknife' in team);
  const df = sum(spread.map(({ n }) => n - 1));
  if (k < MIN_TEAMS || df < 1) return null;
  const pooledVariance = sum(spread.map(({ n, seJackknife }) => (n - 1) * n * seJackknife ** 2)) / df;
  const measured = teams.map((team) => ({
    score: team.score,
    variance:
      'variance' in team
        ? team.variance
        : // One variance for all people: a team of few is not surer than others because its few happen to agree.
          Math.max(pooledVariance / team.n, roundingFloor(team.answers) ** 2),
  }));
  const between = betweenVariance(measured);
  const { weights, total, centre } = weigh(measured, between);
  const { spread: q } = weigh(measured, 0);
  const meanVariance = sum(measured.map(({ variance }, i) => (weights[i] ?? 0) * variance)) / total;
  const t = tQuantile(0.975, df);

  const rowOf = (team: PooledTeam | TeamWithoutSpread, { score: y, variance }: Measured): PooledRow => {
    const shown = 'seJackknife' in team && team.n >= MIN_FOR_INTERVAL;
    const marginal = variance + between;
    const shrinkage = (((k - 3) / (k - 1)) * variance) / marginal;
    const share = k / marginal / total;
    // What is not known about the shrinkage itself, larger for teams far from the mean.
    const unsure = ((2 / (k - 3)) * shrinkage ** 2 * (meanVariance + between)) / marginal;
    const se = Math.sqrt(variance * (1 - ((k - share) / k) * shrinkage) + unsure * (y - centre) ** 2);
    const score = y - shrinkage * (y - centre);
    const interval = shown ? { lo: score - t * se, hi: score + t * se } : null;
    const side =
      interval && interval.lo > centre
        ? 'above'
        : interval && interval.hi < centre
          ? 'below'
          : 'not_distinguishable';
    return { id: team.id, variance, shrinkage, score, se, interval, reliability: between / marginal, side };
  };

  const rows = teams.map((team, i) => rowOf(team, measured[i] ?? { score: 0, variance: 0 }));
  const reliability = median(rows.map((row) => row.reliability)) ?? 0;
  return {
    pooledVariance,
    df,
    betweenVariance: between,
    mean: centre,
    seMean: Math.sqrt(1 / total),
    q,
    i2: q > 0 ? Math.max(0, (q - (k - 1)) / q) : 0,
    mayCompare: atLeast(reliability, MIN_RELIABILITY),
    rows,
  };
}
