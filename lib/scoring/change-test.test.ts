import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangePeople, changeTest } from './change-test';
import { compareGroups, signFlipChance } from './permutation';
import { plainChangeTest } from './plain/change-test';
import { mean, sum } from './stats';
import { describeOracle } from './testing/oracle';
import { allSigned, allSplits } from './testing/relabelings';

describeOracle('changeTest', plainChangeTest);

/** T by its definition. */
function statisticOf({ changes, leavers, joiners }: ChangePeople): number {
  const [l, j] = [leavers.length, joiners.length];
  const h = l > 0 && j > 0 ? (l * j) / (l + j) : 0;
  const gap = h > 0 ? mean(joiners) - mean(leavers) : 0;
  return (sum(changes) + h * gap) / (changes.length + h);
}

/** The test by writing down every relabeling. */
function naive(people: ChangePeople) {
  const observed = statisticOf(people);
  const once = people.joiners.length > 0 && people.leavers.length > 0;
  const splits = once
    ? allSplits([...people.leavers, ...people.joiners], people.leavers.length)
    : [[[], []] satisfies [number[], number[]]];
  const all = allSigned(people.changes).flatMap((changes) =>
    splits.map(([leavers, joiners]) => statisticOf({ changes, leavers, joiners })),
  );
  const sizes = all.map(Math.abs);
  const atLeastAs = (bound: number) => sizes.filter((t) => t >= bound - 1e-9).length;
  return {
    statistic: observed,
    relabelings: all.length,
    p: atLeastAs(Math.abs(observed)) / all.length,
    extremest: atLeastAs(Math.max(...sizes)) / all.length,
  };
}

/** Small groups of few different values, so that many relabelings tie; sometimes nobody in a group. */
const people = (value: fc.Arbitrary<number>): fc.Arbitrary<ChangePeople> =>
  fc
    .record({
      changes: fc.array(value, { maxLength: 6 }),
      leavers: fc.array(value, { maxLength: 4 }),
      joiners: fc.array(value, { maxLength: 4 }),
    })
    .filter((p) => p.changes.length > 0 || (p.leavers.length > 0 && p.joiners.length > 0));

