import { wilson } from './proportion';
import { atLeast, EPS } from './rules';
import { mean, sum } from './stats';
import { tQuantile } from './student-t';
import type { Interval } from './types';

/** A finished step of a plan: what it promised a practice, and what the next round measured. */
export interface FinishedStep {
  practice: string;
  /** Scores that the plan counted from and to, 0–4. */
  from: number;
  to: number;
  /** Scores of the rounds before and after it, 0–4. */
  before: number;
  after: number;
  /** What one point of the practice counts in the overall score. */
  coefficient: number;
}

/** A practice that nobody worked on, in the same two rounds. */
export type Control = Pick<FinishedStep, 'practice' | 'before' | 'after'>;

export interface CalibrationRow {
  practice: string;
  /** Points of the practice. */
  promised: number;
  measured: number;
  /** What a practice of this score does with nobody working on it; low ones rise by themselves. */
  expectedAnyway: number;
  net: number;
  /** At least half of the promise. */
  kept: boolean;
}

/** `cannot_tell`: nothing and everything are both possible; `too_few`: fewer than five steps. */
export type CalibrationWord = 'too_few' | 'cannot_tell' | 'nothing_seen' | 'part' | 'as_promised' | 'more';

/** What practices do with nobody working on them: `drift` at `centre`, and how that changes with each point above it. */
export interface Anyway {
  drift: number;
  regression: number;
  centre: number;
}

/** Sums over practices nobody worked on, from which that follows; a database can make them, too. */
export interface ControlSums {
  n: number;
  /** Mean score before, and mean change. */
  centre: number;
  drift: number;
  /** Of the scores before, and of scores before and changes, about their means. */
  squares: number;
  products: number;
}

/** What all finished steps together show. */
export interface StepsTogether {
  /** Share of the promise that came, net and as measured; null without a promise. */
  factor: number | null;
  rawFactor: number | null;
  /** Of the net factor; null with fewer than five steps. */
  se: number | null;
  interval: Interval | null;
  kept: number;
  of: number;
  /** 95 % interval of the share kept; null without steps. */
  keptInterval: Interval | null;
  word: CalibrationWord;
}

export interface Calibration extends Anyway, StepsTogether {
  rows: CalibrationRow[];
  /** In points of the overall score. */
  promisedOverall: number;
  measuredOverall: number;
  netOverall: number;
}

/** Practices that a regression needs, and steps that an interval needs (methods reference (f)). */
const MIN_CONTROLS = 5;
const MIN_STEPS = 5;

/** A line through the changes of practices nobody worked on, or their mean change when there are few. */
export function anywayFrom({ n, centre, drift, squares, products }: ControlSums): Anyway {
  if (n === 0) return { drift: 0, regression: 0, centre: 0 };
  // No slope through practices of one score: what they differ by is the noise of the arithmetic.
  const regression = n < MIN_CONTROLS || squares <= EPS ? 0 : products / squares;
  return { drift, regression, centre };
}

function sumsOf(controls: readonly Control[]): ControlSums {
  const n = controls.length;
  if (n === 0) return { n, centre: 0, drift: 0, squares: 0, products: 0 };
  const changes = controls.map(({ before, after }) => after - before);
  const [centre, drift] = [mean(controls.map(({ before }) => before)), mean(changes)];
  const squares = sum(controls.map(({ before }) => (before - centre) ** 2));
  const products = sum(controls.map(({ before }, i) => (before - centre) * ((changes[i] ?? 0) - drift)));
  return { n, centre, drift, squares, products };
}

function wordFor(interval: Interval | null): CalibrationWord {
  if (!interval) return 'too_few';
  const { lo, hi } = interval;
  if (lo <= 0) return hi >= 1 ? 'cannot_tell' : 'nothing_seen';
  if (hi < 1) return 'part';
  return lo > 1 ? 'more' : 'as_promised';
}

/** Least squares through the origin of what came on what was promised, with an error that does not assume equal spread. */
function factorOf(rows: readonly CalibrationRow[]) {
  const squares = sum(rows.map(({ promised }) => promised ** 2));
  if (squares === 0) return { factor: null, rawFactor: null, se: null, interval: null };
  const factor = sum(rows.map(({ promised, net }) => promised * net)) / squares;
  const rawFactor = sum(rows.map(({ promised, measured }) => promised * measured)) / squares;
  const m = rows.length;
  if (m < MIN_STEPS) return { factor, rawFactor, se: null, interval: null };
  const residual = sum(rows.map(({ promised, net }) => promised ** 2 * (net - factor * promised) ** 2));
  const se = Math.sqrt((m / (m - 1)) * residual) / squares;
  const reach = tQuantile(0.975, m - 1) * se;
  return { factor, rawFactor, se, interval: { lo: factor - reach, hi: factor + reach } };
}

/** What one finished step brought, in points of its practice, and what of that would have come anyway. */
export function broughtBy(
  { practice, from, to, before, after }: Omit<FinishedStep, 'coefficient'>,
  { drift, regression, centre }: Anyway,
): CalibrationRow {
  const [promised, measured] = [to - from, after - before];
  const expectedAnyway = drift + regression * (before - centre);
  const net = measured - expectedAnyway;
  return { practice, promised, measured, expectedAnyway, net, kept: atLeast(net, promised / 2) };
}

/** What finished steps show together, those of several teams and rounds included: each is held against its own rounds. */
export function stepsTogether(rows: readonly CalibrationRow[]): StepsTogether {
  const kept = rows.filter((row) => row.kept).length;
  const found = factorOf(rows);
  const keptInterval = wilson(kept, rows.length);
  return { ...found, kept, of: rows.length, keptInterval, word: wordFor(found.interval) };
}

/**
 * Whether finished steps brought what they promised, in points of their practices (methods reference (f)). What would
 * have come anyway is taken away first: the lowest practices rise with no change at all, by chance.
 * @param controls practices nobody worked on; without any, nothing is taken away
 */
export function calibrate(steps: readonly FinishedStep[], controls: readonly Control[]): Calibration {
  const anyway = anywayFrom(sumsOf(controls));
  const rows = steps.map((step) => broughtBy(step, anyway));
  const overall = (of: (row: CalibrationRow) => number) =>
    sum(rows.map((row, i) => (steps[i]?.coefficient ?? 0) * of(row)));
  return {
    rows,
    ...anyway,
    ...stepsTogether(rows),
    promisedOverall: overall((row) => row.promised),
    measuredOverall: overall((row) => row.measured),
    netOverall: overall((row) => row.net),
  };
}
