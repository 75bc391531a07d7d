import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import { attack, countAttack, misread, viewersOf } from './testing/attack';
import { anyHistory } from './testing/history';
import type { Step } from './testing/publish-all';
import { type DeletingHistory, publishDeleting } from './testing/publish-deleting';
import { sightOf } from './testing/sight';

vi.setConfig({ testTimeout: 300_000 });

const SEED = 20_261_130;

/** Any history, with rounds deleted and brought back at any time. */
const anyDeleting: fc.Arbitrary<DeletingHistory> = anyHistory.chain((history) =>
  fc.record({
    history: fc.constant(history),
    turned: fc.array(fc.array(fc.nat(history.rounds.length - 1), { maxLength: 3 }), {
      minLength: history.rounds.length + 1,
      maxLength: history.rounds.length + 1,
    }),
  }),
);

/** What single viewers and all of them together find out from everything that was ever shown, also before it was deleted. */
function findOut({ history }: DeletingHistory, steps: readonly Step[]): string[] {
  const boards = steps.slice(0, history.rounds.length).map(({ board }) => board);
  return viewersOf(history).flatMap((viewer) => {
    const sight = sightOf(steps, viewer);
    const { leaks, spreads } = attack(boards, viewer, sight, history.people);
    const counts = countAttack(history, steps, viewer).map((one) => `counts of ${one}`);
    const wrong = misread(boards, sight.told).map((one) => `not understood: ${one}`);
    return [...leaks, ...spreads, ...counts, ...wrong].map((one) => `${viewer.name}: ${one}`);
  });
}

const LEVELS = [0, 1, 2, 3, 4] as const;
const PEOPLE = Array.from({ length: 12 }, (_, i) => `p${String(i + 1).padStart(2, '0')}`);

/** Rounds of one question, answered by these people. */
function historyOf(...answered: readonly (readonly number[])[]): DeletingHistory['history'] {
  const model = makeModel({ principles: [{ id: 'DEV-CI' }], practices: [{ id: 'DEV-CI-1' }] });
  const rounds = answered.map((places, round) => {
    const respondents = places.map((place) => ({
      id: PEOPLE[place - 1] ?? '',
      role: null,
      answers: { 'DEV-CI-1': LEVELS[(place * 7 + round * 3) % 5] ?? 0 },
    }));
    return { input: makeRound({ model, respondents }), counts: () => true, outside: 5 };
  });
  return { people: PEOPLE, rounds, viewers: [rounds.map(() => 3), rounds.map(() => 5)] };
}

/** Deletes the middle one of three rounds when all are published. */
const withoutTheSecond = [[], [], [], [1]];

describe('what was shown before and after rounds are deleted, by exact algebra', () => {
  it.each([1, 2])('tells nothing about too few people in 100 histories (%i of 2)', (batch) => {
    const sizes: number[] = [];
    fc.assert(
      fc.property(anyDeleting, (deleting) => {
        const steps = publishDeleting(deleting);
        sizes.push(steps.length - deleting.history.rounds.length);
        expect(findOut(deleting, steps)).toEqual([]);
      }),
      { numRuns: 100, seed: SEED + batch },
    );
    // How many comparisons were made anew.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(30);
  });

  it('compares the next round with the one before, where nothing is told by it', () => {
    const everybody = PEOPLE.map((_, i) => i + 1);
    const deleting = { history: historyOf(everybody, everybody, everybody), turned: withoutTheSecond };
    const [again] = publishDeleting(deleting).slice(3);
    expect(again).toMatchObject({ before: 0 });
    expect(again?.publication.changes.find(({ id }) => id === 'overall')).toMatchObject({ linked: true });
    expect(findOut(deleting, publishDeleting(deleting))).toEqual([]);
  });

  // The third round tells the sum of those who were in the second, too: 1 to 4. Beside it, that of those who were in the
  // first, 1 to 3, would leave the answer of 4.
  const subtle = {
    history: historyOf([1, 2, 3, 8, 9, 10], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7]),
    turned: withoutTheSecond,
  };

  it('does not follow the same people where the deleted round would tell of one of them', () => {
    const [again] = publishDeleting(subtle).slice(3);
    const change = again?.publication.changes.find(({ id, upTo }) => id === 'overall' && upTo >= 3);
    expect(change).toMatchObject({ linked: false, parts: null });
    expect(findOut(subtle, publishDeleting(subtle))).toEqual([]);
  });

  it('finds that answer if the ledger of the deleted round’s comparisons were forgotten', () => {
    const found = findOut(subtle, publishDeleting(subtle, { forgetful: true }));
    expect(found.join()).toContain('answers of p04 to DEV-CI-1 in round 3');
  });

  it('finds answers in random histories if they were forgotten', () => {
    const found = fc
      .sample(anyDeleting, { numRuns: 150, seed: SEED })
      .some((deleting) => findOut(deleting, publishDeleting(deleting, { forgetful: true })).length > 0);
    expect(found).toBe(true);
  });
});
