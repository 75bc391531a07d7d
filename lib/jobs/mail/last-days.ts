import 'server-only';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { systemDatabase } from '@/db/client';
import { jobs, organizations, rounds, teams } from '@/db/schema';
import { mailSettings } from '@/lib/env';

/**
 * Once a day: has everybody reminded who has not finished in a round whose last day is tomorrow, by the calendar of the organization, as
 * whoever leads it could; not where somebody did so a few hours ago.
 */
export async function remindOfLastDays(): Promise<void> {
  if (!mailSettings()) return;
  const today = sql`(now() at time zone ${organizations.timeZone})::date`;
  const ending = await systemDatabase()
    .select({ organizationId: rounds.organizationId, teamId: rounds.teamId, roundId: rounds.id })
    .from(rounds)
    .innerJoin(teams, and(eq(teams.organizationId, rounds.organizationId), eq(teams.id, rounds.teamId)))
    .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
    .where(
      and(
        sql`${rounds.endsOn} = ${today} + 1`,
        ne(rounds.format, 'consensus'),
        isNull(rounds.frozenAt),
        isNull(rounds.removedAt),
        isNull(teams.archivedAt),
        isNull(organizations.deletedAt),
        isNull(organizations.kind),
        sql`not exists (select from ${jobs} where ${jobs.organizationId} = ${rounds.organizationId}
          and ${jobs.roundId} = ${rounds.id} and ${jobs.kind} = 'reminder' and ${jobs.createdAt} > now() - interval '20 hours')`,
      ),
    );
  for (const round of ending)
    await systemDatabase()
      .insert(jobs)
      .values({ kind: 'reminder', ...round });
}
