import 'server-only';
import { sql } from 'drizzle-orm';
import { organizations, roundInsiders, rounds } from '@/db/schema';

/** Respondents a result needs inside the team (scoring reference 3.11). */
export const INSIDE_THRESHOLD = 3;

/** What a round needs before people outside see it: what was promised when it opened, or what is asked now if more. */
export const outsideThreshold = sql<number>`greatest(${INSIDE_THRESHOLD}::int, ${rounds.outsideThreshold}, (
  select ${organizations.outsideThreshold} from ${organizations} where ${organizations.id} = ${rounds.organizationId}
))`;

const threshold = (userId: string) => sql`case when exists (
  select from ${roundInsiders} where ${roundInsiders.organizationId} = ${rounds.organizationId}
    and ${roundInsiders.roundId} = ${rounds.id} and ${roundInsiders.userId} = ${userId}
) then ${INSIDE_THRESHOLD}::int else ${outsideThreshold} end`;

/**
 * The anonymity threshold of a row of `rounds` for one person: 3 for who answered at least half of what they were asked in
 * that round, the outside threshold for everybody else, owners included. Joining a team opens none of its past.
 */
// Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
export const thresholdFor = (userId: string) => sql<number>`${threshold(userId)}`;
