import 'server-only';
import { createHash } from 'node:crypto';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Standing } from './standings';
import type { Profiles } from './team-levels';

/**
 * Tells in a short text what is found in the results that some teams stand at, and for whom: the rounds, what this person may
 * see of each, how these were worked out, what the teams want to reach, and what else is given. Two looks with the same text
 * find the same, because what is published of a round is not written again but by another method (lib/jobs/republish.ts); who
 * may see something else has another text.
 */
export function madeOf(
  standings: readonly Standing[],
  { list, ofTeam }: Profiles,
  ...others: readonly unknown[]
): string {
  const rounds = standings.flatMap(({ teamId, round }) =>
    round ? [`${teamId} ${round.id} ${round.threshold} ${round.method} ${round.rewordedAt?.getTime()}`] : [],
  );
  const wanted = list.map(({ scale, levels }) => [scale.versionIds, [...levels]]);
  return madeOfTexts(rounds, wanted, [...ofTeam], others);
}

/** The same of texts in no order, and of what else is given. */
export const madeOfTexts = (texts: readonly string[], ...others: readonly unknown[]): string =>
  createHash('sha256')
    .update(JSON.stringify([texts.toSorted(), others]))
    .digest('hex');

/** The same of the rounds of a query; null without any. */
export const madeOfRounds = (
  round: Record<'id' | 'threshold' | 'method' | 'rewordedAt', SQLWrapper>,
): SQL<string | null> =>
  sql`md5(string_agg(concat(${round.id}, ' ', ${round.threshold}, ' ', ${round.method}, ' ', ${round.rewordedAt}),
    ' ' order by ${round.id}))`;
