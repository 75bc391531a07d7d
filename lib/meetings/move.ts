import type { MeetingMove } from './schema';
import { MINUTES_EACH } from './walk';

/** Where a meeting stands. */
export interface Place {
  itemId: string | null;
  endsAt: Date | null;
  pausedAt: Date | null;
}

const MINUTE = 60_000;
/** Minutes that are added at a time. */
export const MORE_MINUTES = 2;

const after = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * MINUTE);

/** At an item, with all of its time; or at the list, where no time runs. */
const arriveAt = (itemId: string | null, now: Date): Place => ({
  itemId,
  endsAt: itemId === null ? null : after(now, MINUTES_EACH),
  pausedAt: null,
});

/**
 * Where a meeting stands after a move, and what became of the item that it leaves. From the list the next item is the first that nobody
 * has come by; after the last one, and before the first, is the list.
 * @param way ids of the items in their order
 * @param open those that nobody has come by
 */
export function placeAfter(
  place: Place,
  move: Exclude<MeetingMove, 'lead'> | { to: string },
  { way, open, now }: { way: readonly string[]; open: ReadonlySet<string>; now: Date },
): { place: Place; left: 'discussed' | 'skipped' | null } {
  if (typeof move === 'object') return { place: arriveAt(move.to, now), left: null };
  const { itemId, endsAt, pausedAt } = place;
  const at = itemId === null ? -1 : way.indexOf(itemId);
  const go = (to: string | undefined, left: 'discussed' | 'skipped' | null = null) => ({
    place: arriveAt(to ?? null, now),
    left,
  });
  switch (move) {
    case 'next':
      return itemId === null ? go(way.find((id) => open.has(id)) ?? way[0]) : go(way[at + 1], 'discussed');
    case 'skip':
      return itemId === null ? { place, left: null } : go(way[at + 1], 'skipped');
    case 'back':
      return go(itemId === null ? undefined : way[at - 1]);
    case 'list':
      return go(undefined);
    case 'pause':
      return { place: { ...place, pausedAt: pausedAt ?? now }, left: null };
    case 'resume': {
      const rested = pausedAt ? now.getTime() - pausedAt.getTime() : 0;
      return {
        place: { itemId, endsAt: endsAt && new Date(endsAt.getTime() + rested), pausedAt: null },
        left: null,
      };
    }
    case 'more_time': {
      const from = Math.max(endsAt?.getTime() ?? 0, (pausedAt ?? now).getTime());
      return {
        place: itemId === null ? place : { ...place, endsAt: after(new Date(from), MORE_MINUTES) },
        left: null,
      };
    }
  }
}
