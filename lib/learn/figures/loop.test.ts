import { describe, expect, it } from 'vitest';
import { type LoopShape, loopArrows, loopMiddles, loopPath, loopSpots } from './loop';

const across: LoopShape = { lies: 'across', reach: 108, radius: 80, stretch: 1 };
const upright: LoopShape = { ...across, lies: 'upright', stretch: 1.5 };

describe('the loop', () => {
  it('has four phases on the lobe of development and three on that of operation', () => {
    const [left, right] = loopMiddles(across);
    const spots = loopSpots(across);
    expect(spots).toHaveLength(7);
    for (const [i, { x, y }] of spots.entries()) {
      const middle = i < 4 ? left : right;
      expect(Math.hypot(x - middle.x, y - middle.y)).toBeCloseTo(80, 6);
      expect(i < 4 ? x < 0 : x > 0).toBe(true);
    }
  });

  it('goes around development against the clock, then around operation with it', () => {
    const turn = (spots: { x: number; y: number }[], middle: { x: number; y: number }) =>
      spots.slice(1).map((spot, i) => {
        const before = spots[i] ?? spot;
        return Math.sign(
          (before.x - middle.x) * (spot.y - middle.y) - (before.y - middle.y) * (spot.x - middle.x),
        );
      });
    const spots = loopSpots(across);
    const [left, right] = loopMiddles(across);
    // In screen coordinates a positive cross product turns with the clock.
    expect(turn(spots.slice(0, 4), left)).toEqual([-1, -1, -1]);
    expect(turn(spots.slice(4), right)).toEqual([1, 1]);
  });

  it('touches its circles with the straight lines', () => {
    const [x = 0, y = 0] = /^M0 0L(\S+) (\S+)A/.exec(loopPath(across))?.slice(1).map(Number) ?? [];
    const [{ x: middle }] = loopMiddles(across);
    expect(Math.hypot(x - middle, y)).toBeCloseTo(80, 0);
    // The radius stands at a right angle on the tangent from the crossing.
    expect(Math.abs((x - middle) * x + y * y) / 80 / 108).toBeLessThan(0.01);
  });

  it('stands upright as the same loop, turned and lengthened', () => {
    for (const [i, { x, y }] of loopSpots(upright).entries()) {
      const twin = loopSpots(across)[i];
      expect(x).toBeCloseTo(-(twin?.y ?? 0), 6);
      expect(y).toBeCloseTo(1.5 * (twin?.x ?? 0), 6);
    }
    expect(loopPath(upright)).toContain('A80 120 ');
  });

  it.each([across, upright])('points its arrows along the lines through the crossing', (shape) => {
    const arrows = loopArrows(shape);
    expect(arrows).toHaveLength(4);
    const out = arrows.filter(({ x, y, turn }) => {
      const angle = (turn / 180) * Math.PI;
      const along = (Math.cos(angle) * x + Math.sin(angle) * y) / Math.hypot(x, y);
      expect(Math.abs(along)).toBeCloseTo(1, 6);
      return along > 0;
    });
    expect(out).toHaveLength(2);
  });
});
