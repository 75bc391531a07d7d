import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type ProtectedRow, parentIn, protect } from './anonymity';
import { score } from './score';
import { makeModel, makeRound, respondentsFrom } from './testing';
import { anyRound, SMALL_MODEL } from './testing/arbitrary';
import { attack } from './testing/attack';
import type { ScoreRow } from './types';

// Many random rounds: slow only when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const IDS = ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3', 'DEV-CI-4'];
const model = makeModel({
  principles: [{ id: 'DEV-CI' }, { id: 'DEV-VC' }, { id: 'DEV-CD' }],
  practices: [...IDS, 'DEV-VC-1', 'DEV-VC-2', 'DEV-CD-1', 'DEV-CD-2'].map((id) => ({ id })),
});

function view(table: Record<string, string>, threshold: number) {
  const { rows } = score(makeRound({ model, respondents: respondentsFrom(table) }));
  const seen = protect(rows, { threshold, parentOf: parentIn(model) });
  const get = (id: string): ProtectedRow => {
    const found = seen.find((r) => r.id === id);
    if (!found) throw new Error(`no row ${id}`);
    return found;
  };
  return { rows, seen, get, hidden: seen.filter((r) => r.hidden).map((r) => r.id) };
}

const SIX = '1 2 3 2 1 4';
const THREE = '4 0 4 - - -';
const REST = { 'DEV-VC-1': SIX, 'DEV-VC-2': SIX, 'DEV-CD-1': SIX, 'DEV-CD-2': SIX };

describe('protect', () => {
  it('shows everything when enough people answered', () => {
    const { seen, rows } = view(
      { 'DEV-CI-1': SIX, 'DEV-CI-2': SIX, 'DEV-CI-3': SIX, 'DEV-CI-4': SIX, ...REST },
      5,
    );
    expect(seen).toEqual(rows.map((row) => ({ ...row, hidden: false, countsHidden: false })));
  });

  it('hides a thin practice and the smallest of its siblings, ties by id', () => {
    const { hidden } = view(
      { 'DEV-CI-1': SIX, 'DEV-CI-2': THREE, 'DEV-CI-3': SIX, 'DEV-CI-4': SIX, ...REST },
      5,
    );
    expect(hidden).toEqual(['DEV-CI-1', 'DEV-CI-2']);
    const five = '1 2 3 2 1 -';
    const smaller = view(
      { 'DEV-CI-1': SIX, 'DEV-CI-2': THREE, 'DEV-CI-3': five, 'DEV-CI-4': SIX, ...REST },
      5,
    );
    expect(smaller.hidden).toEqual(['DEV-CI-2', 'DEV-CI-3']);
  });

  it('covers two thin practices as well: the same three people may be behind both', () => {
    const { hidden } = view(
      { 'DEV-CI-1': SIX, 'DEV-CI-2': THREE, 'DEV-CI-3': THREE, 'DEV-CI-4': SIX, ...REST },
      5,
    );
    expect(hidden).toEqual(['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3']);
  });

  it('covers a thin principle by another one and by a practice of that one', () => {
    const thin = Object.fromEntries(IDS.map((id) => [id, THREE]));
    const { hidden, get } = view({ ...thin, ...REST }, 5);
    expect(hidden).toEqual(['DEV-CI', 'DEV-CD', ...IDS, 'DEV-CD-1']);
    expect(get('DEV')).toMatchObject({ hidden: false, n: 6 });
  });

  it('tells nothing of a hidden row but its id', () => {
    const table = { 'DEV-CI-1': SIX, 'DEV-CI-2': THREE, 'DEV-CI-3': SIX, 'DEV-CI-4': '1 2 D N S -', ...REST };
    const { get } = view(table, 5);
    const { id: _one, ...thin } = get('DEV-CI-2');
    const { id: _other, ...cover } = get('DEV-CI-1');
    const { id: _last, ...unscored } = get('DEV-CI-4');
    expect(thin).toEqual(cover);
    expect(thin).toEqual(unscored);
    expect(thin).toMatchObject({
      hidden: true,
      score: null,
      ci95: null,
      n: 0,
      dontKnow: 0,
      notApplicable: 0,
      coverage: 0,
    });
  });

  it('withholds counts above a hidden row, where subtraction would tell them', () => {
    const { get, hidden } = view(
      { 'DEV-CI-1': SIX, 'DEV-CI-2': SIX, 'DEV-CI-3': SIX, 'DEV-CI-4': '1 2 D D', ...REST },
      3,
    );
    expect(hidden).toEqual(['DEV-CI-4']);
    for (const id of ['DEV-CI', 'DEV', 'overall']) {
      expect(get(id)).toMatchObject({ hidden: false, countsHidden: true, dontKnow: 0, answers: 0, n: 6 });
      expect(get(id).score).not.toBeNull();
    }
    expect(get('DEV-VC')).toMatchObject({ countsHidden: false, answers: 12 });
  });

  it("withholds one person's don't know", () => {
    const { get } = view({ 'DEV-CI-1': SIX, 'DEV-CI-2': SIX, 'DEV-CI-3': SIX, 'DEV-CI-4': 'D', ...REST }, 3);
    expect(get('DEV-CI-4')).toMatchObject({ hidden: false, countsHidden: true, dontKnow: 0 });
    expect(get('DEV-CI')).toMatchObject({ countsHidden: true, dontKnow: 0 });
  });

  it('does not name a hidden row as the weakest', () => {
    const thin = Object.fromEntries(IDS.map((id) => [id, '0 0 0 - - -']));
    expect(view({ ...thin, ...REST }, 5).get('DEV').weakest).toBeNull();
    expect(view({ ...thin, ...REST }, 3).get('DEV').weakest).toBe('DEV-CI');
  });

  it('keeps the decision that a practice does not apply', () => {
    const respondents = respondentsFrom({ 'DEV-CI-1': '1 2', ...REST });
    const { rows } = score(makeRound({ model, respondents, notApplicable: new Set(['DEV-CI-1']) }));
    const seen = protect(rows, { threshold: 5, parentOf: parentIn(model) });
    expect(seen.find((r) => r.id === 'DEV-CI-1')).toMatchObject({
      status: 'not_applicable',
      hidden: false,
      n: 0,
      answers: 0,
    });
  });

  it('hides nothing of a consensus round at threshold 1', () => {
    const line = Object.fromEntries(model.practices.map(({ id }) => [id, '3']));
    const { rows } = score(makeRound({ model, format: 'consensus', respondents: respondentsFrom(line) }));
    expect(protect(rows, { threshold: 1, parentOf: parentIn(model) }).some((r) => r.hidden)).toBe(false);
  });

  it('hides the parent when a hidden row is all there is', () => {
    const [top] = score(makeRound({ model })).rows;
    const made = (scope: ScoreRow['scope'], id: string, n: number): ScoreRow => ({
      ...(top as ScoreRow),
      scope,
      id,
      n,
      score: 2,
      status: 'ok',
    });
    const rows = [
      made('overall', 'overall', 9),
      made('framework', 'DEV', 9),
      made('principle', 'DEV-CI', 6),
      made('practice', 'DEV-CI-1', 3),
    ];
    expect(protect(rows, { threshold: 5, parentOf: parentIn(model) }).every((r) => r.hidden)).toBe(true);
  });
});

