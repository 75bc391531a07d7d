import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { letters, mailsOff, oneTimeCodes, users } from '@/db/schema';
import { makeOrganization, makePerson, signedIn } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { changeAddress } from '@/lib/access/change-address';
import {
  askToVerify,
  chooseMails,
  demandVerified,
  mailChoicesOf,
  turnMailOff,
  verifyAddress,
} from '@/lib/access/mail-choices';
import { tellOfNewDevice } from '@/lib/access/new-device';
import { findPasswordLink, renewPassword } from '@/lib/access/password-link';
import { hashPassword } from '@/lib/access/passwords';
import { sessionOwner, sessionsOf } from '@/lib/access/sessions';
import { startMailServer } from '@/lib/mail/testing/mail-server';
import { writePasswordLetter } from '../letters';
import { handedOn, until } from '../testing';
import { startWorker } from '../worker';

withDatabase();

let server: Awaited<ReturnType<typeof startMailServer>>;
let worker: Awaited<ReturnType<typeof startWorker>>;
const PASSWORD = 'four words nobody expects here';
let hash: string;

beforeAll(async () => {
  server = await startMailServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: 'patamar@patamar.example' });
  hash = await hashPassword(PASSWORD);
  worker = await startWorker(() => {
    throw new Error('The worker lost the database.');
  });
});
afterAll(async () => {
  await worker.stop();
  await server.stop();
});
beforeEach(() => {
  server.delivered.length = 0;
});

/** Somebody with a password, as an account page knows them. */
async function person() {
  const { userId: id } = await makePerson(await makeOrganization());
  const email = `${id}@example.org`;
  await systemDatabase()
    .update(users)
    .set({ passwordHash: hash, createdAt: new Date('2026-01-01') })
    .where(eq(users.id, id));
  const claims = await signedIn({ userId: id });
  const [session] = await sessionsOf(id, claims);
  return { id, email, claims, sessionId: session?.id ?? '' };
}
const mailTo = async (address: string) => {
  await until(() => server.to(address).length > 0);
  await until(async () => (await handedOn()).length === 0);
  return server.to(address).map(({ raw }) => raw);
};
const linkIn = (raw: string | undefined, path: string) =>
  raw?.match(new RegExp(`/${path}/([\\w.-]+)`))?.[1] ?? '';
const verifiedAt = async (id: string) =>
  (await systemDatabase().select().from(users).where(eq(users.id, id)))[0]?.emailVerifiedAt ?? null;

describe('a forgotten password', () => {
  it('is set anew by a link that works once, ends sessions and shows whose the address is', async () => {
    const me = await person();
    await writePasswordLetter(me.email.toUpperCase());
    const [mail, ...more] = await mailTo(me.email);
    expect(more).toEqual([]);
    const token = linkIn(mail, 'reset');
    expect(await findPasswordLink(token)).toMatchObject({ userId: me.id });
    expect(await renewPassword(token, 'another four words nobody knows')).toEqual({ userId: me.id });
    expect(await renewPassword(token, 'another four words nobody knows')).toBeNull();
    expect(await sessionOwner(me.claims)).toBeNull();
    expect(await verifiedAt(me.id)).not.toBeNull();
  });

  it('leaves an address unconfirmed where somebody else may hold the second factor', async () => {
    const me = await person();
    await systemDatabase()
      .insert(oneTimeCodes)
      .values({ userId: me.id, secret: 'sealed', confirmedAt: new Date() });
    await writePasswordLetter(me.email);
    const [mail] = await mailTo(me.email);
    await renewPassword(linkIn(mail, 'reset'), 'another four words nobody knows');
    expect(await verifiedAt(me.id)).toBeNull();
  });

  it('of an address without an account is the same row, and no mail', async () => {
    await writePasswordLetter('stranger@example.net');
    await until(async () => (await handedOn()).length === 0);
    expect(server.delivered).toEqual([]);
    expect(await systemDatabase().select().from(letters)).toEqual([]);
  });

  it('of somebody who comes in by a provider sends no link', async () => {
    const me = await person();
    await systemDatabase().update(users).set({ passwordHash: null }).where(eq(users.id, me.id));
    await writePasswordLetter(me.email);
    const [mail = ''] = await mailTo(me.email);
    expect(mail).not.toContain('/reset/');
  });
});

describe('an address', () => {
  it('is confirmed by who has the mail and the account, until it is another one', async () => {
    const [me, other] = [await person(), await person()];
    await expect(demandVerified(me)).rejects.toMatchObject({ reason: 'address_unconfirmed', field: 'email' });
    await askToVerify(me);
    const token = linkIn((await mailTo(me.email))[0], 'verify');
    expect(await verifyAddress(other, token, new Date())).toBe(false);
    expect(await verifyAddress(me, token, new Date(Date.now() + 4 * 86_400_000))).toBe(false);
    expect(await verifyAddress(me, token, new Date())).toBe(true);
    expect((await mailChoicesOf(me)).verified).toBe(true);
    await demandVerified(me);
    expect(await verifyAddress({ ...me, email: 'new@example.net' }, token, new Date())).toBe(false);
  });

  it('that is changed is told to both, and has to be confirmed again', async () => {
    const me = await person();
    const next = `new-${me.id}@example.net`;
    await systemDatabase().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, me.id));
    await changeAddress(me, next, '203.0.113.7');
    await until(() => server.to(next).length === 2 && server.to(me.email).length === 1);
    expect(server.to(me.email)[0]?.raw).not.toMatch(/\/(?:verify|reset|join)\//);
    const token = linkIn(server.to(next).find(({ raw }) => raw.includes('/verify/'))?.raw, 'verify');
    expect(await verifyAddress({ ...me, email: next }, token, new Date())).toBe(true);
  });
});

describe('a new browser', () => {
  it('is told, until the person turns that off by the link alone', async () => {
    const me = await person();
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await tellOfNewDevice(me.id, agent);
    const [mail = ''] = await mailTo(me.email);
    expect(mail).toContain('Firefox');
    expect(mail).toMatch(/^List-Unsubscribe:\s+<.*\/api\/mail\//m);
    const token = linkIn(mail, 'mail');
    expect(await turnMailOff(`${token}x`)).toBeNull();
    expect(await turnMailOff(token)).toBe('new_device');
    expect(await turnMailOff(token)).toBe('new_device');
    expect((await mailChoicesOf(me)).kinds).toEqual(['reminder', 'result', 'step']);
    server.delivered.length = 0;
    await tellOfNewDevice(me.id, agent);
    await until(async () => (await handedOn()).length === 0);
    expect(server.delivered).toEqual([]);
    await chooseMails(me, ['reminder', 'result', 'step', 'new_device']);
    expect(await systemDatabase().select().from(mailsOff).where(eq(mailsOff.userId, me.id))).toEqual([]);
  });

  it('is not told of an account that was just made', async () => {
    const me = await person();
    await systemDatabase().update(users).set({ createdAt: new Date() }).where(eq(users.id, me.id));
    await tellOfNewDevice(me.id, null);
    expect(await systemDatabase().select().from(letters)).toEqual([]);
  });
});
