import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { organizations, roundInsiders, rounds } from '@/db/schema';

/** Respondents a result needs inside the team (scoring reference 3.11). */
export const INSIDE_THRESHOLD = 3;

/** What a round needs before people outside see it: what was promised when it opened, or what is asked now if more. */
const outsideIn = (
  organization: SQL,
) => sql<number>`greatest(${INSIDE_THRESHOLD}::int, ${rounds.outsideThreshold}, (
  select ${organizations.outsideThreshold} from ${organizations} where ${organizations.id} = ${organization}
))`;

/** The same of a row of `rounds`, whatever organization it is of. */
export const outsideThreshold = outsideIn(sql`${rounds.organizationId}`);

/** Who looks, and the organization whose rounds they look at. */
export interface Viewer {
  readonly organizationId: string;
  readonly userId: string;
}

// Neither subquery depends on the row of `rounds`, so that each is asked once for a statement and not for each round.
const threshold = ({ organizationId, userId }: Viewer) => sql`case when ${rounds.id} in (
  select ${roundInsiders.roundId} from ${roundInsiders}
  where ${roundInsiders.organizationId} = ${organizationId} and ${roundInsiders.userId} = ${userId}
) then ${INSIDE_THRESHOLD}::int else ${outsideIn(sql`${organizationId}`)} end`;

/**
 * The anonymity threshold of a row of `rounds` for one person: 3 for who answered at least half of what they were asked in
 * that round, the outside threshold for everybody else, owners included. Joining a team opens none of its past. The rounds
 * are those of the organization that is named.
 */
// Within another: drizzle leaves the tables out of a column's own expression where one table is selected from.
export const thresholdFor = (viewer: Viewer) => sql<number>`${threshold(viewer)}`;
