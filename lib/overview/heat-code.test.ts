import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '@/lib/model/schema';
import { type HeatCode, heatCells, heatText } from './heat-code';

const without = fc
  .constantFrom('unknown', 'not_applicable', 'hidden', 'not_asked')
  .map((state) => ({ state }));
const scored = fc.record({
  state: fc.constantFrom('level', 'provisional'),
  tone: fc.constantFrom(...LEVELS),
  score: fc.integer({ min: 0, max: 400 }).map((hundredths) => hundredths / 100),
  move: fc.constantFrom('improved', 'declined', 'possibleUp', 'possibleDown', 'same', 'none'),
  target: fc.constantFrom(null, 1, 2, 3, 4),
  reached: fc.boolean(),
});

describe('heatText', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(without, scored) as fc.Arbitrary<HeatCode>), (cells) => {
        expect(heatCells(heatText(cells))).toEqual(cells);
      }),
    );
  });

  it('is short, and the same for all that is hidden', () => {
    expect(
      heatText([
        { state: 'provisional', tone: 2, score: 1.74, move: 'possibleUp', target: 3, reached: false },
        { state: 'hidden' },
        { state: 'level', tone: 4, score: 4, move: 'none', target: 4, reached: true },
      ]),
    ).toBe('P2u3.174 H L4n4+400');
  });
});
