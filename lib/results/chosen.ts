import type { RoundFormat, RoundMode } from '@/lib/model/schema';
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

const DAY = 86_400_000;
const YEAR = 365 * DAY;
/** By how much a round may miss the day a year before and still be the one of last year. */
const SLACK = 60 * DAY;

/** What is asked of a round to stand for last year. */
interface Dated {
  closedAt: Date | null;
  mode: RoundMode;
  format: RoundFormat;
}

/**
 * The round that was published about a year before the newest one and asked in the same way; null without one.
 * @param rounds in any order; those without a day are not published
 */
export function aYearBefore<T extends Dated>(rounds: readonly T[]): { from: T; to: T } | null {
  const dated = rounds
    .flatMap((round) => (round.closedAt ? [{ round, at: round.closedAt.getTime() }] : []))
    .sort((one, other) => other.at - one.at);
  const [to] = dated;
  if (!to) return null;
  const kindOf = ({ mode, format }: Dated) => `${mode === 'quick'} ${format === 'consensus'}`;
  const off = (at: number) => Math.abs(to.at - at - YEAR);
  const [from] = dated
    .filter(({ round, at }) => off(at) <= SLACK && kindOf(round) === kindOf(to.round))
    .sort((one, other) => off(one.at) - off(other.at));
  return from ? { from: from.round, to: to.round } : null;
}
