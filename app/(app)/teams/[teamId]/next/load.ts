import { cache } from 'react';
import { requireTeam } from '@/lib/access/require';
import type { Recommendation } from '@/lib/advice/types';
import { adviceFor, type TeamAdvice } from '@/lib/plans/advice';
import { latestResult } from '@/lib/results/queries';

/** Next practices from the newest result of a team, as this person may see them, once per request; null before the first. */
export const loadAdvice = cache(async (teamId: string): Promise<TeamAdvice | null> => {
  const access = await requireTeam(teamId);
  const roundId = await latestResult(access);
  return roundId === null ? null : adviceFor(access, roundId);
});

/** One of the practices recommended now; null when it is none of them. */
export async function loadRecommendation(
  teamId: string,
  practiceId: string,
): Promise<{ found: TeamAdvice; recommendation: Recommendation } | null> {
  const found = await loadAdvice(teamId);
  const recommendation = found?.advice.recommendations.find((one) => one.practiceId === practiceId);
  return found && recommendation ? { found, recommendation } : null;
}
