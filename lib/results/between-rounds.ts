import 'server-only';
import type { Tenant } from '@/db/tenancy';
import { Kept } from '@/lib/kept';
import type { RoundFormat, RoundMode } from '@/lib/model/schema';
import { familyOf } from '@/lib/model/semver';
import { publishedVersion } from '@/lib/model/versions';
import { type ChangeBetween, changeBetween } from './change-between';
import { rowFrom, rowsOf } from './published';
import type { RoundSeen } from './round-seen';
import type { ResultChange, ResultRow } from './types';

/** A published round as it is compared, with the threshold that a viewer has there. */
export interface ComparedRound extends Pick<RoundSeen, 'weighting' | 'scope'> {
  id: string;
  threshold: number;
  mode: RoundMode;
  format: RoundFormat;
  modelVersionId: string;
}

/** Two rounds of a team to compare. */
export interface RoundPair {
  earlier: ComparedRound;
  later: ComparedRound;
}

/** What is found of two rounds: nothing of either ever changes for viewers of these thresholds. */
export interface FoundBetween {
  reason: ChangeBetween['reason'];
  /** By id of the row; null where this viewer may not see it. */
  changes: ReadonlyMap<string, ResultChange | null>;
}

const known = new Kept<FoundBetween>(2_000);

/** Pairs of rounds whose rows are read at once: some 300 rows each. */
const PAIRS_AT_ONCE = 50;

async function compareRows(
  tx: Tenant,
  { earlier, later }: RoundPair,
  ids: readonly string[],
  rows: ReadonlyMap<string, readonly ResultRow[]>,
): Promise<FoundBetween> {
  const seen = async ({ id, mode, format, weighting, scope, modelVersionId }: ComparedRound) => {
    const { model, own } = await publishedVersion(tx, modelVersionId);
    const modelFamily = familyOf(own);
    return { model, modelFamily, mode, format, weighting, scope, rows: rows.get(id) ?? [] };
  };
  const { reason, changeOf } = changeBetween(await seen(earlier), await seen(later));
  return { reason, changes: new Map(ids.map((id) => [id, changeOf(id)])) };
}

/**
 * Compares rounds that were not compared when they were published, by the rows that this viewer sees of them: one rule for
 * every list, map and file that tells of two dates.
 * @param ids rows to tell of
 * @returns by the later round
 */
export async function changesOfPairs(
  tx: Tenant,
  organizationId: string,
  pairs: readonly RoundPair[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, FoundBetween>> {
  const found = new Map<string, FoundBetween>();
  const wanted: RoundPair[] = [];
  const keyOf = ({ earlier, later }: RoundPair): string =>
    [...[earlier, later].map(({ id, threshold }) => `${id} ${threshold}`), ...ids].join();
  for (const pair of pairs) {
    const own = known.get(keyOf(pair));
    if (own) found.set(pair.later.id, own);
    else wanted.push(pair);
  }
  for (let from = 0; from < wanted.length; from += PAIRS_AT_ONCE) {
    const some = wanted.slice(from, from + PAIRS_AT_ONCE);
    const both = some.flatMap(({ earlier, later }) => [earlier, later]);
    const rows = new Map<string, ResultRow[]>(both.map(({ id }) => [id, []]));
    const thresholds = new Map(both.map(({ id, threshold }) => [id, threshold]));
    for (const row of await rowsOf(tx, organizationId, thresholds)) rows.get(row.roundId)?.push(rowFrom(row));
    for (const pair of some) {
      const between = await compareRows(tx, pair, ids, rows);
      known.set(keyOf(pair), between);
      found.set(pair.later.id, between);
    }
  }
  return found;
}
