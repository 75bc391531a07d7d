import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { publish } from '@/lib/publishing/publish';
import { type PublishedRow, THRESHOLDS } from '@/lib/publishing/types';
import { heatMap, OVERALL } from '@/lib/scoring/heat-map';
import { score } from '@/lib/scoring/score';
import { anyRound } from '@/lib/scoring/testing/arbitrary';

// Many random rounds: slow only when the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const COLUMNS = [OVERALL, 'DEV', 'DAT', 'MLO'];

/** Columns that a viewer of this threshold sees a score in: the version with the smallest `up_to` that still holds. */
const shownTo = (rows: readonly PublishedRow[], threshold: number): string[] =>
  COLUMNS.filter((id) => {
    const own = rows.filter((row) => row.id === id && row.upTo >= threshold);
    const [seen] = own.toSorted((one, other) => one.upTo - other.upTo);
    return seen !== undefined && seen.score !== null;
  });

/*
 * What the methods reference, (a)(4), asks of a heat map of raw scores: where the overall score is shown and a framework is
 * too thin to be, another framework is hidden, too, or the two give it away. The rows that are published carry the cover rule
 * of one round already, down to single answers, so the map has nothing left to hide: this holds the two rules together.
 */
describe('published rows', () => {
  it.each(['full', 'quick'] as const)(
    'show beside the overall score no framework that a heat map would have to hide (%s rounds)',
    (mode) => {
      let thin = 0;
      fc.assert(
        fc.property(anyRound({ mode }, 8), (input) => {
          const scored = new Map(score(input).rows.map((row) => [row.id, row]));
          const cells = new Map(
            COLUMNS.flatMap((id) => {
              const row = scored.get(id);
              return row ? [[id, { score: row.score, n: row.n }] as const] : [];
            }),
          );
          const { rows } = publish({ input, counts: () => true }, { outside: 5 });
          for (const threshold of THRESHOLDS) {
            const shown = shownTo(rows, threshold);
            const states = heatMap(
              [{ id: 'team', format: input.format, cells }],
              COLUMNS,
              threshold,
            ).cells.get('team');
            const hidden = COLUMNS.filter((id) => ['thin', 'cover'].includes(states?.get(id) ?? ''));
            thin += shown.includes(OVERALL) ? hidden.length : 0;
            // Without the overall score nothing is left to subtract from.
            const told = shown.includes(OVERALL) ? shown : shown.filter((id) => states?.get(id) === 'thin');
            expect(told.filter((id) => hidden.includes(id))).toEqual([]);
          }
        }),
        { numRuns: 150 },
      );
      // The rule had something to do.
      expect(thin).toBeGreaterThan(0);
    },
  );
});
