const DAY = 86_400_000;

/** A round that people have been asked in for longer than this runs late: answers should belong to one time. */
const LATE_AFTER_DAYS = 14;

/** A team whose newest result is older than this is due for another: about a quarter. */
const DUE_AFTER_DAYS = 91;

/** Whole days between two moments. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / DAY);

/** The moment before which an open round must have begun to run late. */
export const lateBefore = (now: Date): Date => new Date(now.getTime() - (LATE_AFTER_DAYS + 1) * DAY);

/** Whether a round that takes answers runs late. */
export const runsLate = (openedAt: Date, now: Date): boolean => openedAt <= lateBefore(now);

/** The moment before which a newest result makes a team due. */
export const dueBefore = (now: Date): Date => new Date(now.getTime() - DUE_AFTER_DAYS * DAY);
