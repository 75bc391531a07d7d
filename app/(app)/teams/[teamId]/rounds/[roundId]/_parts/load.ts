import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { isId } from '@/lib/access/find-access';
import { requireTeam } from '@/lib/access/require';
import { measuredBy } from '@/lib/plans/outcome-queries';
import { type FoundPrinciple, findPrinciple } from '@/lib/results/arrange';
import { getResults } from '@/lib/results/queries';
import { listTargets } from '@/lib/targets/queries';
import { type ResultContext, resultContext } from './context';

/** A published round as this person may see it, once per request: for the title and the page. Null when the team has none such. */
export const loadResult = cache(async (teamId: string, roundId: string): Promise<ResultContext | null> => {
  const access = await requireTeam(teamId);
  if (!isId(roundId)) return null;
  const [results, finished, targets] = await Promise.all([
    getResults(access, roundId),
    measuredBy(access, roundId),
    listTargets(access, [teamId]),
  ]);
  return results && resultContext(results, await getLocale(), { finished, targets });
});

/** A principle of it; null when the round did not score such a one. */
export async function loadPrinciple(
  teamId: string,
  roundId: string,
  id: string,
): Promise<(FoundPrinciple & { ctx: ResultContext }) | null> {
  const ctx = await loadResult(teamId, roundId);
  const found = ctx && findPrinciple(ctx.arranged, id);
  return found && { ctx, ...found };
}
