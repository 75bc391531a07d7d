import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { score } from '@/lib/scoring/score';
import { parentIn, suppress } from '@/lib/scoring/suppression';
import { makeModel, makeRound, respondentsFrom } from '@/lib/scoring/testing';
import { anyRound } from '@/lib/scoring/testing/arbitrary';
import type { RoundInput } from '@/lib/scoring/types';
import { attack } from './testing/attack';
import { boardOf } from './testing/board';

// Many random rounds: slow only when the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

/** What a reader of these scores of one round works out about fewer people than the threshold. */
function workedOut(input: RoundInput, isShown: (id: string) => boolean, threshold: number): string[] {
  const people = input.respondents.map(({ id }) => id);
  const board = boardOf({ people }, { input, counts: () => true, outside: threshold }, 0);
  const told = [...board.scored.keys()].filter(isShown).map((row) => ({
    label: row,
    value: Number.NaN,
    rollUps: [{ board, row, sign: 1 as const }],
  }));
  const viewer = { name: '', reads: [[threshold]], fewest: [threshold], knows: [false] };
  return attack([board], viewer, { told, spreads: [] }, people).leaks;
}

describe('cover rule of one round, attacked by exact algebra', () => {
  const model = makeModel({
    principles: [{ id: 'DEV-CI' }],
    practices: ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3', 'DEV-CI-4'].map((id) => ({ id })),
  });
  const six = '1 2 3 2 1 4';
  const three = '4 0 4 - - -';
  const openTo = (table: Record<string, string>, ...hidden: readonly string[]) => {
    const respondents = respondentsFrom({ 'DEV-CI-1': six, ...table });
    return workedOut(makeRound({ model, respondents }), (id) => !hidden.includes(id), 5);
  };

  it('is needed: the principle less the shown practices is the hidden one', () => {
    const found = openTo({ 'DEV-CI-2': three, 'DEV-CI-3': six }, 'DEV-CI-2');
    expect(found).toEqual(['answers of r1 r2 r3 to DEV-CI-2 in round 1']);
  });
  it('is needed for two hidden practices as well: the same few may be behind both', () => {
    const found = openTo({ 'DEV-CI-2': three, 'DEV-CI-3': three }, 'DEV-CI-2', 'DEV-CI-3');
    expect(found).toEqual(['answers of r1 r2 r3 to DEV-CI-2 in round 1, DEV-CI-3 in round 1']);
  });
  it('leaves nothing when a practice of six people is hidden as well', () => {
    const found = openTo({ 'DEV-CI-2': three, 'DEV-CI-3': six }, 'DEV-CI-2', 'DEV-CI-1');
    expect(found).toEqual([]);
  });

  it.each(['full', 'quick'] as const)('leaves nothing about too few people in any %s round', (mode) => {
    fc.assert(
      fc.property(anyRound({ mode }, 8), fc.integer({ min: 3, max: 7 }), (input, threshold) => {
        const hidden = suppress(score(input).rows, { threshold, parentOf: parentIn(input.model) });
        expect(workedOut(input, (id) => !hidden.has(id), threshold)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
