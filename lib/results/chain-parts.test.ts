import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeParts } from '@/lib/publishing/types';
import { partsAlong } from './chain-parts';
import { change } from './testing';
import type { OverTime, TimedRound } from './timed';

const round = (id: string, comparedWith: string | null, more: Partial<TimedRound> = {}): TimedRound => ({
  id,
  name: id,
  mode: 'full',
  format: 'anonymous',
  quick: false,
  kind: 'practices anonymous',
  closedAt: new Date('2026-01-01'),
  model: { version: '1.0.0', own: false },
  comparedWith,
  notComparable: null,
  ...more,
});
const parts = (more: Partial<ChangeParts> = {}): ChangeParts => ({
  items: 0,
  leavers: 0.1,
  joiners: -0.2,
  stayers: 0.3,
  over: 5,
  of: 5,
  ...more,
});
const row = { scope: 'overall', id: 'overall' } as const;

/** Rounds a → b → c … with these parts; null where a link has none to show. */
function line(of: readonly (ChangeParts | null)[], more: Partial<TimedRound> = {}) {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const rounds = [round('a', null), ...of.map((_, i) => round(ids[i + 1] ?? '', ids[i] ?? '', more))];
  const changeIn: OverTime['changeIn'] = (id) =>
    change('improved', 0.2, { parts: of[ids.indexOf(id) - 1] ?? null });
  return { rounds, changeIn };
}

describe('parts along the comparisons', () => {
  it('are the published ones between neighbours, also where those are not over everything', () => {
    const some = parts({ over: 3, items: 0.4 });
    expect(partsAlong(line([some]), 'a', 'b', row)).toEqual({ ...some, links: 1 });
  });

  it('add up to the difference of the first and the last score, whatever the links are', () => {
    const score = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score, score, score), { minLength: 2, maxLength: 5 }), (made) => {
        // Each link's parts add up to the difference of its two scores: an identity of the method.
        const links = made.map(([score, leavers, joiners, items], i) => {
          const before = made[i - 1]?.[0] ?? 1;
          return parts({ leavers, joiners, items, stayers: score - before - leavers - joiners - items });
        });
        const last = ['b', 'c', 'd', 'e', 'f'][links.length - 1] ?? '';
        const found = partsAlong(line(links), 'a', last, row);
        const total = found ? found.items + found.leavers + found.joiners + found.stayers : Number.NaN;
        return Math.abs(total - ((made.at(-1)?.[0] ?? 0) - 1)) < 1e-9 && found?.links === links.length;
      }),
    );
  });

  it('are not told where one link has none to show, or is over other questions', () => {
    expect(partsAlong(line([parts(), null, parts()]), 'a', 'd', row)).toBeNull();
    expect(partsAlong(line([parts(), parts({ over: 4 })]), 'a', 'c', row)).toBeNull();
    expect(partsAlong(line([parts(), parts({ over: 6, of: 6 })]), 'a', 'c', row)).toBeNull();
    expect(partsAlong(line([parts(), null]), 'a', 'b', row)).not.toBeNull();
  });

  it('are not told of rounds that no comparison leads between', () => {
    expect(partsAlong(line([parts()]), 'b', 'a', row)).toBeNull();
    expect(partsAlong(line([parts()]), 'gone', 'b', row)).toBeNull();
    expect(partsAlong(line([parts()], { notComparable: 'version' }), 'a', 'b', row)).toBeNull();
    expect(partsAlong(line([parts()]), 'a', 'a', row)).toBeNull();
  });
});
