import 'server-only';
import { sql } from 'drizzle-orm';
import { organizations, respondents, rounds, teamMembers } from '@/db/schema';

/** Respondents a result needs inside the team (scoring reference 3.11). */
export const INSIDE_THRESHOLD = 3;

/** What a round needs before people outside see it: what was promised when it opened, or what is asked now if more. */
export const outsideThreshold = sql<number>`greatest(${INSIDE_THRESHOLD}::int, ${rounds.outsideThreshold}, (
  select ${organizations.outsideThreshold} from ${organizations} where ${organizations.id} = ${rounds.organizationId}
))`;

const threshold = (userId: string) => sql`case when exists (
  select from ${respondents} where ${respondents.organizationId} = ${rounds.organizationId}
    and ${respondents.roundId} = ${rounds.id} and ${respondents.userId} = ${userId}
) and exists (
  select from ${teamMembers} where ${teamMembers.organizationId} = ${rounds.organizationId}
    and ${teamMembers.teamId} = ${rounds.teamId} and ${teamMembers.userId} = ${userId} and ${teamMembers.leftAt} is null
) then ${INSIDE_THRESHOLD}::int else ${outsideThreshold} end`;

/**
 * The anonymity threshold of a row of `rounds` for one person: 3 for who is in the team and was asked in that round,
 * the outside threshold for everybody else, so that joining a team opens none of its past.
 */
// Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
export const thresholdFor = (userId: string) => sql<number>`${threshold(userId)}`;
