import 'server-only';
import { eq } from 'drizzle-orm';
import { memberships, organizations, securityEvents } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import type { EventAbout, SecurityEventKind } from '@/lib/security-log/kinds';
import { requestOrigin } from '@/lib/security-log/origin';
import { demandRoom } from '@/lib/security-log/record';

/** What somebody can do to their account again and again. Closing doors is never refused, and follows from opening them. */
const AGAIN_AND_AGAIN: readonly SecurityEventKind[] = [
  'signed_in',
  'account_kept',
  'address_changed',
  'codes_set_up',
  'data_downloaded',
  'passkey_added',
  'password_changed',
];

/**
 * Writes down what happened to an account, for every organization that the person is in; on the second door, where no
 * organization is known yet. An address that nobody has leaves a row as well, so that both take the same time.
 * Throws `Refused('too_many')` after very many that the person caused in an hour.
 * @param who the person, as far as they are known; `actorId` only where they have proven who they are
 */
export async function recordOfPerson(
  tx: Pick<Tenant, 'select' | 'insert'>,
  who: { actorId?: string | null; subjectId?: string | null },
  kind: SecurityEventKind,
  about: EventAbout = {},
): Promise<void> {
  const person = who.subjectId ?? who.actorId ?? null;
  const theirs = await tx
    .select({ organizationId: organizations.id, demo: organizations.kind })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    // Nobody has this id: the same statement for an address without an account.
    .where(eq(memberships.userId, person ?? '00000000-0000-0000-0000-000000000000'));
  const real = theirs.filter(({ demo }) => demo === null);
  if (theirs.length > 0 && real.length === 0) return;
  const event = { kind, actorId: who.actorId, subjectId: who.subjectId, about, ...(await requestOrigin()) };
  const places = real.length > 0 ? real.map(({ organizationId }) => organizationId) : [null];
  if (who.actorId && AGAIN_AND_AGAIN.includes(kind)) await demandRoom(tx, who.actorId, places[0] ?? null);
  await tx.insert(securityEvents).values(places.map((organizationId) => ({ organizationId, ...event })));
}
