import type { Level } from '@/lib/model/schema';
import { type Counted, readSheet } from '@/lib/scoring/sheet';
import type { AgreementBand, RoundInput, ScoreStatus } from '@/lib/scoring/types';
import type { PublishedRow } from './types';

/** How many people chose each level, 0 first. */
export type LevelCounts = readonly [number, number, number, number, number];

/**
 * An item as a meeting shows it to viewers of thresholds up to `upTo` for whom there is no version with a smaller one: what its published
 * row says, and how the answers are spread where the row tells spread.
 */
export interface MeetingRow {
  scope: 'practice' | 'principle';
  id: string;
  upTo: number;
  status: ScoreStatus | 'hidden';
  /** 0–4; null where there is none or none may be shown. */
  score: number | null;
  level: Level | null;
  /** People behind the score, and who said "don't know"; null where counts may not be shown. */
  n: number | null;
  dontKnow: number | null;
  ad: number | null;
  agreement: AgreementBand | null;
  polarised: boolean;
  /** Null below five answers, and wherever spread or the number of answers may not be shown. */
  counts: LevelCounts | null;
}

function countsOf(numeric: readonly Counted[]): LevelCounts {
  const at = (level: Level) => numeric.filter(({ value }) => value === level).length;
  return [at(0), at(1), at(2), at(3), at(4)];
}

/**
 * What a meeting may show of the items of a round, in model order: a function of the rows that are published of it, and of those spreads
 * that these rows tell already (publishing rule, P4). So whoever sees both learns nothing more than from the publication.
 * @param rows of the publication, whatever round it is compared with: those of items are the same
 */
export function meetingRows(rows: readonly PublishedRow[], input: RoundInput): MeetingRow[] {
  const { items, tallies } = readSheet(input);
  const scope = input.mode === 'quick' ? 'principle' : 'practice';
  const versions = new Map<string, PublishedRow[]>();
  for (const row of rows) {
    if (row.scope === scope) versions.set(row.id, [...(versions.get(row.id) ?? []), row]);
  }
  return items.flatMap(({ id }) =>
    (versions.get(id) ?? []).map(
      ({ upTo, status, score, level, n, dontKnow, ad, agreement, polarised }): MeetingRow => ({
        ...{ scope, id, upTo, status, score, level, n, dontKnow, ad, agreement, polarised },
        counts: ad === null || n === null ? null : countsOf(tallies.get(id)?.numeric ?? []),
      }),
    ),
  );
}
