import { clampScore, SCALE_MAX } from './svg';

/** Sizes of the radar in its own units; the middle square of WIDTH × HEIGHT is what a phone shows. */
export const RADAR = { width: 1000, height: 560, radius: 208, hole: 26 } as const;

/** Distance from the rim to the identity arc, to the numbers and to the names. */
export const RIM = { arc: 8, number: 24, name: 24 } as const;

/** From a name to the next one, and from line to line within one. */
const MIN_LINE = 19;
export const LEADING = 15;
const WIDEST = 320;

/** Direction of axis `index` of `count`: half a step from the top, so that the top stays free for the scale. */
export function axisAngle(index: number, count: number): number {
  return ((index + 0.5) / count) * 2 * Math.PI;
}

/** Radius of a score 0–4. Zero is a small ring, not the centre: a zero is a value, an absence is not. */
export function radiusOf(score: number): number {
  return RADAR.hole + (clampScore(score) / SCALE_MAX) * (RADAR.radius - RADAR.hole);
}

/** Cartesian point with the origin in the centre and y downwards. */
export function polar(angle: number, radius: number): { x: number; y: number } {
  return { x: Math.sin(angle) * radius, y: -Math.cos(angle) * radius };
}

export interface LabelPlace {
  x: number;
  y: number;
  side: 'start' | 'end';
}

/** Width that a name beside axis `index` may take without leaving the drawing or meeting a framework's name, in its units. */
export function labelRoom(index: number, count: number): number {
  const away = Math.abs(polar(axisAngle(index, count), RADAR.radius + RIM.name).x) + 6;
  return Math.min(WIDEST, RADAR.width / 2 - away);
}

/** Places of horizontal names around the rim, each with so many lines: where the axis points, pushed apart until they do not touch. */
export function labelPlaces(lines: readonly number[]): LabelPlace[] {
  const places = lines.map((tall, index): Tall => {
    const angle = axisAngle(index, lines.length);
    const { x, y } = polar(angle, RADAR.radius + RIM.name);
    return { x, y, side: angle <= Math.PI ? 'start' : 'end', over: ((tall - 1) * LEADING) / 2 };
  });
  for (const side of ['start', 'end'] as const) {
    const column = places.filter((place) => place.side === side).sort((a, b) => a.y - b.y);
    const upper = column.filter((place) => place.y < 0).reverse();
    const lower = column.filter((place) => place.y >= 0);
    spread(upper, -1);
    spread(lower, 1);
  }
  return places.map(({ x, y, side }) => ({ x, y, side }));
}

/** A place with half the height that its name has beyond one line. */
type Tall = LabelPlace & { over: number };

/** Walks away from the equator and keeps a line's distance. */
function spread(column: Tall[], direction: 1 | -1): void {
  for (let index = 1; index < column.length; index++) {
    const near = column[index - 1];
    const place = column[index];
    if (!near || !place) continue;
    const limit = near.y + direction * (MIN_LINE + near.over + place.over);
    place.y = direction === 1 ? Math.max(place.y, limit) : Math.min(place.y, limit);
  }
}

/** Runs of consecutive known values around the circle; one run with `closed` when nothing is missing. */
export function knownRuns(values: readonly (number | null)[]): { closed: boolean; runs: number[][] } {
  const count = values.length;
  const missing = values.indexOf(null);
  if (missing === -1) return { closed: true, runs: [values.map((_, index) => index)] };
  const runs: number[][] = [];
  let run: number[] = [];
  for (let step = 1; step <= count; step++) {
    const index = (missing + step) % count;
    if (values[index] === null) {
      if (run.length) runs.push(run);
      run = [];
    } else run.push(index);
  }
  return { closed: false, runs };
}
