import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parentIn, protect } from './anonymity';
import { changes } from './change';
import { ANY_THRESHOLD, changeShownUpTo, countsShownUpTo, shownUpTo } from './exposure';
import { score } from './score';
import { makeModel, makeRound, respondentsFrom } from './testing';
import { anyRound, SMALL_MODEL } from './testing/arbitrary';
import { attack } from './testing/attack';

// Many random rounds: slow only when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const model = makeModel({
  principles: [{ id: 'DEV-CI' }],
  practices: ['DEV-CI-1', 'DEV-CI-2', 'DEV-CI-3'].map((id) => ({ id })),
});
const SIX = '1 2 3 2 1 4';
const round = (third: string) =>
  makeRound({ model, respondents: respondentsFrom({ 'DEV-CI-1': SIX, 'DEV-CI-2': SIX, 'DEV-CI-3': third }) });

describe('shownUpTo', () => {
  it('is the number of people, or less for a row that covers another', () => {
    expect(Object.fromEntries(shownUpTo(model, score(round('1 2 3 - - -'))))).toEqual({
      'overall overall': 6,
      'framework DEV': 6,
      'principle DEV-CI': 6,
      'practice DEV-CI-1': 3,
      'practice DEV-CI-2': 6,
      'practice DEV-CI-3': 3,
    });
  });

  it('never hides rows that nobody answered', () => {
    expect(shownUpTo(model, score(round('-'))).get('practice DEV-CI-3')).toBe(ANY_THRESHOLD);
  });

  it('never shows more than protect, and nothing that algebra could open', () => {
    const parentOf = parentIn(SMALL_MODEL);
    fc.assert(
      fc.property(anyRound({}, 7), fc.integer({ min: 1, max: 7 }), (input, threshold) => {
        const card = score(input);
        const upTo = shownUpTo(SMALL_MODEL, card);
        const counts = countsShownUpTo(SMALL_MODEL, card);
        const shown = card.rows.filter((row) => (upTo.get(`${row.scope} ${row.id}`) ?? 0) >= threshold);
        const seen = new Map(protect(card.rows, { threshold, parentOf }).map((row) => [row.id, row]));
        for (const row of shown) expect(seen.get(row.id)?.hidden).toBe(false);
        for (const row of seen.values()) {
          if (row.countsHidden) expect(counts.get(`${row.scope} ${row.id}`)).toBeLessThan(threshold);
        }
        const found = attack(input, card.rows, new Set(shown.map((r) => r.id)), threshold);
        expect(found).toEqual({ recovered: [], circles: [] });
      }),
      { numRuns: 60 },
    );
  });
});

describe('changeShownUpTo', () => {
  const upTo = (before: string, after: string) => {
    const [earlier, later] = [round(before), round(after)];
    const cards = { before: score(earlier), after: score(later) };
    return Object.fromEntries(changeShownUpTo(model, cards, changes(earlier, later)));
  };

  it('is the number of people who are in both rounds', () => {
    expect(Object.values(upTo(SIX, SIX))).toEqual([6, 6, 6, 6, 6, 6]);
  });

  it('is lowered by any thin row below, in either round', () => {
    for (const got of [upTo(SIX, '1 2 3 - - -'), upTo('1 2 3 - - -', SIX)]) {
      expect(got).toEqual({
        'overall overall': 3,
        'framework DEV': 3,
        'principle DEV-CI': 3,
        'practice DEV-CI-1': 3,
        'practice DEV-CI-2': 6,
        'practice DEV-CI-3': 3,
      });
    }
  });
});
