import type { MeetingItem } from './read';

/** Whether anything was written down of an item. */
export const isWritten = ({ agreed, note, owner }: Pick<MeetingItem, 'agreed' | 'note' | 'owner'>): boolean =>
  agreed !== null || note !== '' || owner !== null;
