import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDatabase as db } from '@/db/client';
import { newId } from '@/db/id';
import * as schema from '@/db/schema';
import { fillEveryTable } from '@/db/testing/every-table';
import {
  makeOrganization,
  makeTeam,
  makeWorld,
  putInTeam,
  respondentAccess,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { builtInModel } from '@/lib/model/load';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { Refused } from '../refused';
import { claimsOf } from '../session-token';
import { openSession } from '../sessions';
import { HELD, PARTS } from './held';
import { myData } from './write';

withDatabase();

/** Columns that say which person a row is about: they refer to an account, directly or by a membership; or are called so. */
const REFERRING = sql`
  with recursive people as (
    select c.oid as tab, a.attnum as col from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.oid = 'public.users'::regclass and a.attname = 'id'
    union
    select k.conrelid, pair.mine from pg_constraint k
      cross join unnest(k.conkey, k.confkey) as pair(mine, theirs)
      join people p on p.tab = k.confrelid and p.col = pair.theirs
    where k.contype = 'f'
  )
  select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
    and (exists (select from people p where p.tab = c.oid and p.col = a.attnum)
      or (a.atttypid = 'uuid'::regtype and a.attname ~ '(user|person|owner|actor|subject)_id$|_by$'))
  order by 1`;

/** Signs a person in and gives what is asked for. */
async function selfOf(userId: string) {
  const session = claimsOf(await openSession(userId, null, undefined, 'two-factors'))?.session ?? '';
  const [row] = await db()
    .select({ id: schema.users.id, email: schema.users.email, sessionId: schema.sessions.id })
    .from(schema.sessions)
    .innerJoin(schema.users, eq(schema.users.id, schema.sessions.userId))
    .where(eq(schema.sessions.tokenHash, session));
  if (!row) throw new Error('There is a session.');
  return row;
}

const now = new Date('2026-12-01T00:00:00Z');

async function fileOf(userId: string, lang: 'en' | 'pt-BR' = 'en') {
  const text = await myData(await selfOf(userId), { lang, now });
  return { text, data: JSON.parse(text) };
}

it('says of every column that tells whose a row is where it is in the file, or why it is not', async () => {
  const rows = await db().execute<{ name: string }>(REFERRING);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(HELD).sort());
});

