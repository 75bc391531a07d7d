import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { answers, memberships, respondents, rounds, teamMembers, users } from '@/db/schema';
import { addressesCanBeVerified } from '@/lib/env';

const onTime = sql`${respondents.invitedAt} <= ${rounds.openedAt}`;
const verified = sql`exists (select 1 from ${users} where ${users.id} = ${respondents.userId}
  and ${users.emailVerifiedAt} is not null)`;

/**
 * Which respondents the steps of a running round are about: people asked when it opened, and verified ones where addresses can
 * be. Whoever joins later, or with addresses of their own, could else turn a step into a number by answering.
 */
export const stepped = (): SQL => (addressesCanBeVerified() ? sql`(${onTime} and ${verified})` : onTime);

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

/** Whether a respondent has answered anything. */
export const begun = sql`exists (select 1 from ${answers} where ${answers.organizationId} = ${respondents.organizationId}
  and ${answers.respondentId} = ${respondents.id})`;
