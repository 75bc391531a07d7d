import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainPooling } from './plain/pooling';
import { type PooledTeam, poolTeams } from './pooling';
import { describeOracle } from './testing/oracle';

describeOracle('pooling', plainPooling);

const anyTeam = fc.record({
  score: fc.double({ min: 0, max: 4, noNaN: true }),
  seJackknife: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
  n: fc.integer({ min: 3, max: 20 }),
  answers: fc.integer({ min: 3, max: 2000 }),
});
const anyTeams = fc
  .array(anyTeam, { minLength: 5, maxLength: 12 })
  .map((teams) => teams.map((team, i): PooledTeam => ({ id: `t${i}`, ...team })));

const pooled = (teams: readonly PooledTeam[]) => {
  const found = poolTeams(teams);
  if (!found) throw new Error('not pooled');
  return found;
};

const scoreOf = (teams: readonly PooledTeam[], id: string) =>
  teams.find((team) => team.id === id)?.score ?? Number.NaN;

describe('poolTeams', () => {
  it('solves the equations for the mean and for the variance between teams', () => {
    fc.assert(
      fc.property(anyTeams, (teams) => {
        const { betweenVariance: a, mean, rows, seMean } = pooled(teams);
        const parts = rows.map(({ id, variance }) => ({ y: scoreOf(teams, id), v: variance }));
        const add = (of: (part: { y: number; v: number }) => number) =>
          parts.reduce((total, part) => total + of(part), 0);
        // μ is where the weighted deviations cancel; Σ(y − μ)²/(V + A) is K − 1, or less with A = 0.
        expect(add(({ y, v }) => (y - mean) / (v + a))).toBeCloseTo(0, 8);
        const spread = add(({ y, v }) => (y - mean) ** 2 / (v + a));
        if (a > 0) expect(spread).toBeCloseTo(teams.length - 1, 9);
        else expect(spread).toBeLessThanOrEqual(teams.length - 1 + 1e-9);
        expect(seMean ** -2).toBeCloseTo(
          add(({ v }) => 1 / (v + a)),
          6,
        );
      }),
    );
  });

  it('pulls every score towards the mean and never past it, those of few people furthest', () => {
    fc.assert(
      fc.property(anyTeams, (teams) => {
        const { mean, rows } = pooled(teams);
        for (const row of rows) {
          const y = scoreOf(teams, row.id);
          expect(row.shrinkage).toBeGreaterThan(0);
          expect(row.shrinkage).toBeLessThan(1);
          expect(row.score).toBeCloseTo(y + row.shrinkage * (mean - y), 12);
          expect(row.se ** 2).toBeGreaterThan(0);
        }
        const byVariance = [...rows].sort((a, b) => a.variance - b.variance);
        for (const [i, row] of byVariance.slice(1).entries())
          expect(row.shrinkage).toBeGreaterThanOrEqual((byVariance[i]?.shrinkage ?? 0) - 1e-12);
      }),
    );
  });

  it('does not depend on the order of the teams, nor on where the scale begins', () => {
    fc.assert(
      fc.property(anyTeams, fc.double({ min: -2, max: 2, noNaN: true }), (teams, shift) => {
        const got = pooled(teams);
        const turned = pooled([...teams].reverse());
        expect(turned.mean).toBeCloseTo(got.mean, 10);
        expect(turned.betweenVariance).toBeCloseTo(got.betweenVariance, 10);
        const moved = pooled(teams.map((team) => ({ ...team, score: team.score + shift })));
        expect(moved.mean).toBeCloseTo(got.mean + shift, 9);
        expect(moved.betweenVariance).toBeCloseTo(got.betweenVariance, 9);
      }),
    );
  });

  const alike = (change: Partial<PooledTeam> = {}) =>
    Array.from(
      { length: 5 },
      (_, i): PooledTeam => ({
        id: `t${i}`,
        score: 2,
        seJackknife: 0.2,
        n: 6,
        answers: 100,
        ...change,
      }),
    );

  it('finds nothing between teams that score the same', () => {
    const got = pooled(alike());
    expect(got).toMatchObject({ betweenVariance: 0, mean: 2, q: 0, i2: 0, mayCompare: false });
    expect(got.rows.every((row) => row.side === 'not_distinguishable' && row.reliability === 0)).toBe(true);
  });

  it('takes the rounding of answers for the least error, also where everybody agrees', () => {
    const got = pooled(alike({ seJackknife: 0 }));
    expect(got.pooledVariance).toBe(0);
    expect(got.rows[0]?.variance).toBeCloseTo(1 / 1200, 15);
  });

  it('takes teams of three or four in, but shows no interval of theirs', () => {
    const teams = alike().map((team, i) => (i === 0 ? { ...team, n: 4, score: 4 } : team));
    const [few, other] = pooled(teams).rows;
    expect(few).toMatchObject({ interval: null, side: 'not_distinguishable' });
    expect(other?.interval).not.toBeNull();
    expect(few?.variance).toBeGreaterThan(other?.variance ?? 0);
  });

  it('pools no fewer than five teams', () => {
    expect(poolTeams(alike().slice(1))).toBeNull();
    expect(poolTeams([])).toBeNull();
  });
});
