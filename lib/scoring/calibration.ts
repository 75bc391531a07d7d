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

export interface Calibration {
  rows: CalibrationRow[];
  /** Change anyway of a practice at `centre`, and how it changes with each point above that. */
  drift: number;
  regression: number;
  centre: number;
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
  /** In points of the overall score. */
  promisedOverall: number;
  measuredOverall: number;
  netOverall: number;
  word: CalibrationWord;
}

/** Practices that a regression needs, and steps that an interval needs (methods reference (f)). */
const MIN_CONTROLS = 5;
const MIN_STEPS = 5;

/** What practices do that nobody works on: a line through their changes, or their mean change when there are few. */
function changeAnyway(controls: readonly Control[]) {
  if (controls.length === 0) return { drift: 0, regression: 0, centre: 0 };
  const changes = controls.map(({ before, after }) => after - before);
  const [centre, drift] = [mean(controls.map(({ before }) => before)), mean(changes)];
  const squares = sum(controls.map(({ before }) => (before - centre) ** 2));
  const products = sum(controls.map(({ before }, i) => (before - centre) * ((changes[i] ?? 0) - drift)));
  // No slope through practices of one score: what they differ by is the noise of the arithmetic.
  const regression = controls.length < MIN_CONTROLS || squares <= EPS ? 0 : products / squares;
  return { drift, regression, centre };
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

/**
 * Whether finished steps brought what they promised, in points of their practices (methods reference (f)). What would
 * have come anyway is taken away first: the lowest practices rise with no change at all, by chance.
 * @param controls practices nobody worked on; without any, nothing is taken away
 */
export function calibrate(steps: readonly FinishedStep[], controls: readonly Control[]): Calibration {
  const anyway = changeAnyway(controls);
  const rows = steps.map(({ practice, from, to, before, after }): CalibrationRow => {
    const [promised, measured] = [to - from, after - before];
    const expectedAnyway = anyway.drift + anyway.regression * (before - anyway.centre);
    const net = measured - expectedAnyway;
    return { practice, promised, measured, expectedAnyway, net, kept: atLeast(net, promised / 2) };
  });
  const kept = rows.filter((row) => row.kept).length;
  const found = factorOf(rows);
  const overall = (of: (row: CalibrationRow) => number) =>
    sum(rows.map((row, i) => (steps[i]?.coefficient ?? 0) * of(row)));
  return {
    rows,
    ...anyway,
    ...found,
    kept,
    of: rows.length,
    keptInterval: wilson(kept, rows.length),
    promisedOverall: overall((row) => row.promised),
    measuredOverall: overall((row) => row.measured),
    netOverall: overall((row) => row.net),
    word: wordFor(found.interval),
  };
}
