import 'server-only';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import type { Scope } from '@/lib/scoring';
import { noChange } from './no-change';
import { changeFrom, changesOf } from './published';
import { historyOf, type PublishedRound, publishedRounds } from './queries';
import { changeThresholds, isQuick, type OverTime, type TimedRound } from './timed';

/** Rounds of one kind and format may stand on one line. */
const timed = (round: PublishedRound): TimedRound[] => {
  const { id, name, mode, format, closedAt, modelVersion, ownModel, comparedWith, notComparable } = round;
  return closedAt
    ? [
        {
          id,
          name,
          mode,
          format,
          quick: isQuick(mode),
          kind: `${isQuick(mode) ? 'quick' : 'practices'} ${format}`,
          closedAt,
          model: { version: modelVersion, own: ownModel },
          comparedWith,
          notComparable,
        },
      ]
    : [];
};

/**
 * The team's published rounds of every kind and what this person may see of their rows of these scopes, or only of the one with
 * this id: three statements, however many rounds there are.
 */
export function overTime(access: TeamAccess, scopes: readonly Scope[], id?: string): Promise<OverTime> {
  return readOrganization(access, async (tx) => {
    const found = await publishedRounds(tx, access);
    const { organizationId } = access;
    const changes = await changesOf(tx, organizationId, changeThresholds(found), scopes, id);
    const history = await historyOf(tx, organizationId, found, changes, scopes, id);
    const told = new Map(
      changes.map((change) => [`${change.roundId} ${change.scope} ${change.scopeId}`, changeFrom(change)]),
    );
    const apart = new Map(found.map(({ id, notComparable }) => [id, notComparable]));
    return {
      rounds: found.flatMap(timed),
      history,
      changeIn: (roundId, scope, scopeId) => {
        const reason = apart.get(roundId);
        return reason ? noChange(reason) : (told.get(`${roundId} ${scope} ${scopeId}`) ?? null);
      },
    };
  });
}
