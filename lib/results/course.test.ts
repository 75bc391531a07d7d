import { describe, expect, it } from 'vitest';
import { courseOf, isNotable, spanOf } from './course';
import { point } from './testing';

const line = (scores: (number | null)[], first = 'r') =>
  scores.map((score, i) =>
    point(`${first}${i}`, 1 + i * 91, { score, comparedWith: i === 0 ? null : `${first}${i - 1}` }),
  );

describe('the course of a line', () => {
  it('goes from its first comparable round to the newest one', () => {
    const course = courseOf(line([0.6, 0.82, 1.1, 1.31, 1.51, 1.74]));
    expect(course).toMatchObject({ rounds: 6, from: 0.6, to: 1.74, claim: 'rising' });
    expect(course && spanOf(course.since, course.until)).toEqual({ unit: 'months', count: 15 });
  });

  it('is claimed from five rounds on, and only described below', () => {
    expect(courseOf(line([0.6, 0.9, 1.2, 1.6]))?.claim).toBe('none');
    expect(courseOf(line([1.6, 1.4, 1.2, 0.9, 0.6]))?.claim).toBe('falling');
    expect(courseOf(line([0.6, 1.4, 1.2, 1.5, 1.1]))?.claim).toBe('none');
  });

  it('begins where rounds begin to compare, and passes over one of another kind', () => {
    const [a, b, c] = line([1, 2, 3]);
    if (!a || !b || !c) throw new Error('Three rounds.');
    const broken = [a, { ...b, comparedWith: null }, c];
    expect(courseOf(broken)).toMatchObject({ rounds: 2, from: 2, to: 3 });
    const passed = [a, point('quick', 40, { score: 4 }), b];
    expect(courseOf(passed)).toMatchObject({ rounds: 2, from: 1, to: 2 });
  });

  it('is that of the rounds before one that stands alone or has no score', () => {
    const before = line([1, 1.5, 2]);
    expect(courseOf([...before, point('quick', 400, { score: 3 })])).toMatchObject({ rounds: 3, to: 2 });
    const hidden = point('now', 400, { score: null, ci95: null, n: null });
    expect(courseOf([...before, hidden])).toMatchObject({ rounds: 3, to: 2 });
  });

  it('is nothing where no two rounds compare', () => {
    expect(courseOf([])).toBeNull();
    expect(courseOf(line([1]))).toBeNull();
    expect(courseOf([point('a', 1), point('b', 2)])).toBeNull();
  });
});

describe('a course worth a sentence', () => {
  it.each([
    [[1, 1.1, 1.24], false],
    [[1, 1.1, 1.25], true],
    [[1.25, 1.1, 1], true],
    [[1, 2], false],
    [[1, 1.01, 1.02, 1.03, 1.04], true],
  ])('%j: %s', (scores, notable) => {
    const course = courseOf(line(scores));
    expect(course && isNotable(course)).toBe(notable);
  });
});

describe('how long it took', () => {
  it.each([
    [0, 'days', 1],
    [14, 'days', 14],
    [45, 'days', 45],
    [46, 'months', 2],
    [365, 'months', 12],
  ])('%i days: %s %i', (days, unit, count) => {
    const since = new Date('2026-01-01T12:00:00Z');
    expect(spanOf(since, new Date(since.getTime() + days * 86_400_000))).toEqual({ unit, count });
  });
});
