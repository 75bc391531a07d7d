import type { RoundFormat } from '@/lib/model/schema';

/** When an answer was saved, and in which round; of a published one no answer says when. */
interface Moment {
  format: RoundFormat;
  openedAt: Date;
  closedAt: Date | null;
  savedAt: Date;
}

/**
 * Whether who is signed in may read an answer of their own. Whoever made a link to a new password can have used it, too: what was
 * answered before that is shown to nobody any more, and goes on counting. What a team agreed on is nobody's own.
 * @param since when the password of the account was last set by a link (`answersSince`); null for never
 */
export const isShownToOwner = (
  since: Date | null,
  { format, openedAt, closedAt, savedAt }: Moment,
): boolean => since === null || format === 'consensus' || (closedAt ? openedAt : savedAt) >= since;