describe('changeTest', () => {
  it('counts what writing down every relabeling counts, ties included', () => {
    const quarters = people(fc.integer({ min: -4, max: 4 }).map((v) => v / 4));
    fc.assert(
      fc.property(quarters, (given) => {
        const [got, expected] = [changeTest(given), naive(given)];
        expect(got?.statistic).toBeCloseTo(expected.statistic, 12);
        expect(got?.relabelings).toBe(expected.relabelings);
        expect(got?.p).toBeCloseTo(expected.p, 12);
        expect(got?.smallestP).toBeLessThanOrEqual(expected.extremest + 1e-12);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches its smallest p where no values tie', () => {
    const split = fc.record({
      numbers: fc.uniqueArray(fc.integer({ min: 2, max: 900 }), { minLength: 13, maxLength: 13 }),
      sizes: fc.tuple(fc.nat(5), fc.nat(4), fc.nat(4)),
    });
    fc.assert(
      fc.property(split, ({ numbers, sizes: [m, l, j] }) => {
        fc.pre(m > 0 || (l > 0 && j > 0));
        // Cube roots, for no sums of them to be the same.
        const values = numbers.map((v) => Math.cbrt(v * Math.PI));
        const given = {
          changes: values.slice(0, m),
          leavers: values.slice(5, 5 + l),
          joiners: values.slice(9, 9 + j),
        };
        expect(changeTest(given)?.smallestP).toBeCloseTo(naive(given).extremest, 12);
      }),
    );
  });

  it('is the linked test without leavers or joiners, and the unlinked one without people in both', () => {
    const values = fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, values, (some, others) => {
        const changes = some.map((v) => v - 2);
        for (const once of [
          { leavers: [], joiners: [] },
          { leavers: others, joiners: [] },
          { leavers: [], joiners: others },
        ]) {
          const linked = changeTest({ changes, ...once });
          expect(linked?.statistic).toBeCloseTo(mean(changes), 12);
          expect(linked?.p).toBe(signFlipChance(changes));
        }
        const unlinked = changeTest({ changes: [], leavers: some, joiners: others });
        const expected = compareGroups(some, others);
        expect(unlinked?.statistic).toBeCloseTo(expected.gap, 12);
        expect([unlinked?.p, unlinked?.relabelings]).toEqual([expected.p, expected.total]);
      }),
    );
  });

  it('turns round with the rounds', () => {
    fc.assert(
      fc.property(people(fc.double({ min: 0, max: 4, noNaN: true })), (given) => {
        const changes = given.changes.map((d) => -d);
        const back = changeTest({ changes, leavers: given.joiners, joiners: given.leavers });
        expect(back?.statistic).toBeCloseTo(-(changeTest(given)?.statistic ?? Number.NaN), 12);
        expect(back?.p).toBeCloseTo(changeTest(given)?.p ?? Number.NaN, 12);
      }),
    );
  });

  it.each([
    [5, 0, 0, 0.0625],
    [7, 0, 0, 0.015625],
    [0, 3, 3, 0.1],
    [0, 4, 4, 2 / 70],
    [0, 3, 4, 1 / 35],
    [2, 1, 1, 2 / 8],
    [3, 2, 0, 0.25],
    [40, 9, 3, 1 / 10_000],
  ])('%d in both, %d who left and %d who joined can reach %d', (m, l, j, smallestP) => {
    const given = {
      changes: Array.from({ length: m }, (_, i) => 1 + i / 97),
      leavers: Array.from({ length: l }, (_, i) => i / 89),
      joiners: Array.from({ length: j }, (_, i) => 1 + i / 83),
    };
    const got = changeTest(given);
    expect(got?.smallestP).toBeCloseTo(smallestP, 12);
    expect(got?.p).toBeCloseTo(smallestP, 12);
  });

  it('draws above 200,000 relabelings, and tells the number of all', () => {
    const given = {
      changes: [0.5, 0.25, -0.25, 0.75, 0, 0.5, 0.25, 0.5],
      leavers: Array.from({ length: 8 }, (_, i) => 1 + (i % 3) / 4),
      joiners: Array.from({ length: 9 }, (_, i) => 1.25 + (i % 4) / 4),
    };
    const got = changeTest(given);
    expect(got?.relabelings).toBe(2 ** 8 * 24_310);
    expect(changeTest({ ...given, leavers: [...given.leavers].reverse() })).toEqual(got);
    // Half as many people are counted exactly; the drawn p of all lies below it.
    const half = changeTest({ ...given, leavers: given.leavers.slice(4), joiners: given.joiners.slice(4) });
    expect(half?.relabelings).toBe(2 ** 8 * 126);
    expect(got?.p).toBeLessThan(half?.p ?? 0);
    expect(Math.round((got?.p ?? 0) * 10_000) / 10_000).toBe(got?.p);
  });

  it('says nothing without anybody to compare', () => {
    expect(changeTest({ changes: [], leavers: [], joiners: [] })).toBeNull();
    expect(changeTest({ changes: [], leavers: [1, 2], joiners: [] })).toBeNull();
    expect(plainChangeTest({ stayers: [], leavers: [], joiners: [2] })).toEqual({ status: 'too_few_people' });
    expect(changeTest({ changes: [0, 0], leavers: [1], joiners: [1] })).toMatchObject({
      statistic: 0,
      p: 1,
      verdict: 'no_detectable_change',
    });
  });

  it('tells the smallest p only where it is in the way of the strong words', () => {
    const risen = (m: number) => ({ stayers: Array(m).fill([1, 2]), leavers: [], joiners: [] });
    expect(plainChangeTest(risen(5))).toMatchObject({ smallestP: 0.0625, verdict: 'possible' });
    expect(plainChangeTest(risen(6))).toMatchObject({ smallestP: null, verdict: 'improved' });
  });
});
