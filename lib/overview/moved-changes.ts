import 'server-only';
import type { Tenant } from '@/db/tenancy';
import { Kept } from '@/lib/kept';
import { changesOfPairs } from '@/lib/results/between-rounds';
import { changeFrom, changesOf } from '@/lib/results/published';
import { cellChanges } from '@/lib/results/published-cells';
import type { ResultChange } from '@/lib/results/types';
import { madeOfTexts } from './made-of';
import type { MovedRow, MovedTeam, MovedWord } from './moved-groups';
import type { Paired, PairedRound } from './moved-pairs';

/** A team of the list, with its two rounds where there are two. */
export interface TeamMoved<C extends MovedWord = ResultChange> extends MovedTeam<C> {
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
const wasCompared = ({ earlier, later }: Pair): boolean => later.comparedWith === earlier.id;

/** What was published of rounds that were compared when the later one was published: changes, by later round and row. */
type Published<C> = ReadonlyMap<string, ReadonlyMap<string, C | null>>;
type ReadChanges<C> = (tx: Tenant, organizationId: string, pairs: readonly Pair[]) => Promise<Published<C>>;

/** A change tells of two rounds: it takes the higher threshold. */
const thresholdOf = ({ earlier, later }: Pair): number => Math.max(earlier.threshold, later.threshold);

/** Rows that are compared: overall and the frameworks that a round asked. */
const HEADS = (['overall', 'DEV', 'DAT', 'MLO'] as const).map(
  (id) => ({ id, scope: id === 'overall' ? id : 'framework' }) as const,
);
const headsOf = ({ scope }: Pick<PairedRound, 'scope'>) =>
  HEADS.filter(({ id }) => id === 'overall' || scope.includes(id));

/** Their words only, of overall and frameworks: all that is needed to say who moved. */
const readWords: ReadChanges<MovedWord> = (tx, organizationId, pairs) => {
  const compared = pairs.map((pair) => {
    const { id, comparedWith } = pair.later;
    return [id, { threshold: thresholdOf(pair), comparedWith: comparedWith ?? '' }] as const;
  });
  return cellChanges(tx, organizationId, new Map(compared), HEADS);
};

/** All that is shown of them, those of principles included. */
const readChanges: ReadChanges<ResultChange> = async (tx, organizationId, pairs) => {
  const thresholds = new Map(pairs.map((pair) => [pair.later.id, thresholdOf(pair)]));
  const found = new Map<string, Map<string, ResultChange | null>>();
  for (const row of await changesOf(tx, organizationId, thresholds, ['overall', 'framework', 'principle'])) {
    const own = found.get(row.roundId) ?? new Map<string, ResultChange | null>();
    found.set(row.roundId, own.set(row.scopeId, changeFrom(row)));
  }
  return found;
};

const pairsAmong = (teams: readonly Paired[]): Pair[] =>
  teams.flatMap((team): Pair[] => {
    const { earlier, later } = team;
    return earlier && later && whyNothing(team) === null ? [{ earlier, later }] : [];
  });

interface Wanted {
  organizationId: string;
  /** The framework to tell of; null: all and overall. */
  only: string | null;
}

/**
 * The changes of teams between two rounds each, overall and by framework: the published one where the later round was
 * compared with the earlier one, else what follows from the rows of both.
 */
async function movesOf<C extends MovedWord>(
  tx: Tenant,
  { organizationId, only }: Wanted,
  teams: readonly Paired[],
  published: Published<C>,
): Promise<TeamMoved<C | ResultChange>[]> {
  const others = await changesOfPairs(
    tx,
    organizationId,
    pairsAmong(teams).filter((pair) => !wasCompared(pair)),
    HEADS.map(({ id }) => id),
  );
  return teams.map((team): TeamMoved<C | ResultChange> => {
    const { teamId, name, earlier, later } = team;
    const told = { teamId, name, earlier, later };
    const why = whyNothing(team);
    if (why !== null || !later || !earlier) return { ...told, why, reason: null, rows: [] };
    const other = others.get(later.id);
    const own = published.get(later.id);
    const heads = headsOf(later).filter(({ id }) => only === null || id === only);
    return {
      ...told,
      why,
      reason: wasCompared({ earlier, later }) ? later.notComparable : (other?.reason ?? null),
      rows: heads.map(({ id, scope }) => ({
        ...{ scope, id },
        change: own?.get(id) ?? other?.changes.get(id) ?? null,
      })),
    };
  });
}

/** Words that were read last; nobody who may see something else has the same key. */
const wordsKnown = new Kept<Published<MovedWord>>(10);

/** Which way each of these teams moved: the words of their changes and nothing else, however many teams there are. */
export async function movedWords(tx: Tenant, wanted: Wanted, teams: readonly Paired[]) {
  const compared = pairsAmong(teams).filter(wasCompared);
  const key = madeOfTexts(
    compared.flatMap(({ earlier, later }) =>
      [earlier, later].map((round) => Object.values(ofRound(round)).join(' ')),
    ),
    wanted.organizationId,
  );
  const published = wordsKnown.get(key) ?? (await readWords(tx, wanted.organizationId, compared));
  wordsKnown.set(key, published);
  return movesOf(tx, wanted, teams, published);
}

/** What of a round, besides what was published, the words of a change depend on. */
const ofRound = ({ id, threshold, method, rewordedAt, comparedWith }: PairedRound) => ({
  ...{ id, threshold, method, comparedWith },
  rewordedAt: rewordedAt?.getTime(),
});

/** All that is shown of how a team moved, and the principles that sentences may name. */
export interface MovedFully {
  team: TeamMoved;
  named: readonly MovedRow[];
}

/** The same of a few of them, by team. */
export async function movedFully(
  tx: Tenant,
  wanted: Wanted,
  teams: readonly Paired[],
): Promise<ReadonlyMap<string, MovedFully>> {
  const compared = pairsAmong(teams).filter(wasCompared);
  const published = await readChanges(tx, wanted.organizationId, compared);
  const moved = await movesOf(tx, wanted, teams, published);
  return new Map(
    moved.map((team) => [
      team.teamId,
      { team, named: namedAmong(published.get(team.later?.id ?? ''), wanted.only) },
    ]),
  );
}

/** Principles that sentences may name (methods reference, h). */
const namedAmong = (
  changes: ReadonlyMap<string, ResultChange | null> | undefined,
  only: string | null,
): MovedRow[] =>
  [...(changes ?? [])].flatMap(([id, change]) =>
    change?.named && id.includes('-') && (only === null || id.startsWith(`${only}-`))
      ? [{ scope: 'principle', id, change }]
      : [],
  );
