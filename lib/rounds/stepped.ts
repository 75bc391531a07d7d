import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { answers, memberships, respondents, rounds, teamMembers, users } from '@/db/schema';
import { onlyVerifiedCount } from '@/lib/env';
import { type Step, stepOf } from './participation';

const onTime = sql`${respondents.invitedAt} <= ${rounds.openedAt}`;
const verified = sql`exists (select 1 from ${users} where ${users.id} = ${respondents.userId}
  and ${users.emailVerifiedAt} is not null)`;

/**
 * Which respondents the steps of a running round are about: people asked when it opened, and verified ones where addresses can
 * be. Whoever joins later, or with addresses of their own, could else turn a step into a number by answering.
 */
export const stepped = (): SQL => (onlyVerifiedCount() ? sql`(${onTime} and ${verified})` : onTime);

/**
 * Which respondents of a running round can still answer, and are waited for: people who are in the team, with a role that
 * answers. Whoever writes down a consensus need not be in it,
 * and where answering has ended nobody is waited for.
 */
export const waitedFor = (): SQL => sql`(${rounds.frozenAt} is not null or ${rounds.format} = 'consensus' or (
  exists (select 1 from ${teamMembers} where ${teamMembers.organizationId} = ${rounds.organizationId}
    and ${teamMembers.teamId} = ${rounds.teamId} and ${teamMembers.userId} = ${respondents.userId}
    and ${teamMembers.leftAt} is null)
  and exists (select 1 from ${memberships} where ${memberships.organizationId} = ${rounds.organizationId}
    and ${memberships.userId} = ${respondents.userId} and ${memberships.role} <> 'viewer')))`;

/** Whether a respondent has answered anything; who took everything back has not. */
export const begun = sql`exists (select 1 from ${answers} where ${answers.organizationId} = ${respondents.organizationId}
  and ${answers.respondentId} = ${respondents.id} and ${answers.value} <> 'SKIP')`;

/** How many are asked and waited for, have left since, have begun and finished: columns of rounds joined with their respondents, by round. */
export const progressCounts = () => {
  const waited = waitedFor();
  const among = sql`(${stepped()} and ${waited})`;
  return {
    invited: sql`count(${respondents.id}) filter (where ${waited})`.mapWith(Number),
    left: sql`count(${respondents.id}) filter (where not ${waited})`.mapWith(Number),
    askedAtOpening: rounds.askedAtOpening,
    stepped: sql`count(${respondents.id}) filter (where ${among})`.mapWith(Number),
    begun: sql`count(${respondents.id}) filter (where ${among} and ${begun})`.mapWith(Number),
    finished:
      sql`count(${respondents.id}) filter (where ${among} and ${respondents.finishedAt} is not null and ${begun})`.mapWith(
        Number,
      ),
  };
};

interface Counted {
  invited: number;
  left: number;
  askedAtOpening: number | null;
  stepped: number;
  begun: number;
  finished: number;
}

/** How far the people asked in a running round are, as everybody may be told: in steps, never in the counts themselves. */
export interface RoundProgress {
  invited: number;
  left: number;
  /** Whether only verified people count here. */
  verifies: boolean;
  /** People asked that the steps are about. */
  stepped: number;
  begun: Step | null;
  finished: Step | null;
}

/** What of these counts may be told (anonymity, P6). */
export function progressFrom({
  invited,
  left,
  askedAtOpening,
  stepped: of,
  ...counts
}: Counted): RoundProgress {
  // Before and after somebody was taken out, or began to count, two steps would tell of them.
  const told = askedAtOpening === null || of === askedAtOpening;
  return {
    invited,
    left,
    verifies: onlyVerifiedCount(),
    stepped: of,
    begun: told ? stepOf(counts.begun, of) : null,
    finished: told ? stepOf(counts.finished, of) : null,
  };
}
