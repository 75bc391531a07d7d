import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decompose } from './decomposition';
import { everybodyChange } from './everybody';
import { signFlipChance } from './permutation';
import { plainDecomposition } from './plain/decomposition';
import { pairRounds, type RoundPair } from './round-pair';
import { makeModel, makeRound, respondentsFrom } from './testing';
import { anyRound } from './testing/arbitrary';
import { describeOracle } from './testing/oracle';
import type { RoundInput } from './types';

// Many random rounds: slow only when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

describeOracle('decomposition', plainDecomposition);

/** Roll-up over some items by its definition: weighted means, children of a group equal, nothing for an empty branch. */
function rollUp(input: RoundInput, means: ReadonlyMap<string, number>, id: string): number | null {
  const { model, scope, mode } = input;
  const mean = (parts: readonly { id: string; weight: number }[]): number | null => {
    let [total, weights] = [0, 0];
    for (const part of parts) {
      const score = rollUp(input, means, part.id);
      if (score !== null) [total, weights] = [total + part.weight * score, weights + part.weight];
    }
    return weights === 0 ? null : total / weights;
  };
  if (means.has(id)) return means.get(id) ?? null;
  if (id === 'overall') return mean(model.frameworks.filter((f) => scope.includes(f.id)));
  const children = model.principles.filter((p) => p.parent === id);
  if (children.length > 0) return mean(children.map((p) => ({ id: p.id, weight: 1 })));
  const tops = model.principles.filter((p) => p.framework === id && p.parent === null);
  if (tops.length > 0) return mean(tops);
  return mode === 'quick' ? null : mean(model.practices.filter((p) => p.principle === id));
}

/** Means of these items over some of the people. */
function meansOf(
  input: RoundInput,
  items: readonly string[],
  counts: (person: string, item: string) => boolean,
) {
  const means = new Map<string, number>();
  for (const item of items) {
    const values = input.respondents.flatMap(({ id, answers }): number[] => {
      const value = answers[item];
      return typeof value === 'number' && counts(id, item) ? [value] : [];
    });
    if (values.length > 0) means.set(item, values.reduce((a, b) => a + b, 0) / values.length);
  }
  return means;
}

const numeric = (input: RoundInput, person: string, item: string): boolean =>
  typeof input.respondents.find((r) => r.id === person)?.answers[item] === 'number';

/** Two rounds of eight people or fewer; the later one with some of the same people. */
const twoRounds = (change: Partial<RoundInput>) =>
  fc
    .record({
      before: anyRound(change),
      after: anyRound(change),
      shift: fc.nat(3),
      weighting: fc.constant(change.weighting ?? ('equal' as const)),
    })
    .map(({ before, after, shift, weighting }) => ({
      before: { ...before, weighting },
      after: {
        ...after,
        weighting,
        respondents: after.respondents.map((r, i) => ({ ...r, id: `p${i + shift}` })),
      },
    }));

const paired = (before: RoundInput, after: RoundInput): RoundPair => {
  const pair = pairRounds(before, after);
  if (!pair) throw new Error('not comparable');
  return pair;
};

const rowIds = (pair: RoundPair) => [...pair.after.nodes.keys()];

