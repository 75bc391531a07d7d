import { and, eq, isNull, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { securityEvents, users } from '@/db/schema';
import { inOrganization } from '@/db/tenancy';
import { makePerson, makeWorld, organizationAccess, type TestPerson } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { attemptOf, notAllowed } from '@/lib/access/allow';
import { authenticate } from '@/lib/access/authenticate';
import { Refused } from '@/lib/access/refused';
import { claimsOf } from '@/lib/access/session-token';
import { closeSession, openSession } from '@/lib/access/sessions';
import { removePerson } from '@/lib/organizations/commands';
import { recordRefusal } from './attempts';
import { record } from './record';

withDatabase();

let organizationId: string;
let person: TestPerson;
let email: string;

beforeEach(async () => {
  ({ organizationId } = await makeWorld({ size: 0 }));
  person = await makePerson(organizationId, 'admin');
  const [user] = await systemDatabase()
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, person.userId));
  email = user?.email ?? '';
});

const rows = () =>
  systemDatabase().select().from(securityEvents).where(eq(securityEvents.organizationId, organizationId));
const many = async (kind: string) => (await rows()).filter((row) => row.kind === kind).length;
const alreadyDone = (times: number, at = new Date()) =>
  systemDatabase()
    .insert(securityEvents)
    .values(
      Array.from({ length: times }, () => ({
        organizationId,
        actorId: person.userId,
        kind: 'exported' as const,
        at,
      })),
    );

describe('the log is not filled', () => {
  it('by a stranger who goes on from ever new networks', async () => {
    // Past what the account takes from everywhere, each network is held up for the first time once.
    for (let network = 0; network < 90; network++)
      await authenticate(email, 'wrong', `198.51.100.${network}`);
    await Promise.all(
      Array.from({ length: 12 * 11 }, (_, i) => authenticate(email, 'wrong', `203.0.113.${i % 12}`)),
    );
    expect((await many('sign_in_failed')) + (await many('locked_out'))).toBeLessThanOrEqual(60);
    expect(await many('locked_out')).toBeGreaterThan(0);
  });

  it('by trying addresses that nobody has', async () => {
    const unknown = () =>
      systemDatabase().$count(
        securityEvents,
        and(isNull(securityEvents.organizationId), eq(securityEvents.kind, 'sign_in_failed')),
      );
    const before = await unknown();
    await authenticate(`${newId()}@nobody.example`, 'wrong', '192.0.2.9');
    await systemDatabase().execute(sql`update rate_limits set points = 599 where key like 'notedOfNobody:%'`);
    for (let i = 0; i < 4; i++) await authenticate(`${newId()}@nobody.example`, 'wrong', `192.0.2.${i}`);
    expect((await unknown()) - before).toBe(2);
  });

  it('by somebody who does the same again and again', async () => {
    await alreadyDone(999);
    const access = await organizationAccess(person, organizationId);
    const other = await makePerson(organizationId);
    await expect(removePerson(access, other.userId)).rejects.toThrow('too_many');
    await expect(openSession(person.userId, null)).rejects.toThrow('too_many');
    // Others go on, and so does everybody where the hour is over.
    const owner = await makePerson(organizationId, 'owner');
    await removePerson(await organizationAccess(owner, organizationId), other.userId);
    const later = await makeWorld({ size: 0 });
    const elsewhere = await makePerson(later.organizationId, 'admin');
    ({ organizationId } = later);
    person = elsewhere;
    await alreadyDone(1_000, new Date(Date.now() - 61 * 60_000));
    expect(await openSession(person.userId, null)).toBeTruthy();
  });

  it('and nobody is kept from signing out by that', async () => {
    const claims = claimsOf(await openSession(person.userId, null));
    await alreadyDone(1_000);
    await closeSession(claims ?? { session: '' });
    expect(await many('signed_out')).toBe(1);
  });
});

describe('what somebody tried who may not', () => {
  it('is written down, ten times an hour', async () => {
    const member = await makePerson(organizationId);
    const access = await organizationAccess(member, organizationId);
    for (let i = 0; i < 12; i++) {
      const refused = await removePerson(access, person.userId).catch((error: unknown) => error);
      if (!(refused instanceof Refused)) throw new Error('It is refused.');
      await recordRefusal(refused);
    }
    const tried = (await rows()).filter(({ kind }) => kind === 'not_allowed');
    expect(tried).toHaveLength(10);
    expect(tried[0]).toMatchObject({ actorId: member.userId, about: { tried: 'people:remove' } });
  });

  it('is not written down of answering, nor of other refusals', async () => {
    const access = await organizationAccess(person, organizationId);
    await recordRefusal(notAllowed(access, 'round:answer'));
    expect(attemptOf(new Refused('last_owner'))).toBeUndefined();
    await recordRefusal(new Refused('last_owner'));
    expect(await many('not_allowed')).toBe(0);
  });

  it('is seen of an owner whom an administrator wanted to take out', async () => {
    const owner = await makePerson(organizationId, 'owner');
    const access = await organizationAccess(person, organizationId);
    const refused = await removePerson(access, owner.userId).catch((error: unknown) => error);
    await recordRefusal(refused as Refused);
    expect(await many('not_allowed')).toBe(1);
    await inOrganization(access, (tx) => record(tx, access, 'exported', { file: 'a.csv' }));
    expect(await many('exported')).toBe(1);
  });
});
