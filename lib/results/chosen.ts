import type { TimedRound } from './timed';

/** Two rounds to look at side by side, the earlier one first. */
export interface Chosen {
  from: TimedRound;
  to: TimedRound;
  /** One that was asked for is not there, and another one stands in for it. */
  gone: boolean;
}

/**
 * The two rounds that an address asks for; where it asks for none, the newest one and the one it is compared with, else
 * the newest before it of the same kind, else the one before it. Null with fewer than two.
 * @param rounds published, oldest first
 */
export function chosenRounds(
  rounds: readonly TimedRound[],
  wanted: { from?: string | undefined; to?: string | undefined },
): Chosen | null {
  const find = (id: string | undefined) => rounds.find((one) => one.id === id);
  const [asked, other] = [find(wanted.to), find(wanted.from)];
  const gone = (wanted.to !== undefined && !asked) || (wanted.from !== undefined && !other);
  const last = rounds.findLast((one) => one !== other || asked !== undefined);
  const to = asked ?? last;
  if (!to) return null;
  const before = rounds.slice(0, rounds.indexOf(to));
  const from =
    other && other !== to
      ? other
      : (find(to.comparedWith ?? undefined) ??
        before.findLast(({ kind }) => kind === to.kind) ??
        before.at(-1) ??
        rounds[rounds.indexOf(to) + 1]);
  if (!from) return null;
  const ordered = rounds.indexOf(from) < rounds.indexOf(to);
  return ordered ? { from, to, gone } : { from: to, to: from, gone };
}
