/** The line y = base + slope · x: what lies above it is of the first kind. */
export interface Line {
  base: number;
  slope: number;
}

interface Labelled {
  x: number;
  y: number;
  above: boolean;
}

const ROUNDS = 600;
/** Below 2 / (3 · ¼), where descent on three standardized features stays stable. */
const STEP = 2;
/** Holds the weights small, so that kinds that do not overlap have one best line too. */
const RIDGE = 5e-4;

/**
 * The boundary of a logistic regression on the points, by gradient descent with a fixed number of rounds: the same
 * points always give the same line. Needs points of both kinds that differ in x and in y.
 */
export function fitLine(points: readonly Labelled[]): Line {
  const mean = (of: (point: Labelled) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [midX, midY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const wideX = Math.sqrt(mean(({ x }) => (x - midX) ** 2));
  const wideY = Math.sqrt(mean(({ y }) => (y - midY) ** 2));
  const rows = points.map(({ x, y, above }) => ({
    x: (x - midX) / wideX,
    y: (y - midY) / wideY,
    truth: above ? 1 : 0,
  }));
  let [bias, along, up] = [0, 0, 1];
  for (let round = 0; round < ROUNDS; round++) {
    let [toBias, toAlong, toUp] = [0, 0, 0];
    for (const { x, y, truth } of rows) {
      const error = 1 / (1 + Math.exp(-(bias + along * x + up * y))) - truth;
      toBias += error;
      toAlong += error * x;
      toUp += error * y;
    }
    bias -= (STEP * toBias) / rows.length;
    along -= STEP * (toAlong / rows.length + RIDGE * along);
    up -= STEP * (toUp / rows.length + RIDGE * up);
  }
  const slope = ((-along / up) * wideY) / wideX;
  return { slope, base: midY - (bias / up) * wideY - slope * midX };
}
