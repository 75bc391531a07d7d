import 'server-only';
import { type Database, replicaPool, tenantPool } from '@/db/client';
import { isOutOfReach, tookTooLong } from '@/db/out-of-reach';
import { ownWritesOf } from '@/db/own-writes';
import type { Tenant } from '@/db/tenancy';
import { log } from '@/lib/log';
import { lookTogether } from './look-together';
import type { OrganizationAccess } from './types';

/** For how long nobody tries a copy that was out of reach, in milliseconds. */
const REST_MS = 10_000;

const copy = { restsUntil: 0, gone: false };

function back(): void {
  if (copy.gone) log.info('The replica of the database is back: pages are read from it again.');
  Object.assign(copy, { gone: false, restsUntil: 0 });
}

function gone(err: unknown): void {
  if (!copy.gone)
    log.warn(
      { err },
      'The replica of the database is out of reach: pages are read from DATABASE_URL until it is back.',
    );
  Object.assign(copy, { gone: true, restsUntil: Date.now() + REST_MS });
}

/** Reads from the copy; undefined where that is not possible now, and `work` has to be done elsewhere. */
async function fromCopy<T>(
  replica: Database,
  wanted: { organizationId: string; seen: readonly number[] },
  work: (tx: Tenant) => Promise<T>,
): Promise<{ result: T } | undefined> {
  if (Date.now() < copy.restsUntil) return undefined;
  try {
    const result = await lookTogether(replica, wanted, work);
    back();
    return { result };
  } catch (error) {
    if (isOutOfReach(error)) gone(error);
    // A copy may lack a row, or a table, that its original has already; if that lacks it too, the answer comes from there.
    else if (tookTooLong(error)) throw error;
    return undefined;
  }
}

/** The same access for reading what a change is decided by: a copy, which may be behind, is left aside. */
export const fromTheOriginal = <A extends OrganizationAccess>(access: A): A => ({
  ...access,
  lastWrite: undefined,
});

/**
 * Runs `work` in a transaction that sees one organization and cannot change anything: the door for pages that only read.
 * Where there is a copy of the database (`DATABASE_REPLICA_URL`), it reads from that, unless the copy has not seen yet what
 * this person has changed themselves; what others change may be seen a moment later. `work` may be run twice, and shares
 * its transaction with what else the page reads at the same time.
 */
export async function readOrganization<T>(
  { organizationId, userId, lastWrite }: OrganizationAccess,
  work: (tx: Tenant) => Promise<T>,
): Promise<T> {
  const replica = replicaPool();
  // Who proved access in another way may have changed something that nobody knows of.
  if (replica && lastWrite !== undefined) {
    const seen = ownWritesOf({ userId, lastWrite });
    const read = await fromCopy(replica, { organizationId, seen }, work);
    if (read) return read.result;
  }
  return lookTogether(tenantPool(), { organizationId, seen: [] }, work);
}
