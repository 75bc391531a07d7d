import { expect, it } from 'vitest';
import { placeAfter } from './move';
import { WORTH_TALKING, walkThrough } from './walk';

const hidden = { status: 'hidden', ad: null, agreement: null, polarised: false } as const;
const spread = (ad: number) =>
  ({
    status: 'ok',
    ad,
    agreement: ad <= 0.5 ? 'aligned' : ad <= 0.83 ? 'some_spread' : 'split',
    polarised: ad > 1.2,
  }) as const;
const item = (id: string, seen: Parameters<typeof walkThrough>[0][number]['seen'], key = false) => ({
  id,
  key,
  seen,
});

it('goes from the most divided over what most do not know to foundations, and says why', () => {
  const way = walkThrough([
    item('a', spread(0.2), true),
    item('b', hidden),
    item('c', spread(0.9)),
    item('d', { ...hidden, status: 'unknown' }),
    item('e', spread(1.4)),
    item('f', { ...hidden, status: 'not_applicable' }),
    item('g', spread(0.6)),
    item('h', spread(0.4)),
  ]);
  expect(way).toEqual([
    { id: 'e', why: 'two_groups' },
    { id: 'c', why: 'split' },
    { id: 'g', why: 'some_spread' },
    { id: 'd', why: 'unknown' },
    { id: 'a', why: 'key' },
    { id: 'h', why: null },
    { id: 'b', why: null },
  ]);
});

it('keeps the order of the model where no spread is seen, whatever the scores are', () => {
  const few = ['a', 'b', 'c', 'd'].map((id) => item(id, { ...hidden, status: 'ok' as const }));
  expect(walkThrough(few).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});

it('proposes ten at most', () => {
  const way = walkThrough(Array.from({ length: 29 }, (_, i) => item(`i${i}`, spread(1), true)));
  expect(way.filter(({ why }) => why !== null)).toHaveLength(WORTH_TALKING);
  expect(way).toHaveLength(29);
});

const now = new Date('2026-12-01T10:00:00Z');
const way = ['a', 'b', 'c'];
const at = (itemId: string | null, endsAt: Date | null = null, pausedAt: Date | null = null) => ({
  itemId,
  endsAt,
  pausedAt,
});

it('moves on, back and past, and from the list to what nobody has come by', () => {
  const to = (itemId: string | null, move: Parameters<typeof placeAfter>[1], open = way) => {
    const { place, left } = placeAfter(at(itemId), move, { way, open: new Set(open), now });
    return [place.itemId, left];
  };
  expect(to(null, 'next')).toEqual(['a', null]);
  expect(to(null, 'next', ['c'])).toEqual(['c', null]);
  expect(to(null, 'next', [])).toEqual(['a', null]);
  expect(to('a', 'next')).toEqual(['b', 'discussed']);
  expect(to('b', 'skip')).toEqual(['c', 'skipped']);
  expect(to('c', 'next')).toEqual([null, 'discussed']);
  expect(to('b', 'back')).toEqual(['a', null]);
  expect(to('a', 'back')).toEqual([null, null]);
  expect(to('a', { to: 'c' })).toEqual(['c', null]);
  expect(to('a', 'list')).toEqual([null, null]);
});

it('gives each item four minutes, which stand still while it is paused', () => {
  const after = (place: ReturnType<typeof at>, move: 'next' | 'pause' | 'resume' | 'more_time', when = now) =>
    placeAfter(place, move, { way, open: new Set(way), now: when }).place;
  const begun = after(at(null), 'next');
  expect(begun.endsAt).toEqual(new Date('2026-12-01T10:04:00Z'));
  const paused = after(begun, 'pause', new Date('2026-12-01T10:01:00Z'));
  expect(after(paused, 'pause', new Date('2026-12-01T10:30:00Z'))).toEqual(paused);
  const resumed = after(paused, 'resume', new Date('2026-12-01T11:01:00Z'));
  expect(resumed).toEqual(at('a', new Date('2026-12-01T11:04:00Z')));
  expect(after(resumed, 'more_time', now).endsAt).toEqual(new Date('2026-12-01T11:06:00Z'));
  // From now on where the time was over.
  expect(after(begun, 'more_time', new Date('2026-12-01T10:10:00Z')).endsAt).toEqual(
    new Date('2026-12-01T10:12:00Z'),
  );
});
