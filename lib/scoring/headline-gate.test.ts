import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTest } from './change-test';
import { type GateLeaf, headlineGate } from './headline-gate';
import { plainHeadlineGate } from './plain/headline-gate';
import { mean, sum } from './stats';
import { describeOracle } from './testing/oracle';
import { allSigned, allSplits } from './testing/relabelings';

describeOracle('headlineGate', plainHeadlineGate);

const group = (values: readonly (number | null)[], from = 0): Map<string, number> =>
  new Map(values.flatMap((v, i): [string, number][] => (v === null ? [] : [[`p${from + i}`, v]])));

const linked = (id: string, changes: readonly (number | null)[]): GateLeaf => ({
  id,
  stayers: group(changes),
  leavers: new Map(),
  joiners: new Map(),
});

/** A leaf that links nobody: the first answers are of the earlier round. */
const unlinked = (id: string, before: readonly number[], after: readonly number[]): GateLeaf => ({
  id,
  stayers: new Map(),
  leavers: group(before),
  joiners: group(after),
});

/** The gate in one direction by its definition, for statistics of each leaf (rows) under each relabeling (columns). */
function naive(statistics: readonly (readonly number[])[], sign: 1 | -1) {
  const patterns = statistics[0]?.length ?? 1;
  const moved = statistics.map((own) =>
    own.map((t) => {
      const p = own.filter((other) => Math.abs(other) >= Math.abs(t) - 1e-9).length / own.length;
      return sign * t >= 0.25 - 1e-9 && p <= 0.05 + 1e-9;
    }),
  );
  const counts = Array.from({ length: patterns }, (_, s) => moved.filter((own) => own[s]).length);
  const observed = counts[0] ?? 0;
  return { observed, p: counts.filter((count) => count >= observed).length / patterns };
}

