import { sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { tenantPool } from '@/db/client';
import { teams } from '@/db/schema';
import type { Tenant } from '@/db/tenancy';
import { makeWorld } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { lookTogether } from './look-together';

// As within one request: what is made once stays.
vi.mock('react', async (original) => {
  const once = <T>(make: () => T) => {
    let made: { value: T } | undefined;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  return { ...(await original<typeof import('react')>()), cache: once };
});

withDatabase();

/** The transaction that something was read in, by the moment that it began. */
const transaction = async (tx: Tenant) => {
  const [row] = await tx.execute<{ began: string }>(
    sql`select pg_backend_pid() || ' ' || transaction_timestamp() as began`,
  );
  return row?.began;
};
const look = <T>(organizationId: string, work: (tx: Tenant) => Promise<T>) =>
  lookTogether(tenantPool(), { organizationId, seen: [] }, work);

/** Until the transaction before has come to its end. */
const ended = () => new Promise((resolve) => setTimeout(resolve, 50));

it('reads in one transaction what is asked for at the same time, also when it has begun', async () => {
  const { organizationId } = await makeWorld({ size: 0 });
  const later = look(organizationId, async (tx) => {
    const own = await transaction(tx);
    return [own, await look(organizationId, transaction)];
  });
  const [one, other, [third, fourth]] = await Promise.all([
    look(organizationId, transaction),
    look(organizationId, transaction),
    later,
  ]);
  expect(new Set([one, other, third, fourth]).size).toBe(1);
  await ended();
  expect(await look(organizationId, transaction)).not.toBe(one);
});

it('shares nothing between organizations', async () => {
  const [mine, theirs] = [await makeWorld({ size: 0 }), await makeWorld({ size: 0 })];
  const seen = (tx: Tenant) => tx.select({ id: teams.id }).from(teams);
  const both = [look(mine.organizationId, seen), look(theirs.organizationId, seen)];
  expect(await Promise.all(both)).toEqual([[{ id: mine.teamId }], [{ id: theirs.teamId }]]);
});

it('tells everybody when it comes to nothing, and lets a refusal of one be of one', async () => {
  const { organizationId } = await makeWorld({ size: 0 });
  const refused = new Error('Not there.');
  const settled = await Promise.allSettled([
    look(organizationId, () => Promise.reject(refused)),
    look(organizationId, transaction),
  ]);
  expect(settled).toMatchObject([{ reason: refused }, { status: 'fulfilled' }]);
  const broken = await Promise.allSettled([
    look(organizationId, (tx) => tx.execute(sql`select 1 / 0`)),
    look(organizationId, transaction),
  ]);
  expect(broken[0]).toMatchObject({ status: 'rejected' });
  expect(await look(organizationId, transaction)).toBeDefined();
  await ended();
  vi.spyOn(tenantPool(), 'transaction').mockRejectedValueOnce(new Error('No connection.'));
  const none = await Promise.allSettled([
    look(organizationId, transaction),
    look(organizationId, transaction),
  ]);
  expect(none.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
