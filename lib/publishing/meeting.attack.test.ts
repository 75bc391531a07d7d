import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { type MeetingRow, meetingRows } from './meeting';
import { publish, versionsAt } from './publish';
import { anyHistory, type History } from './testing/history';
import { publishAll } from './testing/publish-all';
import { THRESHOLDS } from './types';

vi.setConfig({ testTimeout: 300_000 });

const SEED = 20_261_201;

let seen = { rows: 0, drawn: 0, hidden: 0 };

/** What a row of the publication says of an item, in the words of a meeting. */
const toldOf = ({ counts: _, ...row }: MeetingRow) => row;

function showsNothingMore({ people, rounds }: Pick<History, 'people' | 'rounds'>) {
  const steps = publishAll({ people, rounds });
  for (const [at, round] of rounds.entries()) {
    const step = steps[at];
    if (!step || step.consensus) continue;
    // As the meeting has it: before the publication, and beside no other round.
    const alone = publish(round, { outside: round.outside });
    const shown = meetingRows(alone.rows, round.input);
    // As the publication has it, which links the round with the one before.
    expect(shown).toEqual(meetingRows(step.publication.rows, round.input));
    for (const threshold of THRESHOLDS) {
      const rows = new Map(
        versionsAt(step.publication.rows, threshold).map((row) => [`${row.scope} ${row.id}`, row]),
      );
      for (const item of versionsAt(shown, threshold)) {
        expect(rows.get(`${item.scope} ${item.id}`)).toMatchObject(toldOf(item));
        seen = { ...seen, rows: seen.rows + 1, hidden: seen.hidden + (item.score === null ? 1 : 0) };
        if (!item.counts) continue;
        // A drawing is a spread of the one set that the ledger has it for, and tells as many people as the row does.
        const [all, ...others] = step.ledger.get(item.id) ?? [];
        expect(all?.spread).toBe(true);
        expect(all?.upTo).toBeGreaterThanOrEqual(threshold);
        expect([...(all?.people ?? [])].filter(round.counts).length).toBeGreaterThanOrEqual(5);
        for (const { people: part, spread } of others.filter((one) => one.spread)) {
          const left = [...(all?.people ?? [])].filter((person) => !part.has(person)).filter(round.counts);
          expect(spread && left.length > 0 && left.length < 5).toBe(false);
        }
        expect(item.counts.reduce((sum, many) => sum + many, 0)).toBe(item.n);
        seen = { ...seen, drawn: seen.drawn + 1 };
      }
    }
  }
}

it('shows in a meeting nothing but what is published of the same people, whatever round that is compared with', () => {
  fc.assert(fc.property(anyHistory, showsNothingMore), { numRuns: 200, seed: SEED });
  expect(seen.rows).toBeGreaterThan(10_000);
  expect(seen.drawn).toBeGreaterThan(1_000);
  expect(seen.hidden).toBeGreaterThan(1_000);
});
