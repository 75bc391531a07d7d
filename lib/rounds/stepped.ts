import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { respondents, rounds, users } from '@/db/schema';
import { addressesCanBeVerified } from '@/lib/env';

const onTime = sql`${respondents.invitedAt} <= ${rounds.openedAt}`;
const verified = sql`exists (select 1 from ${users} where ${users.id} = ${respondents.userId}
  and ${users.emailVerifiedAt} is not null)`;

/**
 * Which respondents the steps of a running round are about: people asked when it opened, and verified ones where addresses can
 * be. Whoever joins later, or with addresses of their own, could else turn a step into a number by answering.
 */
export const stepped = (): SQL => (addressesCanBeVerified() ? sql`(${onTime} and ${verified})` : onTime);
