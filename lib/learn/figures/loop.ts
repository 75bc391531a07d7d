import { num, point } from '@/lib/charts/svg';

/** A figure eight around the origin: two circles, and two straight lines that cross between them. */
export interface LoopShape {
  /** Which way the eight lies: lobes side by side, or one above the other. */
  lies: 'across' | 'upright';
  /** From the crossing to the middle of a lobe; more than `radius`. */
  reach: number;
  radius: number;
  /** Lengthens the eight along its axis. */
  stretch: number;
}

export interface Spot {
  x: number;
  y: number;
}

/** Degrees around each lobe from the crossing: four phases of development, three of operation. */
const DEVELOPMENT = [68, 140, 220, 292];
const OPERATION = [68, 180, 292];

/** From along the axis and beside it to x and y. Development lies left, or above. */
function place({ lies, stretch }: LoopShape, along: number, beside: number): Spot {
  return lies === 'across' ? { x: along * stretch, y: beside } : { x: -beside, y: along * stretch };
}

/** Where the straight lines touch the circles, from the crossing. */
function tangent({ reach, radius }: LoopShape): { along: number; beside: number } {
  const angle = Math.acos(radius / reach);
  return { along: reach - radius * Math.cos(angle), beside: radius * Math.sin(angle) };
}

/** The whole way as a closed path: from the crossing around development, then around operation. */
export function loopPath(shape: LoopShape): string {
  const { along, beside } = tangent(shape);
  const at = (u: number, v: number) => {
    const { x, y } = place(shape, u, v);
    return point(x, y);
  };
  const { radius, stretch } = shape;
  const radii =
    shape.lies === 'across'
      ? `${num(radius * stretch)} ${num(radius)}`
      : `${num(radius)} ${num(radius * stretch)}`;
  return (
    `M0 0L${at(-along, -beside)}A${radii} 0 1 0 ${at(-along, beside)}` +
    `L${at(along, -beside)}A${radii} 0 1 1 ${at(along, beside)}Z`
  );
}

/** Places of the seven phases in their order. */
export function loopSpots(shape: LoopShape): Spot[] {
  const { reach, radius } = shape;
  const on = (side: -1 | 1) => (degrees: number) => {
    const angle = (degrees / 180) * Math.PI;
    return place(shape, side * (reach - radius * Math.cos(angle)), -radius * Math.sin(angle));
  };
  return [...DEVELOPMENT.map(on(-1)), ...OPERATION.map(on(1))];
}

/** Middles of the two lobes: development, operation. */
export const loopMiddles = (shape: LoopShape): [Spot, Spot] => [
  place(shape, -shape.reach, 0),
  place(shape, shape.reach, 0),
];

/** Where arrowheads stand on the straight lines, with the angle in degrees at which they point. */
export function loopArrows(shape: LoopShape): (Spot & { turn: number })[] {
  const { along, beside } = tangent(shape);
  // Twice towards development, twice towards operation: into the crossing and out of it.
  const ways = [
    [-1, -1, -1],
    [-1, 1, 1],
    [1, -1, 1],
    [1, 1, -1],
  ] as const;
  return ways.map(([u, v, heading]) => {
    const { x, y } = place(shape, (u * along) / 2, (v * beside) / 2);
    const out = u === heading ? 1 : -1;
    return { x, y, turn: (Math.atan2(y * out, x * out) * 180) / Math.PI };
  });
}