/** Everything that can name the person names them, and everything beside it somebody else. */
async function everythingBy(userId: string, organizationId: string) {
  const named = Object.keys(HELD).filter((name) => !/\.(id|user_id)$/.test(name));
  for (const name of named) {
    const [table = '', column = ''] = name.split('.');
    // Of these no row can be changed.
    if (table === 'security_events' || table === 'model_versions') continue;
    const own = table === 'organizations' ? 'id' : 'organization_id';
    await db().execute(
      sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${userId} where ${sql.identifier(own)} = ${organizationId}`,
    );
  }
  await db().insert(schema.modelVersions).values({
    organizationId,
    version: '3.0.0',
    contentHash: newId(),
    content: builtInModel(),
    publishedBy: userId,
  });
  const base = { userId, createdAt: now };
  await db()
    .insert(schema.identities)
    .values({ ...base, issuer: 'https://id.example', subject: newId() });
  await db()
    .insert(schema.passkeys)
    .values({ ...base, credentialId: newId(), publicKey: 'key', counter: 3, transports: [], name: 'Phone' });
  await db().insert(schema.oneTimeCodes).values({ userId, secret: 'sealed-secret' });
  await db().insert(schema.recoveryCodes).values({ userId, selector: 'selector', hash: 'hash-of-code' });
  await db()
    .insert(schema.passwordLinks)
    .values({ userId, tokenHash: `hash-of-link ${userId}`, expiresAt: new Date(Date.now() + 60_000) });
  await db()
    .update(schema.users)
    .set({ passwordHash: 'hash-of-password' })
    .where(eq(schema.users.id, userId));
}

it('holds something in every part for somebody who did everything, no secret, and nothing of anybody else', async () => {
  const world = await makeWorld();
  await fillEveryTable(world);
  const [me, ...others] = world.members;
  if (!me) throw new Error('There are five members.');
  await everythingBy(me.userId, world.organizationId);
  const { data, text } = await fileOf(me.userId);
  for (const part of PARTS) {
    const value = data[part];
    expect(Array.isArray(value) ? value.length : Object.keys(value).length, part).toBeGreaterThan(0);
  }
  const kinds = new Set(data.deeds.map(({ what }: { what: string }) => what));
  const columns = Object.values(HELD).filter((part) => part === 'deeds').length;
  expect(kinds.size, 'a kind of deed for each column of deeds').toBe(columns);
  expect(data.account).toMatchObject({ id: me.userId, hasPassword: true });
  expect(data.organizations).toMatchObject([{ role: 'member' }]);
  const people = await db().select().from(schema.users);
  for (const { userId } of [...others, world.facilitator]) {
    const person = people.find(({ id }) => id === userId);
    expect(text).not.toContain(userId);
    expect(text).not.toContain(person?.email);
    expect(text).not.toContain(`"${person?.name}"`);
  }
  const [{ tokenHash } = { tokenHash: '' }] = await db()
    .select({ tokenHash: schema.sessions.tokenHash })
    .from(schema.sessions)
    .where(eq(schema.sessions.userId, me.userId));
  expect(tokenHash).not.toBe('');
  for (const secret of [tokenHash, 'sealed-secret', 'selector"', 'hash-of-'])
    expect(text).not.toContain(secret);
});

it('has the own answers of running and published rounds, of no other person and of no deleted round', async () => {
  const { organizationId, teamId, facilitator, members } = await makeWorld();
  const lead = await teamAccess(facilitator, teamId);
  const round = async (name: string) => {
    const id = await openRound(lead, { name, mode: 'quick', format: 'anonymous' });
    for (const [value, person] of members.entries()) {
      const one = { itemId: 'DEV-CI', value: value as 0 | 1 | 2 | 3 | 4, answeredAt: Date.now() };
      const text = { itemId: 'DEV-CI#comment', text: `Comment ${value}`, answeredAt: Date.now() };
      await saveAnswers(await respondentAccess(person, id), [one, text]);
    }
    return id;
  };
  await closeRound(lead, await round('Q1'));
  const deleted = await round('Q2');
  await closeRound(lead, deleted);
  await round('Q3');
  await db().update(schema.rounds).set({ removedAt: now }).where(eq(schema.rounds.id, deleted));
  for (const [value, { userId }] of members.entries()) {
    const { data } = await fileOf(userId, 'pt-BR');
    expect(data.answers).toMatchObject([
      { round: 'Q1', organizationId, publishedAt: expect.any(String) },
      { round: 'Q3', publishedAt: null },
    ]);
    for (const { answers } of data.answers)
      expect(answers).toMatchObject([{ id: 'DEV-CI', answer: value, title: 'Integração contínua' }]);
    for (const { texts } of data.answers)
      expect(texts).toEqual([
        { id: 'DEV-CI', title: 'Integração contínua', kind: 'comment', text: `Comment ${value}` },
      ]);
    expect(data.answers[0].answers[0]).not.toHaveProperty('answeredAt');
    expect(data.answers[1].answers[0].answeredAt).toEqual(expect.any(String));
  }
  const { data } = await fileOf(facilitator.userId);
  expect(data.answers).toEqual([]);
});

it('tells of an organization that somebody has left only that they did something there', async () => {
  const world = await makeWorld();
  await fillEveryTable(world);
  const elsewhere = await makeOrganization('Elsewhere');
  const [me] = world.members;
  if (!me) throw new Error('There are five members.');
  await everythingBy(me.userId, world.organizationId);
  await db()
    .insert(schema.memberships)
    .values({ organizationId: elsewhere, ...me, role: 'member' });
  const team = await makeTeam(elsewhere);
  await putInTeam(elsewhere, team, me, 'DE');
  await db()
    .delete(schema.memberships)
    .where(
      sql`${schema.memberships.userId} = ${me.userId} and ${schema.memberships.organizationId} = ${world.organizationId}`,
    );
  const { data, text } = await fileOf(me.userId);
  expect(data.organizations).toMatchObject([{ organization: 'Elsewhere' }]);
  expect(data.answers).toEqual([]);
  expect(data.deeds.length).toBeGreaterThan(10);
  for (const deed of data.deeds) expect(Object.keys(deed)).toEqual(['what', 'at', 'organizationId']);
  expect(text).not.toContain(world.organizationId);
});

it('says of what others did to somebody neither who it was nor from where', async () => {
  const { organizationId, members } = await makeWorld();
  const [me, other] = members;
  if (!me || !other) throw new Error('There are five members.');
  const from = { network: '192.0.2.7', browser: 'Netscape', system: 'BeOS' };
  await db()
    .insert(schema.securityEvents)
    .values([
      { organizationId, kind: 'role_changed', actorId: other.userId, subjectId: me.userId, ...from },
      { organizationId, kind: 'sign_in_failed', subjectId: me.userId, ...from },
      {
        organizationId,
        kind: 'link_made',
        actorId: me.userId,
        about: { givenTo: 'Bia' },
        network: '192.0.2.9',
      },
      { organizationId, kind: 'signed_in', actorId: other.userId, ...from },
    ]);
  const { data, text } = await fileOf(me.userId);
  expect(text).not.toMatch(/192\.0\.2\.7|Netscape|BeOS/);
  const told = data.securityLog.map(({ what, byYou }: { what: string; byYou: boolean }) => [what, byYou]);
  expect(told).toEqual([
    ['role_changed', false],
    ['sign_in_failed', false],
    ['link_made', true],
    ['signed_in', true],
  ]);
  expect(data.securityLog[2]).toMatchObject({ network: '192.0.2.9', about: { givenTo: 'Bia' } });
});

it('explains itself first, in the language asked for, and says what is not in it', async () => {
  const { members } = await makeWorld({ size: 1 });
  const userId = members[0]?.userId ?? '';
  for (const [lang, title] of [
    ['en', 'Everything that Patamar holds about you'],
    ['pt-BR', 'Tudo o que o Patamar guarda sobre você'],
  ] as const) {
    const { data } = await fileOf(userId, lang);
    expect(Object.keys(data)).toEqual(['readMe', 'format', 'formatVersion', ...PARTS]);
    expect(data.readMe.title).toBe(title);
    expect(Object.keys(data.readMe.parts)).toEqual([...PARTS]);
    expect(data.readMe.notInIt).toHaveLength(4);
  }
});

it('is for who proved a moment ago that it is them, not for the demo, and is written down', async () => {
  const { organizationId, members } = await makeWorld({ size: 1 });
  const self = await selfOf(members[0]?.userId ?? '');
  const look = { lang: 'en', now } as const;
  await expect(myData({ ...self, sessionId: newId() }, look)).rejects.toThrow(new Refused('confirm_again'));
  await expect(myData({ ...self, email: 'x@demo.patamar.example' }, look)).rejects.toThrow(
    new Refused('demo_is_read_only'),
  );
  const written = () =>
    db().$count(schema.securityEvents, eq(schema.securityEvents.organizationId, organizationId));
  const before = await written();
  await myData(self, look);
  expect(await written()).toBe(before + 1);
});
