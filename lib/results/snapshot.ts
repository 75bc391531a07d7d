import 'server-only';
import { rounds, type scoreSnapshots } from '@/db/schema';
import type { Level } from '@/lib/model/schema';
import type { ResultRow } from './types';

type Snapshot = typeof scoreSnapshots.$inferSelect;

export const interval = (lo: number | null, hi: number | null) =>
  lo === null || hi === null ? null : { lo, hi };

const HIDDEN = {
  status: 'hidden',
  score: null,
  ci95: null,
  level: null,
  levelRange: null,
  n: null,
  median: null,
  ad: null,
  agreement: null,
  polarised: false,
  coverage: null,
  dontKnow: null,
  weakest: null,
  change: null,
} as const;

/** A stored row as a viewer with this anonymity threshold may see it. The one place where rows are hidden. */
export function rowFor(row: Snapshot, threshold: number): ResultRow {
  const { scope, scopeId: id } = row;
  if (row.shownUpTo < threshold) return { scope, id, ...HIDDEN };
  const countsShown = row.countsShownUpTo >= threshold;
  // With mean and spread of 3 or 4 answers one can tell the answers themselves: like a histogram, from 5 on.
  const detailed = row.n >= 5 || row.status === 'consensus';
  const changeShown = row.verdict !== null && row.changeShownUpTo >= threshold;
  return {
    scope,
    id,
    // Few "don't know" alone would say what each of those people answered.
    status: row.status === 'unknown' && !countsShown ? 'insufficient' : row.status,
    score: row.score,
    ci95: interval(row.lo95, row.hi95),
    level: row.level as Level | null,
    levelRange: row.levelLo === null ? null : ([row.levelLo, row.levelHi] as [Level, Level]),
    n: countsShown || row.status !== 'not_applicable' ? row.n : null,
    median: detailed ? row.median : null,
    ad: detailed ? row.ad : null,
    agreement: row.agreement,
    polarised: row.polarised,
    coverage: row.coverage,
    dontKnow: countsShown ? row.dontKnow : null,
    weakest: row.weakest,
    change: changeShown
      ? {
          verdict: row.verdict ?? 'not_comparable',
          delta: row.delta,
          ci95: interval(row.deltaLo, row.deltaHi),
          teamChanged: row.teamChanged,
        }
      : null,
  };
}

/** Columns of a `RoundSummary`. */
export const summary = {
  id: rounds.id,
  name: rounds.name,
  mode: rounds.mode,
  format: rounds.format,
  openedAt: rounds.openedAt,
  closedAt: rounds.closedAt,
  invited: rounds.invited,
  responded: rounds.responded,
};
