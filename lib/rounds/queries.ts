import 'server-only';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { answers, respondents, rounds } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import type { TeamAccess } from '@/lib/access/types';

/** The team's open round: how many were asked and have begun, never who; and where this person stands. */
export function openRoundOf(access: TeamAccess) {
  return inOrganization(access, async (tx) => {
    const begun = sql`exists (select 1 from ${answers} where ${answers.organizationId} = ${respondents.organizationId}
      and ${answers.respondentId} = ${respondents.id})`;
    const mine = sql`${respondents.userId} = ${access.userId}`;
    const [row] = await tx
      .select({
        id: rounds.id,
        name: rounds.name,
        mode: rounds.mode,
        format: rounds.format,
        openedAt: rounds.openedAt,
        invited: count(),
        begun: sql<number>`count(*) filter (where ${begun})`.mapWith(Number),
        asked: sql<boolean>`bool_or(coalesce(${mine}, false))`,
        finished: sql<boolean>`bool_or(coalesce(${mine}, false) and ${respondents.finishedAt} is not null)`,
      })
      .from(rounds)
      .innerJoin(
        respondents,
        and(eq(respondents.organizationId, rounds.organizationId), eq(respondents.roundId, rounds.id)),
      )
      .where(and(eq(rounds.teamId, access.teamId), isNull(rounds.closedAt)))
      .groupBy(rounds.id, rounds.name, rounds.mode, rounds.format, rounds.openedAt);
    return row ?? null;
  });
}
