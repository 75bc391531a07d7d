import { describe, expect, it } from 'vitest';
import type { Level } from '@/lib/model/schema';
import { type StairSize, stair, stairPaths, stairStroke } from './stair';

const SIZES: StairSize[] = [16, 20, 32];
const LEVELS: Level[] = [0, 1, 2, 3, 4];

describe('the stair', () => {
  it.each(SIZES)('fills one step more per level at %i px', (size) => {
    for (const level of LEVELS) {
      const fill = stairPaths(size, level, 'level').find((path) => path.role === 'fill');
      expect(fill?.d.match(/v-/g)).toHaveLength(level + 1);
    }
  });

  it.each(SIZES)('falls on whole pixels and spans the %i px box', (size) => {
    const [outline] = stairPaths(size, 0, 'level').filter((path) => path.role === 'outline');
    const steps = Array.from(outline?.d.matchAll(/h([\d.]+)/g) ?? [], (match) => Number(match[1]));
    const width = steps.reduce((sum, step) => sum + step, 0);
    expect(steps.every(Number.isInteger)).toBe(true);
    expect(width + stairStroke(size)).toBe(size);
    const origin = Number(/^M([\d.]+)/.exec(outline?.d ?? '')?.[1]);
    expect(Number.isInteger(origin - stairStroke(size) / 2)).toBe(true);
  });

  it('never fills a step when the level is unknown, hidden or not applicable', () => {
    for (const state of ['unknown', 'hidden', 'not_applicable'] as const) {
      expect(stairPaths(16, null, state).some((path) => path.role === 'fill')).toBe(false);
    }
    expect(stairPaths(16, null, 'level').map((path) => path.role)).toEqual(['hatch', 'dashed']);
  });

  it('dashes the outline of a provisional level, and keeps its fill', () => {
    expect(stairPaths(20, 2, 'provisional').map((path) => path.role)).toEqual(['fill', 'dashed']);
  });

  it('is decoration without a title and an image with one', () => {
    expect(stair(1, { title: '' })).toContain('aria-hidden="true"');
    expect(stair(1, { title: 'Level 1 of 4' })).toMatch(/role="img".*<title>Level 1 of 4<\/title>/);
  });

  it('tells every state apart without colour', () => {
    const shapes = [
      ...LEVELS.map((level) => stairPaths(16, level, 'level')),
      stairPaths(16, 2, 'provisional'),
      stairPaths(16, null, 'unknown'),
      stairPaths(16, null, 'hidden'),
      stairPaths(16, null, 'not_applicable'),
    ].map((paths) => JSON.stringify(paths));
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
