/** A device's clock is trusted within this many milliseconds of the server's; a page also takes time to arrive. */
export const TOLERANCE = 60_000;

/**
 * Milliseconds to add to a device's clock so that its answers can be compared with those of other devices:
 * 0 while it is about right, else the whole difference. Both times in milliseconds since 1970.
 */
export function clockOffset(serverNow: number, deviceNow: number): number {
  const difference = serverNow - deviceNow;
  return Math.abs(difference) <= TOLERANCE ? 0 : difference;
}

/** When an answer counts as given: now, and always after every answer known for its item. */
export function answerTime(now: number, known: readonly (number | undefined)[]): number {
  return Math.max(Math.floor(now), ...known.map((time) => (time ?? 0) + 1));
}
