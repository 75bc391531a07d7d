import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownGroups } from './breakdown';

describe('shownGroups', () => {
  it.each([
    [{ DE: 6, OPS: 5 }, ['DE', 'OPS']],
    [{ DE: 6, OPS: 5, PO: 2 }, ['DE']],
    [{ DE: 6, OPS: 5, PO: 2, DS: 3 }, ['DE', 'OPS']],
    [{ DE: 6, PO: 2 }, []],
    [{ DE: 5, OPS: 5, PO: 1 }, ['OPS']],
    [{ DE: 6, PO: 0 }, ['DE']],
  ])('%j', (sizes, shown) => expect([...shownGroups(sizes, 5)].sort()).toEqual(shown.sort()));

  it('never leaves out between one and threshold − 1 people', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.nat(12)),
        fc.integer({ min: 1, max: 8 }),
        (sizes, threshold) => {
          const shown = shownGroups(sizes, threshold);
          const out = Object.entries(sizes).reduce(
            (total, [name, n]) => total + (shown.has(name) ? 0 : n),
            0,
          );
          for (const name of shown) expect(sizes[name]).toBeGreaterThanOrEqual(threshold);
          if (shown.size > 0) expect(out === 0 || out >= threshold).toBe(true);
        },
      ),
    );
  });
});
