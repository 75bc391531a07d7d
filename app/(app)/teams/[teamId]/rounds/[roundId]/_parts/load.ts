import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { isId } from '@/lib/access/find-access';
import { requireTeam } from '@/lib/access/require';
import { listFinishedSteps } from '@/lib/plans/finished';
import { measuredBy } from '@/lib/plans/outcome-queries';
import { type FoundPrinciple, findPrinciple } from '@/lib/results/arrange';
import { getResults } from '@/lib/results/queries';
import { commentsOf } from '@/lib/rounds/comments';
import { principleHistory, teamTargets } from '../../../_parts/course';
import { type ResultContext, resultContext } from './context';

/** What a page of a result is made of, once per request; null when the team has no such published round. */
const readResult = cache(async (teamId: string, roundId: string) => {
  const access = await requireTeam(teamId);
  if (!isId(roundId)) return null;
  const [results, targets] = await Promise.all([getResults(access, roundId), teamTargets(teamId)]);
  return results && { results, targets };
});

/** A published round as this person may see it, once per request: for the title and the page. Null when the team has none such. */
export const loadResult = cache(async (teamId: string, roundId: string): Promise<ResultContext | null> => {
  const access = await requireTeam(teamId);
  if (!isId(roundId)) return null;
  const [read, finished, steps] = await Promise.all([
    readResult(teamId, roundId),
    measuredBy(access, roundId),
    listFinishedSteps(access),
  ]);
  return read && resultContext(read.results, await getLocale(), { finished, steps, targets: read.targets });
});

/** A principle of it, once per request; null when the round did not score such a one. What became of steps is not read. */
export const loadPrinciple = cache(
  async (
    teamId: string,
    roundId: string,
    id: string,
  ): Promise<(FoundPrinciple & { ctx: ResultContext }) | null> => {
    // Asked for at the same time, so that both are read in one transaction.
    const [read] = await Promise.all([readResult(teamId, roundId), principleHistory(teamId, id)]);
    const ctx = read && resultContext(read.results, await getLocale(), { targets: read.targets });
    const found = ctx && findPrinciple(ctx.arranged, id);
    return found && { ctx, ...found };
  },
);

/** What people wrote beside their answers, as this person may read it, by item; once per request. */
export const loadComments = cache(async (teamId: string, roundId: string) =>
  commentsOf(await requireTeam(teamId), roundId),
);
