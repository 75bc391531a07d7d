import type { ResultRow } from '@/lib/results/types';

/** What release 0.1.0 stored of the words of a row. */
export interface OldWords {
  status: string;
  level: number | null;
  levelLo: number | null;
  levelHi: number | null;
  verdict: string | null;
  changeShownUpTo: number;
  agreement: string | null;
}

const rangeOf = (lo: number | null, hi: number | null) => (lo === null || lo === hi ? '' : `${lo}-${hi}`);

/** Whether a row reads the same by today's methods: status, level, range of levels, agreement and word for the change. */
export function sameWords(old: OldWords, now: ResultRow | undefined): boolean {
  if (!now) return false;
  const verdict = old.changeShownUpTo > 0 ? old.verdict : null;
  const [lo, hi] = now.levelRange ?? [null, null];
  return (
    old.status === now.status &&
    old.level === now.level &&
    rangeOf(old.levelLo, old.levelHi) === rangeOf(lo, hi) &&
    old.agreement === now.agreement &&
    verdict === (now.change?.verdict ?? null)
  );
}
