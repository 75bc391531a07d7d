import 'server-only';
import type { Tenant } from '@/db/tenancy';
import { changesOfPairs } from '@/lib/results/between-rounds';
import { changeFrom, changesOf } from '@/lib/results/published';
import type { Scope } from '@/lib/scoring';
import type { MovedRow, MovedTeam } from './moved-groups';
import type { Paired, PairedRound } from './moved-pairs';

/** A team of the list, with its two rounds where there are two. */
export interface TeamMoved extends MovedTeam {
  earlier: PairedRound | null;
  later: PairedRound | null;
}

/** Two rounds of a team to compare. */
interface Pair {
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
export const wasCompared = ({ earlier, later }: Pair): boolean => later.comparedWith === earlier.id;

/** The published changes of these pairs, by round and row. A change tells of two rounds: it takes the higher threshold. */
export async function publishedMoves(
  tx: Tenant,
  organizationId: string,
  pairs: readonly Pair[],
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

/** Rows that are compared: overall and the frameworks that a round asked. */
const HEADS = ['overall', 'DEV', 'DAT', 'MLO'] as const;
const idsOf = ({ scope }: Pick<PairedRound, 'scope'>) =>
  HEADS.filter((id) => id === 'overall' || scope.includes(id));

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
    const { earlier, later } = team;
    return earlier && later && whyNothing(team) === null ? [{ earlier, later }] : [];
  });
  const published = await publishedMoves(tx, organizationId, pairs.filter(wasCompared), [
    'overall',
    'framework',
  ]);
  const others = await changesOfPairs(
    tx,
    organizationId,
    pairs.filter((pair) => !wasCompared(pair)),
    HEADS,
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
