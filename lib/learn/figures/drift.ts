import { fitLine, type Line } from './fit-line';
import { randomFrom } from './random';

/** `data`: the points move and the rule of the world stays. `concept`: the points stay and the rule moves. */
export const DRIFTS = ['data', 'concept'] as const;
export type Drift = (typeof DRIFTS)[number];

/** A point in the unit square, y upwards. `above` is its true label: it lies above the rule of the world. */
export interface Sample {
  /** The same point has the same number after any drift. */
  id: number;
  x: number;
  y: number;
  above: boolean;
}

interface Seed {
  x: number;
  /** Height over the rule; its sign is the label for as long as the rule stays. */
  over: number;
}

const COUNT = 60;
const CURVE = { top: 0.64, at: 0.58, bend: 1.5 };
/** How far data drift carries the points to the right, and concept drift turns the rule around `PIVOT`. */
const SHIFT = 0.42;
const PIVOT = 0.34;
const TURN = 2.1;

/** Points before any drift: spread evenly over the left, half of them above the rule, none quite on it. */
const SEEDS: readonly Seed[] = (() => {
  const random = randomFrom(3);
  return Array.from({ length: COUNT }, (_, i) => {
    const x = 0.06 + 0.46 * ((Math.floor(i / 2) + random()) / (COUNT / 2));
    const away = 0.02 + 0.25 * random();
    return { x, over: i % 2 ? away : -away };
  });
})();

/** The rule of the world at `x`: what lies above it is of the first kind. `amount` of drift 0–1. */
export function ruleAt(x: number, drift: Drift, amount: number): number {
  const curve = CURVE.top - CURVE.bend * (x - CURVE.at) ** 2;
  return drift === 'concept' ? curve + amount * TURN * (PIVOT - x) : curve;
}

/** The same points after an `amount` 0–1 of drift, each with the label that is true by then. */
export function samplesAfter(drift: Drift, amount: number): Sample[] {
  return SEEDS.map((seed, id) => {
    const x = drift === 'data' ? seed.x + amount * SHIFT : seed.x;
    const y = ruleAt(x, 'data', 0) + seed.over;
    return { id, x, y, above: y > ruleAt(x, drift, amount) };
  });
}

/** The model that somebody trains on what the world looks like after an `amount` 0–1 of drift. */
export const trainedAfter = (drift: Drift, amount: number): Line => fitLine(samplesAfter(drift, amount));

/** Whether the model is right about a sample. */
export const isRight = (model: Line, { x, y, above }: Sample): boolean =>
  y > model.base + model.slope * x === above;

/** Number of samples that the model is right about. */
export const countRight = (model: Line, samples: readonly Sample[]): number =>
  samples.filter((sample) => isRight(model, sample)).length;