describe.each(['full', 'quick', 'key'] as const)('the change between any two %s rounds', (mode) => {
  it('is exactly the sum of its parts, and the stayers’ part that of their contributions', () => {
    const rounds = fc.constantFrom('equal' as const, 'raci' as const);
    fc.assert(
      fc.property(
        rounds.chain((weighting) => twoRounds({ mode, weighting })),
        ({ before, after }) => {
          const pair = paired(before, after);
          for (const id of rowIds(pair)) {
            const got = decompose(pair, id);
            if (!got) continue;
            expect(got.total).toBeCloseTo(got.items + got.leavers + got.joiners + got.stayers, 12);
            expect(got.total).toBeCloseTo(got.after - got.before, 12);
            const contributed = [...got.contributions.values()].reduce((a, b) => a + b, 0);
            expect(contributed).toBeCloseTo(got.stayers, 12);
            expect(got.common.change).toBeCloseTo(got.leavers + got.joiners + got.stayers, 12);
            expect(got.p).toBe(signFlipChance([...got.contributions.values()]));
          }
        },
      ),
    );
  });

  it('has the parts that roll-ups of the answers have', () => {
    fc.assert(
      fc.property(twoRounds({ mode }), ({ before, after }) => {
        const pair = paired(before, after);
        for (const id of rowIds(pair)) {
          const got = decompose(pair, id);
          if (!got) continue;
          const items = got.commonItems;
          const twice = (person: string, item: string) =>
            numeric(before, person, item) && numeric(after, person, item);
          const [s1, s2] = [before, after].map((round) =>
            rollUp(
              after,
              meansOf(round, items, () => true),
              id,
            ),
          );
          const [k1, k2] = [before, after].map((round) => rollUp(after, meansOf(round, items, twice), id));
          if ([s1, s2, k1, k2].some((v) => v == null)) throw new Error('nothing to roll up');
          expect(got.leavers).toBeCloseTo((k1 ?? 0) - (s1 ?? 0), 12);
          expect(got.joiners).toBeCloseTo((s2 ?? 0) - (k2 ?? 0), 12);
          expect(got.stayers).toBeCloseTo((k2 ?? 0) - (k1 ?? 0), 12);

          // Jackknife by leaving out one person after the other from both rounds.
          const rounds = [before, after];
          const people = [...new Set(rounds.flatMap((round) => round.respondents.map((r) => r.id)))].filter(
            (person) => items.some((item) => rounds.some((round) => numeric(round, person, item))),
          );
          const replicates = people.map((gone) => {
            const [a, b] = rounds.map((round) =>
              rollUp(
                after,
                meansOf(round, items, (person) => person !== gone),
                id,
              ),
            );
            return (b ?? 0) - (a ?? 0);
          });
          const n = people.length;
          const centre = replicates.reduce((a, b) => a + b, 0) / n;
          const spread = replicates.reduce((a, b) => a + (b - centre) ** 2, 0) * ((n - 1) / n);
          const answers = rounds.map((round) =>
            round.respondents.reduce(
              (sum, r) => sum + items.filter((i) => numeric(round, r.id, i)).length,
              0,
            ),
          );
          const floor = answers.reduce((sum, m) => sum + 1 / (12 * m), 0);
          expect(got.common.people).toBe(n);
          expect(got.common.se).toBeCloseTo(Math.sqrt(Math.max(spread, floor)), 10);
        }
      }),
    );
  });

  it('turns round with the rounds', () => {
    fc.assert(
      fc.property(twoRounds({ mode }), ({ before, after }) => {
        const [pair, turned] = [paired(before, after), paired(after, before)];
        for (const id of rowIds(pair)) {
          const [got, back] = [decompose(pair, id), decompose(turned, id)];
          expect(back === null).toBe(got === null);
          if (!got || !back) continue;
          expect(back.stayers).toBeCloseTo(-got.stayers, 12);
          expect(back.leavers).toBeCloseTo(-got.joiners, 12);
          expect(back.items).toBeCloseTo(-got.items, 12);
          expect(back.common.se ?? 0).toBeCloseTo(got.common.se ?? 0, 12);
          expect(back.people).toEqual({
            stayers: got.people.stayers,
            onlyBefore: got.people.onlyAfter,
            onlyAfter: got.people.onlyBefore,
          });
        }
      }),
    );
  });
});

const MODEL = makeModel({
  principles: [{ id: 'DEV-CI' }],
  practices: ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3', 'DEV-CI-4', 'DEV-CI-5'].map((id) => ({ id })),
});
const round = (table: Record<string, string>, prefix = ''): RoundInput => {
  const respondents = respondentsFrom(table).map((r) => ({ ...r, id: prefix + r.id }));
  return makeRound({ model: MODEL, respondents });
};
const same = (line: string, items = 5): Record<string, string> =>
  Object.fromEntries(Array.from({ length: items }, (_, i) => [`DEV-CI-${i + 1}`, line]));

