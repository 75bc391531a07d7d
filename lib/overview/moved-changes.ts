import 'server-only';
import type { Tenant } from '@/db/tenancy';
import { Kept } from '@/lib/kept';
import { publishedVersion } from '@/lib/model/versions';
import { changeFrom, changesOf, rowFrom, rowsOf } from '@/lib/results/published';
import type { ResultChange, ResultRow } from '@/lib/results/types';
import type { Scope } from '@/lib/scoring';
import { type ChangeBetween, changeBetween } from './change-between';
import type { MovedRow, MovedTeam } from './moved-groups';
import type { Paired, PairedRound } from './moved-pairs';

/** A team of the list, with its two rounds where there are two. */
export interface TeamMoved extends MovedTeam {
  earlier: PairedRound | null;
  later: PairedRound | null;
}

/** Two rounds of a team to compare. */
interface Pair {
  teamId: string;
  earlier: PairedRound;
  later: PairedRound;
}

/** What of a team is told of all its rows at once; null where its two rounds can be put side by side. */
function whyNothing({ earlier, later, hidden }: Paired): MovedTeam['why'] {
  if (!later) return hidden ? 'hidden' : 'noResult';
  if (!earlier) return 'first';
  if (earlier.id === later.id) return 'nothingNew';
  return earlier.format === 'consensus' && later.format === 'consensus' ? 'agreed' : null;
}

/** Whether the later round was compared with the earlier one when it was published. */
export const wasCompared = ({ earlier, later }: Pick<Pair, 'earlier' | 'later'>): boolean =>
  later.comparedWith === earlier.id;

/** The published changes of these pairs, by round and row. A change tells of two rounds: it takes the higher threshold. */
export async function publishedMoves(
  tx: Tenant,
  organizationId: string,
  pairs: readonly Pick<Pair, 'earlier' | 'later'>[],
  scopes: readonly Scope[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, MovedRow>>> {
  const thresholds = new Map(
    pairs.map(({ earlier, later }) => [later.id, Math.max(earlier.threshold, later.threshold)]),
  );
  const found = new Map<string, Map<string, MovedRow>>();
  for (const row of await changesOf(tx, organizationId, thresholds, scopes)) {
    const own = found.get(row.roundId) ?? new Map<string, MovedRow>();
    found.set(
      row.roundId,
      own.set(row.scopeId, { scope: row.scope, id: row.scopeId, change: changeFrom(row) }),
    );
  }
  return found;
}

/** What is found of two rounds that were not compared: nothing of either ever changes for viewers of these thresholds. */
interface Between {
  reason: ChangeBetween['reason'];
  changes: ReadonlyMap<string, ResultChange | null>;
}

const known = new Kept<Between>(2_000);
const keyOf = ({ earlier, later }: Pair): string =>
  [earlier, later].map(({ id, threshold }) => `${id} ${threshold}`).join();

/** Pairs of rounds whose rows are read at once: some 300 rows each. */
const PAIRS_AT_ONCE = 50;

/** Compares rounds that were not compared when they were published, by the rows that this viewer sees of them. */
async function otherMoves(
  tx: Tenant,
  organizationId: string,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, Between>> {
  const found = new Map<string, Between>();
  const wanted: Pair[] = [];
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
      const between = await compareRows(tx, pair, rows);
      known.set(keyOf(pair), between);
      found.set(pair.later.id, between);
    }
  }
  return found;
}

async function compareRows(
  tx: Tenant,
  { earlier, later }: Pair,
  rows: ReadonlyMap<string, readonly ResultRow[]>,
): Promise<Between> {
  const seen = async ({ id, mode, format, weighting, scope, modelVersionId }: PairedRound) => {
    const { model, own } = await publishedVersion(tx, modelVersionId);
    const modelFamily = own ? 'own' : 'built-in';
    return { model, modelFamily, mode, format, weighting, scope, rows: rows.get(id) ?? [] };
  };
  const { reason, changeOf } = changeBetween(await seen(earlier), await seen(later));
  return { reason, changes: new Map(idsOf(later).map((id) => [id, changeOf(id)])) };
}

/** Rows of a round that are compared: overall and its frameworks. */
const idsOf = ({ scope }: Pick<PairedRound, 'scope'>): string[] => [
  'overall',
  ...(['DEV', 'DAT', 'MLO'] as const).filter((id) => scope.includes(id)),
];

/**
 * The changes of teams between two rounds each, overall and by framework: the published one where the later round was
 * compared with the earlier one, else what follows from the rows of both.
 * @param only the framework to tell of; all and overall without one
 */
export async function movesOf(
  tx: Tenant,
  organizationId: string,
  teams: readonly Paired[],
  only: string | null,
): Promise<TeamMoved[]> {
  const pairs = teams.flatMap((team): Pair[] => {
    const { teamId, earlier, later } = team;
    return earlier && later && whyNothing(team) === null ? [{ teamId, earlier, later }] : [];
  });
  const published = await publishedMoves(tx, organizationId, pairs.filter(wasCompared), [
    'overall',
    'framework',
  ]);
  const others = await otherMoves(
    tx,
    organizationId,
    pairs.filter((pair) => !wasCompared(pair)),
  );
  return teams.map((team): TeamMoved => {
    const { teamId, name, earlier, later } = team;
    const told = { teamId, name, earlier, later };
    const why = whyNothing(team);
    if (why !== null || !later || !earlier) return { ...told, why, reason: null, rows: [] };
    const other = others.get(later.id);
    const own = published.get(later.id);
    const ids = idsOf(later).filter((id) => only === null || id === only);
    return {
      ...told,
      why,
      reason: wasCompared({ earlier, later }) ? later.notComparable : (other?.reason ?? null),
      rows: ids.map((id) => ({
        scope: id === 'overall' ? 'overall' : 'framework',
        id,
        change: own?.get(id)?.change ?? other?.changes.get(id) ?? null,
      })),
    };
  });
}
