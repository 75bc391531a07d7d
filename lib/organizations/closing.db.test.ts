import { eq, getTableName, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import * as schema from '@/db/schema';
import { fillEveryTable } from '@/db/testing/every-table';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  putInTeam,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { findOrganizationAccess, findTeamAccess } from '@/lib/access/find-access';
import { findClosedOrganization } from '@/lib/access/find-closed';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { findInvitation } from '@/lib/access/invitation';
import { join } from '@/lib/access/join';
import { organizationsOf } from '@/lib/access/organizations-of';
import { ownRounds } from '@/lib/access/own-rounds';
import { Refused } from '@/lib/access/refused';
import { startOrganization } from '@/lib/access/sign-up';
import { purgeDeleted } from '@/lib/jobs/purge';
import { openRound } from '@/lib/rounds/commands';
import { inviteToTeam } from '@/lib/teams/commands';
import { deleteOrganization, keepOrganization } from './closing';

withDatabase();

const db = () => systemDatabase();

let world: Awaited<ReturnType<typeof makeWorld>>;
let owner: TestPerson;
beforeEach(async () => {
  world = await makeWorld();
  owner = await makePerson(world.organizationId, 'owner');
});

const ownersAccess = () => organizationAccess(owner, world.organizationId);
const closedTo = async (person: TestPerson) =>
  findClosedOrganization(await signedIn(person), 'organization', world.organizationId);
const daysAgo = (days: number) =>
  db()
    .update(schema.organizations)
    .set({ deletedAt: sql`now() - make_interval(days => ${days}::int)` })
    .where(eq(schema.organizations.id, world.organizationId));
const existing = async (id = world.organizationId) =>
  (await db().select().from(schema.organizations).where(eq(schema.organizations.id, id)))[0];

/** Rows of every table that belong to an organization, as the database writes them, by table. */
async function everythingOf(organizationId: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of Object.values(schema)) {
    if (!is(table, PgTable)) continue;
    const name = getTableName(table);
    const owned = getTableConfig(table).columns.some((column) => column.name === 'organization_id');
    if (!owned && name !== 'organizations') continue;
    const column = sql.identifier(owned ? 'organization_id' : 'id');
    const rows = await db().execute<{ row: string }>(
      sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t where ${column} = ${organizationId} order by 1`,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

describe('an organization that an owner has deleted', () => {
  it('opens nothing for anybody, and says by whom and when', async () => {
    const { organizationId, teamId, facilitator, members } = world;
    const [member] = members as [TestPerson];
    const lead = await teamAccess(facilitator, teamId);
    const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    const token = await inviteToTeam(lead, { role: 'member', jobRole: null, givenTo: 'All', maxUses: 5 });
    expect(await findRespondentAccess(await signedIn(member), roundId)).not.toBeNull();
    expect(await closedTo(owner)).toBeNull();
    await deleteOrganization(await ownersAccess());
    for (const person of [owner, facilitator, member]) {
      const claims = await signedIn(person);
      expect(await findOrganizationAccess(claims, organizationId)).toBeNull();
      expect(await findTeamAccess(claims, teamId)).toBeNull();
      expect(await findRespondentAccess(claims, roundId)).toBeNull();
      expect(await ownRounds(person.userId)).toEqual([]);
      for (const [by, id] of [
        ['organization', organizationId],
        ['team', teamId],
        ['round', roundId],
      ] as const)
        expect(await findClosedOrganization(claims, by, id)).toMatchObject({
          organizationId,
          userId: person.userId,
          deletedBy: expect.stringMatching(/^Person/),
          deletedAt: expect.any(Date),
        });
      expect(await organizationsOf(person.userId)).toMatchObject([
        { id: organizationId, deletedAt: expect.any(Date) },
      ]);
    }
    const stranger = await signedIn((await makeWorld()).facilitator);
    expect(await findClosedOrganization(stranger, 'organization', organizationId)).toBeNull();
    expect(await findClosedOrganization(stranger, 'team', teamId)).toBeNull();
    expect(await findClosedOrganization(stranger, 'round', roundId)).toBeNull();
    expect(await findInvitation(token)).toBeNull();
    const guest = await makePerson((await makeWorld()).organizationId);
    await expect(join({ id: guest.userId, email: 'g@example.org' }, token, undefined)).rejects.toThrow(
      new Refused('invitation_invalid'),
    );
  });

  it('is as it was when an owner keeps it, and only an owner may', async () => {
    await fillEveryTable(world);
    const before = await everythingOf(world.organizationId);
    await deleteOrganization(await ownersAccess());
    const admin = await makePerson(world.organizationId, 'admin');
    for (const person of [admin, world.facilitator]) {
      const closed = await closedTo(person);
      if (!closed) throw new Error('They are in it.');
      await expect(keepOrganization(closed)).rejects.toThrow(new Refused('not_allowed'));
    }
    const closed = await closedTo(owner);
    if (!closed) throw new Error('The owner is in it.');
    await keepOrganization(closed);
    // Twice, by two owners: it is kept.
    await keepOrganization(closed);
    await db().delete(schema.memberships).where(eq(schema.memberships.userId, admin.userId));
    const { security_events: events = [], ...after } = await everythingOf(world.organizationId);
    const { security_events: eventsBefore = [], ...unchanged } = before;
    expect(after).toEqual(unchanged);
    const kinds = events.map((row) => JSON.parse(row).kind);
    expect(kinds.length - eventsBefore.length).toBeGreaterThanOrEqual(2);
    expect(kinds).toEqual(expect.arrayContaining(['organization_deleted', 'organization_kept']));
    expect(await closedTo(owner)).toBeNull();
    expect((await ownersAccess()).role).toBe('owner');
  });

  it('cannot be kept when a week is over, and opens nothing before the job comes', async () => {
    await deleteOrganization(await ownersAccess());
    const closed = await closedTo(owner);
    await daysAgo(8);
    expect(await closedTo(owner)).toBeNull();
    expect(await organizationsOf(owner.userId)).toEqual([]);
    await expect(keepOrganization(closed as NonNullable<typeof closed>)).rejects.toThrow(
      new Refused('organization_gone'),
    );
    await purgeDeleted();
    await expect(keepOrganization(closed as NonNullable<typeof closed>)).rejects.toThrow(
      new Refused('organization_gone'),
    );
  });

  it('is gone for good after a week: no row of any table is left, and nothing of others is touched', async () => {
    const other = await makeWorld();
    await fillEveryTable(world);
    await fillEveryTable(other);
    // Somebody is in both.
    const [shared] = world.members as [TestPerson];
    await db()
      .insert(schema.memberships)
      .values({ organizationId: other.organizationId, userId: shared.userId, role: 'member' });
    await putInTeam(other.organizationId, other.teamId, shared);
    const mine = await everythingOf(world.organizationId);
    const empty = Object.entries(mine).filter(([, rows]) => rows.length === 0);
    expect(
      empty.map(([name]) => name),
      'tables that this tries nothing of',
    ).toEqual([]);
    const theirs = await everythingOf(other.organizationId);
    const people = await db().select().from(schema.users).orderBy(schema.users.id);
    await deleteOrganization(await ownersAccess());
    await daysAgo(6);
    await purgeDeleted();
    expect(await existing()).toBeDefined();
    await daysAgo(8);
    expect(await purgeDeleted()).toBe(2);
    for (const [name, rows] of Object.entries(await everythingOf(world.organizationId)))
      expect(rows, name).toEqual([]);
    expect(await everythingOf(other.organizationId)).toEqual(theirs);
    expect(await db().select().from(schema.users).orderBy(schema.users.id)).toEqual(people);
    // Not a trace of its id, in any table that is not about it.
    expect(await organizationsOf(owner.userId)).toEqual([]);
    const self = { id: owner.userId, email: 'owner@example.org' };
    const form = { organization: 'Anew', team: 'First', jobRole: undefined, timeZone: undefined };
    const teamId = await startOrganization(self, form, 'en');
    expect((await organizationsOf(owner.userId)).map(({ name, role }) => [name, role])).toEqual([
      ['Anew', 'owner'],
    ]);
    expect((await teamAccess(owner, teamId)).inTeam).toBe(true);
  });
});

describe('deleting an organization', () => {
  it('is for owners, who proved a moment ago that it is them, and not for the sample organization', async () => {
    for (const role of ['admin', 'manager', 'facilitator', 'member', 'viewer'] as const) {
      const person = await makePerson(world.organizationId, role);
      await expect(
        deleteOrganization(await organizationAccess(person, world.organizationId)),
        role,
      ).rejects.toThrow(new Refused('not_allowed'));
    }
    const access = await ownersAccess();
    await expect(deleteOrganization({ ...access, sessionId: newId() })).rejects.toThrow(
      new Refused('confirm_again'),
    );
    await expect(deleteOrganization({ ...access, inDemo: true })).rejects.toThrow(
      new Refused('demo_is_read_only'),
    );
    // Somebody took the role away since the request began.
    await db()
      .update(schema.memberships)
      .set({ role: 'member' })
      .where(eq(schema.memberships.userId, owner.userId));
    await expect(deleteOrganization(access)).rejects.toThrow(new Refused('not_allowed'));
    expect((await existing())?.deletedAt).toBeNull();
  });

  it('takes the session of a visitor of the demo nowhere', async () => {
    const visitor = { id: owner.userId, email: 'owner@demo.patamar.example' };
    const form = { organization: 'Mine', team: 'First', jobRole: undefined, timeZone: undefined };
    await expect(startOrganization(visitor, form, 'en')).rejects.toThrow('demo_is_read_only');
  });
});