describe('decompose', () => {
  it('is never surer than rounding allows: √(1/6M) over M pairs', () => {
    const got = decompose(paired(round(same('1 1 1 1')), round(same('2 2 2 2'))), 'DEV-CI');
    expect(got).toMatchObject({ total: 1, leavers: 0, joiners: 0, items: 0, p: 0.125 });
    expect(got?.se).toBeCloseTo(Math.sqrt(1 / 120), 12);
    expect(got?.common.se).toBeCloseTo(Math.sqrt(1 / 120), 12);
  });

  it('uses only the items named, which must carry 60 % of the weight', () => {
    const pair = paired(round(same('1 1 1 1')), round({ ...same('2 2 2 2'), 'DEV-CI-5': '4 4 4 4' }));
    const got = decompose(pair, 'DEV-CI', new Set(['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3']));
    expect(got?.commonItems).toEqual(['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3']);
    expect(got?.stayers).toBeCloseTo(1, 12);
    expect(got?.items).toBeCloseTo(0.4, 12);
    expect(got?.total).toBeCloseTo(1.4, 12);
    expect(decompose(pair, 'DEV-CI', new Set(['DEV-CI-1', 'DEV-CI-2']))).toBeNull();
    expect(everybodyChange(pair, 'DEV-CI', new Set(['DEV-CI-1', 'DEV-CI-2']))).toBeNull();
    expect(everybodyChange(pair, 'DEV-CI')?.change).toBeCloseTo(1.4, 12);
  });

  it('knows one “don’t know” in the middle of everybody else for a group of one', () => {
    const got = decompose(
      paired(round(same('1 1 1 1 1 1')), round({ ...same('2 2 2 2 2 2'), 'DEV-CI-3': '2 2 D 2 2 2' })),
      'DEV-CI',
    );
    expect(got).toMatchObject({
      people: { stayers: 6, onlyBefore: 1, onlyAfter: 0 },
      smallestGroup: 1,
    });
  });

  it('says nothing where nobody answered twice, but the change of everybody stands', () => {
    const pair = paired(round(same('1 1 2 1')), round(same('2 2 3 2'), 'new-'));
    expect(decompose(pair, 'overall')).toBeNull();
    expect(everybodyChange(pair, 'overall')).toMatchObject({ change: 1, people: 8 });
  });

  it('has no interval with fewer than three stayers', () => {
    const before = round(same('1 1 1 1'));
    const after = round(same('2 2 2 2'));
    const joined = after.respondents.map((r, i) => (i < 2 ? r : { ...r, id: `new-${r.id}` }));
    expect(decompose(paired(before, { ...after, respondents: joined }), 'DEV')).toMatchObject({
      se: null,
      stayersInterval: null,
      p: 0.5,
      people: { stayers: 2, onlyBefore: 2, onlyAfter: 2 },
      smallestGroup: 2,
    });
  });

  it('refuses rounds that cannot be compared', () => {
    const quick = makeRound({
      model: MODEL,
      mode: 'quick',
      respondents: respondentsFrom({ 'DEV-CI': '1 1 1' }),
    });
    expect(pairRounds(quick, round(same('1 1 1')))).toBeNull();
    const later = { ...MODEL, modelVersion: '2.0.0' };
    expect(pairRounds(round(same('1 1 1')), { ...round(same('1 1 1')), model: later })).toBeNull();
    expect(
      plainDecomposition({
        threshold: 3,
        model: { frameworks: [], principles: [], practices: [] },
        before: { answers: {} },
        after: { answers: {} },
      }),
    ).toEqual({ status: 'not_comparable' });
  });

  it('uses the later weights where a MINOR version changed them', () => {
    const heavier = makeModel({
      principles: [{ id: 'DEV-CI' }],
      practices: MODEL.practices.map(({ id }, i) => ({ id, weight: i === 0 ? 4 : 1 })),
      modelVersion: '1.1.0',
    });
    const table = { ...same('1 1 1'), 'DEV-CI-1': '3 3 3' };
    const got = decompose(paired(round(table), { ...round(table), model: heavier }), 'DEV-CI');
    expect(got?.total).toBeCloseTo(2 - 1.4, 12);
    expect(got).toMatchObject({ stayers: 0, leavers: 0, joiners: 0 });
    expect(got?.items).toBeCloseTo(2 - 1.4, 12);
  });
});
