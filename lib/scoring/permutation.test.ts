import { describe, expect, it } from 'vitest';
import golden from './golden.json';
import { benjaminiHochberg, compareGroups, holm, signFlipChance } from './permutation';
import { mean } from './stats';

const { E8_holm, E9a, E9b, E9c } = golden.golden;
const near = (actual: number, expected: number) => expect(Math.abs(actual - expected)).toBeLessThan(1e-9);

describe('signFlipChance', () => {
  it('E9 linked differences', () => {
    near(mean(E9a.d), E9a.delta);
    near(signFlipChance(E9a.d), E9a.p);
    near(signFlipChance(E9b.d), E9b.p);
  });

  it.each([
    [5, 0.0625],
    [6, 0.03125],
    [7, 0.015625],
    [16, 2 / 2 ** 16],
  ])('reaches its minimum for %d equal signs', (m, p) => near(signFlipChance(Array(m).fill(1)), p));

  it('is 1 without any difference', () => {
    expect(signFlipChance([])).toBe(1);
    expect(signFlipChance([0, 0, 0])).toBe(1);
  });

  it('draws above 17 people, with the same result each time and in any order', () => {
    const d = Array.from({ length: 20 }, (_, i) => ((i * 7) % 5) / 4 - 0.25);
    const p = signFlipChance(d);
    expect(signFlipChance([...d].reverse())).toBe(p);
    expect(Number.isInteger(Math.round(p * 1e8) / 1e4)).toBe(true);
    // Normal approximation of the same test: z = Σd / √Σd² = 5 / √3.75, two-sided p = .0098.
    expect(p).toBeGreaterThan(0.005);
    expect(p).toBeLessThan(0.016);
    near(signFlipChance(Array(40).fill(1)), 1 / 10_000);
  });
});

describe('compareGroups', () => {
  it('E9 unlinked rounds', () => {
    const got = compareGroups(E9c.before, E9c.after);
    near(got.gap, E9c.delta);
    near(got.p, E9c.p);
    expect(got.total).toBe(E9c.total);
    near(compareGroups(E9c.after, E9c.before).p, E9c.p);
  });

  it.each([
    [3, 0.1],
    [4, 2 / 70],
    [5, 2 / 252],
  ])('reaches its minimum for %d against %d', (n, p) =>
    near(compareGroups(Array(n).fill(0), Array(n).fill(1)).p, p),
  );

  it('handles groups of different sizes', () => {
    const got = compareGroups([0, 0, 0, 0, 0.5], [1, 2]);
    expect(got.total).toBe(21);
    near(got.p, 1 / 21);
  });

  it('draws above 200,000 relabelings', () => {
    const a = Array.from({ length: 12 }, (_, i) => i / 10);
    const got = compareGroups(
      a,
      a.map((v) => v + 2),
    );
    expect(got.total).toBeGreaterThan(200_000);
    near(got.p, 1 / 10_000);
    near(compareGroups(a, a).p, 1);
  });
});

describe('holm', () => {
  it('E8 keeps the order given', () => {
    for (const [i, p] of holm([0.01, 0.04, 0.03, 0.2]).entries()) near(p, E8_holm[i] ?? Number.NaN);
  });
  it('never exceeds 1', () => expect(holm([0.9, 0.8])).toEqual([1, 1]));
  it('accepts nothing', () => expect(holm([])).toEqual([]));
});

describe('benjaminiHochberg', () => {
  it('keeps the order given and never exceeds Holm', () => {
    // p·n/rank from the largest down, never above what is below it: .2, .16/3, .16/3, .04.
    const chances = [0.01, 0.04, 0.03, 0.2];
    const adjusted = benjaminiHochberg(chances);
    for (const [i, p] of [0.04, 0.16 / 3, 0.16 / 3, 0.2].entries()) near(adjusted[i] ?? Number.NaN, p);
    for (const [i, p] of holm(chances).entries()) expect(adjusted[i]).toBeLessThanOrEqual(p + 1e-12);
  });
  it('is the p itself when all are alike, and accepts nothing', () => {
    expect(benjaminiHochberg([0.3, 0.3, 0.3])).toEqual([0.3, 0.3, 0.3].map((p) => expect.closeTo(p, 12)));
    expect(benjaminiHochberg([])).toEqual([]);
  });
});
