import { roundHalfAway } from '@/lib/i18n/round';
import type { ResultRow } from '@/lib/results/types';

/** What release 0.1.0 stored of the words of a row, and of the number that stands beside the word for the change. */
export interface OldWords {
  scope: string;
  scopeId: string;
  status: string;
  level: number | null;
  levelLo: number | null;
  levelHi: number | null;
  agreement: string | null;
  verdict: string | null;
  delta: number | null;
  /** Highest thresholds at which the row, its counts and its change were shown. */
  shownUpTo: number;
  countsShownUpTo: number;
  changeShownUpTo: number;
}

/** Both are said, and not the same: what is not said any more, or was not said then, contradicts nothing. */
const differ = <T>(old: T | null, now: T | null): boolean => old !== null && now !== null && old !== now;

/** A level that is firm, and one of which few answers forbid to tell, both stand alone. */
const rangeOf = (lo: number | null, hi: number | null) => (lo === null || lo === hi ? '' : `${lo}-${hi}`);

/** The change as it is written: with two decimals. */
const written = (delta: number | null) => delta && roundHalfAway(delta, 2);

/**
 * Whether who reads a row at this threshold sees another word by today's methods than the one stored, or another number
 * for the change: status, level and range of levels, agreement, verdict. A row that was hidden then, is hidden now or is left
 * out says no word.
 */
export function readsOtherwise(old: OldWords, now: ResultRow | undefined, threshold: number): boolean {
  if (!now || now.status === 'hidden' || old.shownUpTo < threshold) return false;
  // As release 0.1.0 showed it: without the count, "don't know" was as good as no answer.
  const unsaid = old.status === 'unknown' && old.countsShownUpTo < threshold;
  const status = unsaid ? 'insufficient' : old.status;
  const [lo, hi] = now.levelRange ?? [null, null];
  const levels = old.level !== null && now.level !== null;
  if (
    status !== now.status ||
    differ(old.level, now.level) ||
    (levels && rangeOf(old.levelLo, old.levelHi) !== rangeOf(lo, hi)) ||
    differ(old.agreement, now.agreement)
  )
    return true;
  if (old.changeShownUpTo < threshold || old.verdict === null || now.change === null) return false;
  return old.verdict !== now.change.verdict || differ(written(old.delta), written(now.change.delta));
}