describe('attack by algebra', () => {
  const parentOf = parentIn(SMALL_MODEL);

  it('finds what a naive rule leaves open', () => {
    const open = (table: Record<string, string>, hidden: readonly string[]) => {
      const input = makeRound({
        model,
        respondents: respondentsFrom({ 'DEV-CI-1': SIX, ...table, ...REST }),
      });
      const { rows } = score(input);
      return attack(input, rows, new Set(rows.map((r) => r.id).filter((id) => !hidden.includes(id))), 5);
    };
    const one = open({ 'DEV-CI-2': THREE, 'DEV-CI-3': SIX }, ['DEV-CI-2']);
    expect(one.recovered).toEqual(['DEV-CI-2']);
    const two = open({ 'DEV-CI-2': THREE, 'DEV-CI-3': THREE }, ['DEV-CI-2', 'DEV-CI-3']);
    expect(two.recovered).toEqual([]);
    expect(two.circles).toContainEqual([0, 1, 2, 3]);
  });

  it.each(['full', 'quick'] as const)(
    'recovers no thin row of any %s round',
    (mode) => {
      fc.assert(
        fc.property(anyRound({ mode }, 7), fc.integer({ min: 3, max: 6 }), (input, threshold) => {
          const { rows } = score(input);
          const seen = protect(rows, { threshold, parentOf });
          for (const [i, row] of rows.entries()) {
            if (row.n > 0 && row.n < threshold && row.status !== 'not_applicable')
              expect(seen[i]?.hidden).toBe(true);
          }
          const shown = new Set(seen.filter((r) => !r.hidden).map((r) => r.id));
          expect(attack(input, rows, shown, threshold)).toEqual({ recovered: [], circles: [] });
        }),
        { numRuns: 60 },
      );
    },
    30_000,
  );

  it('adds up no counts of a hidden row', () => {
    fc.assert(
      fc.property(anyRound({}, 9), fc.integer({ min: 3, max: 7 }), (input, threshold) => {
        const seen = protect(score(input).rows, { threshold, parentOf });
        const byId = new Map(seen.map((row) => [row.id, row]));
        for (const row of seen.filter((r) => r.countsHidden)) {
          for (let up = parentOf(row); up; up = parentOf(byId.get(up) ?? row)) {
            expect(byId.get(up)?.countsHidden).toBe(true);
          }
        }
      }),
    );
  });
});
