import 'server-only';
import { and, desc, isNotNull, ne } from 'drizzle-orm';
import { rounds } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { ofTeamOf, type Round } from './round-input';

/** Quick rounds score principles directly and are never compared with rounds that ask practices. */
const sameKind = (one: Round['mode'], other: Round['mode']) => (one === 'quick') === (other === 'quick');

/** The team's newest closed round that this one can be compared with. */
export async function roundBefore(tx: Tenant, round: Round): Promise<Round | undefined> {
  const closed = await tx
    .select()
    .from(rounds)
    .where(and(ofTeamOf(round), isNotNull(rounds.closedAt), ne(rounds.id, round.id)))
    .orderBy(desc(rounds.closedAt));
  return closed.find((one) => sameKind(one.mode, round.mode) && one.format === round.format);
}