describe('headlineGate', () => {
  it('counts what all patterns of signs give, with ties and missing answers', () => {
    const change = fc.option(fc.integer({ min: -4, max: 4 }), { freq: 8 });
    const table = fc
      .integer({ min: 5, max: 8 })
      .chain((m) =>
        fc.array(fc.array(change, { minLength: m, maxLength: m }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 2 }), (rows, shift) => {
        // Shifted upwards, so that many leaves are improved.
        const changes = rows.map((row) => row.map((d) => d && d + shift));
        const statistics = changes.map((row) =>
          allSigned(row.map((d) => d ?? 0)).map((signed) => {
            const given = row.filter((d) => d !== null).length;
            return given === 0 ? 0 : sum(signed) / given;
          }),
        );
        const got = headlineGate(changes.map((row, i) => linked(`Q${i}`, row)));
        for (const [way, sign] of [['improved', 1] as const, ['declined', -1] as const]) {
          const expected = naive(statistics, sign);
          expect(got[way].leaves.length).toBe(expected.observed);
          expect(got[way].p).toBeCloseTo(expected.p, 12);
          expect(got[way].named).toBe(expected.observed > 0 && expected.p <= 0.05 + 1e-9);
        }
        for (const [i, row] of changes.entries()) {
          const alone = changeTest({ changes: row.filter((d) => d !== null), leavers: [], joiners: [] });
          expect(got.rows[i]?.p ?? null).toEqual(alone ? expect.closeTo(alone.p, 12) : null);
          expect(got.rows[i]?.improved).toBe(alone?.verdict === 'improved');
          expect(got.rows[i]?.declined).toBe(alone?.verdict === 'declined');
        }
      }),
    );
  });

  it('comes near what all ways to relabel whole sheets give, where no leaf is linkable', () => {
    const answers: [number[], number[]][] = [
      [
        [1, 1, 0, 1, 2],
        [3, 2, 3, 2, 4],
      ],
      [
        [2, 1, 1, 2, 1],
        [2, 3, 2, 3, 3],
      ],
      [
        [0, 2, 1, 3, 1],
        [1, 2, 2, 1, 3],
      ],
      [
        [2, 2, 1, 2, 3],
        [1, 1, 2, 2, 2],
      ],
    ];
    const sheets = Array.from({ length: 10 }, (_, i) => i);
    const splits = allSplits(sheets, 5);
    const statistics = answers.map(([before, after]) => {
      const of = (sheet: number) => [...before, ...after][sheet] ?? Number.NaN;
      return splits.map(([a, b]) => mean(b.map(of)) - mean(a.map(of)));
    });
    const expected = naive(statistics, 1);
    const got = headlineGate(answers.map(([before, after], i) => unlinked(`Q${i}`, before, after)));
    expect(got.improved.leaves).toEqual(['Q0', 'Q1']);
    expect(expected.observed).toBe(2);
    // Five standard deviations of 9,999 draws.
    const margin = 5 * Math.sqrt(expected.p / 9_999) + 1 / 10_000;
    expect(Math.abs(got.improved.p - expected.p)).toBeLessThan(margin);
    for (const [i, [before, after]] of answers.entries()) {
      const alone = changeTest({ changes: [], leavers: before, joiners: after });
      expect(got.rows[i]?.p).toBeCloseTo(alone?.p ?? Number.NaN, 12);
      expect(got.rows[i]?.delta).toBeCloseTo(alone?.statistic ?? Number.NaN, 12);
    }
  });

  it('for one leaf of people in both, leavers and joiners is the share of relabelings with a strong word', () => {
    const leaf = {
      id: 'Q',
      stayers: group([1, 2, 1]),
      leavers: group([0, 1, 1], 3),
      joiners: group([2, 3], 6),
    };
    const h = 6 / 5;
    const all = allSigned([1, 2, 1]).flatMap((signed) =>
      allSplits([0, 1, 1, 2, 3], 3).map(([a, b]) => (sum(signed) + h * (mean(b) - mean(a))) / (3 + h)),
    );
    const expected = naive([all], 1);
    const got = headlineGate([leaf]);
    expect(expected.observed).toBe(1);
    expect(got.improved).toMatchObject({ leaves: ['Q'], named: true });
    expect(Math.abs(got.improved.p - expected.p)).toBeLessThan(5 * Math.sqrt(expected.p / 9_999) + 1e-4);
  });

  it('counts leaves that say the same of the same people as one finding', () => {
    // Ten leaves under the same signs are never fewer than ten; under signs of their own they would be very rare.
    const row = [1, 2, 1, 1, 0, 1, 2, 1];
    const one = headlineGate([linked('Q', row)]);
    const ten = headlineGate(Array.from({ length: 10 }, (_, i) => linked(`Q${i}`, row)));
    expect(ten.improved.p).toBe(one.improved.p);
    const [before, after] = [
      [1, 1, 0, 1, 2, 1],
      [3, 2, 3, 2, 4, 2],
    ];
    const apart = Array.from({ length: 10 }, (_, i) => unlinked(`Q${i}`, before ?? [], after ?? []));
    expect(headlineGate(apart).improved.p).toBe(headlineGate(apart.slice(0, 1)).improved.p);
  });

  /** Twelve to forty people with irregular answers; every third leaf is not linkable. */
  const many = (m: number, leaves: number): GateLeaf[] =>
    Array.from({ length: leaves }, (_, q) => {
      const before = Array.from({ length: m }, (_, i) => (i * 7 + q * 3 + ((i * q) % 5)) % 5);
      const after = before.map((v, i) => Math.min(4, v + ((i + q) % 3 === 0 ? 1 : 0)));
      if (q % 3 === 0) return unlinked(`Q${q}`, before, after);
      const changes = after.map((v, i) => v - (before[i] ?? 0));
      return linked(`Q${q}`, changes);
    });

  it('gives the same result whatever the order of leaves and people, also when it draws', () => {
    for (const leaves of [many(20, 6), many(20, 6).filter((leaf) => leaf.stayers.size > 0)]) {
      const turned = leaves
        .map(({ id, stayers, leavers, joiners }) => ({
          id,
          stayers: new Map([...stayers].reverse()),
          leavers: new Map([...leavers].reverse()),
          joiners: new Map([...joiners].reverse()),
        }))
        .reverse();
      const [got, back] = [headlineGate(leaves), headlineGate(turned)];
      expect([...back.rows].reverse()).toEqual(got.rows);
      expect([back.improved.p, back.declined.p]).toEqual([got.improved.p, got.declined.p]);
    }
  });

  it('copes with 500 people and 29 leaves', () => {
    const got = headlineGate(many(500, 29));
    expect(got.rows).toHaveLength(29);
    expect(got.rows.every(({ p }) => p !== null && p > 0 && p <= 1)).toBe(true);
  });

  it('says nothing of leaves without anybody to compare', () => {
    expect(headlineGate([])).toEqual({
      rows: [],
      improved: { leaves: [], p: 1, eitherP: 1, named: false },
      declined: { leaves: [], p: 1, eitherP: 1, named: false },
    });
    const leaver = { id: 'Q', stayers: group([]), leavers: group([1, 2]), joiners: group([]) };
    expect(headlineGate([leaver, linked('R', Array(6).fill(1))])).toMatchObject({
      rows: [
        { delta: null, p: null, improved: false },
        { delta: 1, p: 1 / 32, improved: true },
      ],
      improved: { leaves: ['R'], p: 1 / 64, named: true },
    });
    expect(plainHeadlineGate({ people: ['a'], leaves: ['Q'], changes: { Q: { a: null } } })).toEqual({
      rows: [{ id: 'Q', delta: null, p: null, improved: false }],
      improved: 0,
      p: 1,
      named: false,
    });
  });
});
