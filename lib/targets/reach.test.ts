import { describe, expect, it } from 'vitest';
import type { Level } from '@/lib/model/schema';
import { targetReach } from './reach';

const principle = (score: number | null, level: Level | null) => ({
  scope: 'principle' as const,
  score,
  level,
});

describe('targetReach', () => {
  it('is reached when the shown level is', () => {
    expect(targetReach(principle(2.6, 3), 3)).toEqual({ kind: 'reached' });
    expect(targetReach(principle(3.9, 4), 3)).toEqual({ kind: 'reached' });
  });

  it('counts the points to the mean that the level asks for', () => {
    const reach = targetReach(principle(1.9, 2), 3);
    expect(reach).toEqual({ kind: 'toGo', points: expect.closeTo(0.6, 10) });
  });

  it('says that something else is missing where the mean is enough', () => {
    expect(targetReach(principle(2.9, 2), 3)).toEqual({ kind: 'missing' });
    expect(targetReach(principle(2.499, 2), 3)).toEqual({ kind: 'missing' });
  });

  it('compares the score of the whole, which has no level', () => {
    const whole = (score: number) => targetReach({ scope: 'overall', score, level: null }, 3);
    expect(whole(3)).toEqual({ kind: 'reached' });
    expect(whole(2.4)).toEqual({ kind: 'toGo', points: expect.closeTo(0.6, 10) });
  });

  it('says nothing of a row without a score', () => {
    expect(targetReach(principle(null, null), 1)).toBeNull();
    expect(targetReach({ scope: 'overall', score: null, level: null }, 1)).toBeNull();
    expect(targetReach(principle(2, null), 1)).toBeNull();
  });
});
