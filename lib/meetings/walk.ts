import type { MeetingRow } from '@/lib/publishing/meeting';

/** How many items a meeting of 45 minutes has room for, and how many minutes each of them has. */
export const WORTH_TALKING = 10;
export const MINUTES_EACH = 4;
export const MEETING_MINUTES = 45;

/** Why an item is worth the team's time. */
export type WhyTalk = 'two_groups' | 'split' | 'some_spread' | 'unknown' | 'key';

/** An item on the way through a meeting. */
export interface WalkItem {
  id: string;
  /** Of the items proposed; null for all others. */
  why: WhyTalk | null;
}

/** What is known of an item to everybody in the room. */
type Seen = Pick<MeetingRow, 'status' | 'ad' | 'agreement' | 'polarised'>;

function divided({ ad, agreement, polarised }: Seen): WhyTalk | null {
  if (ad === null || (agreement === 'aligned' && !polarised)) return null;
  if (polarised) return 'two_groups';
  return agreement === 'split' ? 'split' : 'some_spread';
}

/**
 * The order in which a team talks about its items: first at most ten that are worth it (the most divided, then what most do not know,
 * then foundations of the model), then the others, the most divided first. It is made of what the person in the room sees who sees
 * least: items whose spread they do not see stand in the order of the model, so that the order tells nothing.
 * @param items of the round in model order, with what that person sees of them; those that do not apply are left out
 */
export function walkThrough(
  items: readonly { id: string; key: boolean; seen: Seen | undefined }[],
): WalkItem[] {
  const open = items.filter(({ seen }) => seen?.status !== 'not_applicable');
  // Equal ones keep the order of the model: sorting is stable.
  const byDivision = open.toSorted((one, other) => (other.seen?.ad ?? -1) - (one.seen?.ad ?? -1));
  const worth: WalkItem[] = [];
  const add = (why: (item: (typeof open)[number]) => WhyTalk | null, from: typeof open) => {
    for (const item of from) {
      const reason = why(item);
      if (reason && worth.length < WORTH_TALKING && !worth.some(({ id }) => id === item.id))
        worth.push({ id: item.id, why: reason });
    }
  };
  add(({ seen }) => (seen ? divided(seen) : null), byDivision);
  add(({ seen }) => (seen?.status === 'unknown' ? 'unknown' : null), open);
  add(({ key }) => (key ? 'key' : null), open);
  const first = new Set(worth.map(({ id }) => id));
  const rest = byDivision.filter(({ id }) => !first.has(id)).map(({ id }) => ({ id, why: null }));
  return [...worth, ...rest];
}
