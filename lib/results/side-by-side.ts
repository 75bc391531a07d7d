import 'server-only';
import { and, inArray } from 'drizzle-orm';
import { rounds } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import { familyOf } from '@/lib/model/semver';
import type { NotComparable } from '@/lib/publishing/types';
import { ofTeamOf } from '@/lib/rounds/round-input';
import type { Scope } from '@/lib/scoring';
import { type AddedParts, partsAlong } from './chain-parts';
import { changeBetween } from './change-between';
import { type Chosen, chosenRounds } from './chosen';
import { overTime } from './over-time';
import { getResultsOf, type Results, rowOf } from './queries';
import type { RoundSeen } from './round-seen';
import type { TimedRound } from './timed';
import type { ResultChange } from './types';

/** Two rounds of a team as one viewer may see them. */
export interface SideBySide extends Pick<Chosen, 'gone'> {
  /** All published ones, oldest first, to choose others. */
  rounds: readonly TimedRound[];
  from: Results;
  to: Results;
  /** The later round was compared with exactly the other one when it was published. */
  published: boolean;
  /** Why they stand on different scales; null where they do not. */
  reason: NotComparable | null;
  /** Null where this viewer may not see it. */
  changeOf: (scope: Scope, id: string) => ResultChange | null;
  /** What the change of a row is made of, as far as that may be told. */
  partsOf: (scope: Scope, id: string) => AddedParts | null;
}

/** How answers of these rounds weigh, and which frameworks they asked. */
const scalesOf = (access: TeamAccess, ids: readonly string[]) =>
  readOrganization(access, (tx) =>
    tx
      .select({ id: rounds.id, weighting: rounds.weighting, scope: rounds.scope })
      .from(rounds)
      .where(and(ofTeamOf(access), inArray(rounds.id, [...ids]))),
  );

/** Two published rounds side by side; null where the team has fewer than two. */
export async function sideBySide(
  access: TeamAccess,
  wanted: { from?: string | undefined; to?: string | undefined },
): Promise<SideBySide | null> {
  const seen = await overTime(access, ['overall', 'framework']);
  const chosen = chosenRounds(seen.rounds, wanted);
  if (!chosen) return null;
  const ids = [chosen.from.id, chosen.to.id] as const;
  const [results, scales] = await Promise.all([getResultsOf(access, new Set(ids)), scalesOf(access, ids)]);
  const [from, to] = ids.map((id) => results.get(id));
  if (!from || !to) return null;
  const published = chosen.to.comparedWith === from.round.id;
  const roundSeen = ({ round, model, ownModel, rows }: Results): RoundSeen => {
    const { mode, format } = round;
    const { weighting, scope } = scales.find(({ id }) => id === round.id) ?? {
      weighting: 'equal',
      scope: [],
    };
    return { model, modelFamily: familyOf(ownModel), mode, format, weighting, scope, rows };
  };
  const between = published ? null : changeBetween(roundSeen(from), roundSeen(to));
  return {
    rounds: seen.rounds,
    gone: chosen.gone,
    from,
    to,
    published,
    reason: between ? between.reason : chosen.to.notComparable,
    changeOf: (scope, id) => (between ? between.changeOf(id) : (rowOf(to.rows, scope, id)?.change ?? null)),
    partsOf: (scope, id) => partsAlong(seen, from.round.id, to.round.id, { scope, id }),
  };
}
