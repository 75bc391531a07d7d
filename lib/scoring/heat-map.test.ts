import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeatMapTeam, heatMap, OVERALL } from './heat-map';
import { plainHeatMap } from './plain/heat-map';
import { describeOracle } from './testing/oracle';

describeOracle('heatMap', plainHeatMap);

const COLUMNS = [OVERALL, 'DEV', 'DAT', 'MLO'];

const team = (
  id: string,
  cells: Record<string, [score: number | null, n: number]>,
  format: HeatMapTeam['format'] = 'anonymous',
): HeatMapTeam => ({
  id,
  format,
  cells: new Map(Object.entries(cells).map(([column, [score, n]]) => [column, { score, n }])),
});

const statesOf = (one: HeatMapTeam, threshold = 5) =>
  Object.fromEntries(heatMap([one], COLUMNS, threshold).cells.get(one.id) ?? []);

describe('states of one team', () => {
  it('cover the smallest shown framework, ties by id', () => {
    const cells = { overall: [2, 8], DEV: [2, 6], DAT: [2, 6], MLO: [2, 4] } satisfies Record<
      string,
      [number, number]
    >;
    expect(statesOf(team('a', cells))).toEqual({ overall: 'shown', DEV: 'shown', DAT: 'cover', MLO: 'thin' });
  });

  it('cover nothing when the overall score is thin itself, or when two thin ones cover each other', () => {
    expect(statesOf(team('a', { overall: [2, 4], DEV: [2, 4], DAT: [2, 4] }))).toEqual({
      overall: 'thin',
      DEV: 'thin',
      DAT: 'thin',
    });
    expect(statesOf(team('a', { overall: [2, 6], DEV: [2, 4], DAT: [2, 4] }))).toEqual({
      overall: 'shown',
      DEV: 'thin',
      DAT: 'thin',
    });
  });

  it('hide the overall score where it is that of the only framework with one', () => {
    expect(statesOf(team('a', { overall: [2, 6], DEV: [2, 4], DAT: [null, 2] }))).toEqual({
      overall: 'cover',
      DEV: 'thin',
      DAT: 'no_score',
    });
  });

  it('leave an agreed result alone, and one without answers', () => {
    expect(statesOf(team('a', { overall: [2, 1], DEV: [2, 1] }, 'consensus'))).toEqual({
      overall: 'shown',
      DEV: 'shown',
    });
    expect(statesOf(team('a', { overall: [null, 0] }))).toEqual({ overall: 'no_score' });
    expect(statesOf(team('a', {}))).toEqual({});
  });
});

describe('means of several teams', () => {
  const small = (id: string, n: number) => team(id, { overall: [n / 2, n] });

  it('need three teams, and enough people without any one of them', () => {
    const of = (...sizes: number[]) =>
      heatMap(
        sizes.map((n, i) => small(`t${i}`, n)),
        COLUMNS,
        5,
      ).otherTeams.get(OVERALL);
    expect(of(4, 4)).toBeNull();
    expect(of(2, 2, 2)).toBeNull();
    expect(of(4, 3, 1)).toBeNull();
    expect(of(4, 3, 2)?.people).toBe(9);
    expect(of()).toBeNull();
  });

  it('leave agreed results and hidden cells out of the organization row', () => {
    const shown = ['a', 'b'].map((id) => team(id, { overall: [2, 6] }));
    const with3 = (third: HeatMapTeam) => heatMap([...shown, third], COLUMNS, 5).organization.get(OVERALL);
    expect(with3(team('c', { overall: [4, 1] }, 'consensus'))).toBeNull();
    expect(with3(team('c', { overall: [4, 4] }))).toBeNull();
    expect(with3(team('c', { overall: [null, 6] }))).toBeNull();
    expect(with3(team('c', { overall: [3.5, 12] }))).toEqual({ mean: 2.5, teams: 3, people: 24 });
  });

  it('never let a thin score be worked out from the overall one', () => {
    const n = fc.nat(9);
    const score = fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { freq: 6 });
    const cells = fc.dictionary(fc.constantFrom(...COLUMNS), fc.tuple(score, n));
    fc.assert(
      fc.property(cells, fc.integer({ min: 3, max: 6 }), (given, threshold) => {
        const states = statesOf(team('a', given), threshold);
        const frameworks = Object.entries(states).filter(([id, s]) => id !== OVERALL && s !== 'no_score');
        const hidden = frameworks.filter(([, s]) => s !== 'shown');
        if (states[OVERALL] === 'shown') expect(hidden.length).not.toBe(1);
        for (const [id, state] of Object.entries(states)) {
          expect(state === 'no_score').toBe(given[id]?.[0] === null);
          if (state === 'thin') expect(given[id]?.[1]).toBeLessThan(threshold);
          if (state === 'shown') expect(given[id]?.[1]).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
  });
});
