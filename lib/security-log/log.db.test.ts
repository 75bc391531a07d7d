import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { newId } from '@/db/id';
import { organizations, securityEvents, users } from '@/db/schema';
import {
  makePerson,
  makeWorld,
  organizationAccess,
  respondentAccess,
  signedIn,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { authenticate } from '@/lib/access/authenticate';
import { joinAsNew } from '@/lib/access/join';
import { hashPassword } from '@/lib/access/passwords';
import { closeSession, endSessionsOfMember, openSession } from '@/lib/access/sessions';
import { signUp } from '@/lib/access/sign-up';
import { changePersonRole, editOrganization, removePerson } from '@/lib/organizations/commands';
import { saveAnswers } from '@/lib/rounds/answers';
import { finishAnswering, openRound } from '@/lib/rounds/commands';
import { cancelRound, deleteRound, restoreRound } from '@/lib/rounds/take-back';
import { closeRound } from '@/lib/rounds/testing';
import { createTeam, inviteToTeam, removeFromTeam } from '@/lib/teams/commands';
import { archiveTeam, deleteTeam, restoreTeam, undeleteTeam } from '@/lib/teams/take-back';
import { logFiltersFrom } from './filters';
import { readLog } from './queries';
import { recordExport } from './record';

withDatabase();

const PASSWORD = 'rather-long-words-of-somebody';

let world: Awaited<ReturnType<typeof makeWorld>>;
let owner: TestPerson;

const kindsIn = async (organizationId: string) => {
  const rows = await systemDatabase()
    .select({ kind: securityEvents.kind })
    .from(securityEvents)
    .where(eq(securityEvents.organizationId, organizationId))
    .orderBy(securityEvents.at);
  return rows.map(({ kind }) => kind).filter((kind) => kind !== 'signed_in');
};
/** What is written down while something is done. */
async function during(work: () => Promise<unknown>): Promise<string[]> {
  const before = await kindsIn(world.organizationId);
  await work();
  return (await kindsIn(world.organizationId)).slice(before.length);
}
const log = async (query: Record<string, string> = {}, page = 1) =>
  readLog(await organizationAccess(owner, world.organizationId), logFiltersFrom(query), page);

beforeAll(async () => {
  world = await makeWorld();
  owner = await makePerson(world.organizationId, 'owner');
});

describe('what is written down', () => {
  it('is settings that have another value, and roles', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    const [someone] = world.members;
    const said = await during(async () => {
      await editOrganization(access, { name: 'Another name', outsideThreshold: 5 });
      await editOrganization(access, { outsideThreshold: 7 });
      await changePersonRole(access, { userId: someone?.userId ?? '', role: 'facilitator' });
      await changePersonRole(access, { userId: someone?.userId ?? '', role: 'facilitator' });
      await changePersonRole(access, { userId: someone?.userId ?? '', role: 'member' });
      await endSessionsOfMember(access, someone?.userId ?? '');
    });
    expect(said).toEqual([
      'organization_renamed',
      'threshold_changed',
      'role_changed',
      'role_changed',
      'sessions_ended',
    ]);
  });

  it('is nothing of a command that was refused', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    const said = await during(() =>
      expect(changePersonRole(access, { userId: owner.userId, role: 'member' })).rejects.toThrow(
        'last_owner',
      ),
    );
    expect(said).toEqual([]);
  });

  it('is teams, links and rounds, and nothing of who answers or when', async () => {
    const access = await organizationAccess(owner, world.organizationId);
    let team = await teamAccess(owner, world.teamId);
    const said = await during(async () => {
      await inviteToTeam(team, { role: 'member', jobRole: null, givenTo: 'The team', maxUses: 10 });
      const id = await openRound(team, { name: 'Q1', mode: 'quick', format: 'anonymous' });
      for (const person of world.members) {
        const respondent = await respondentAccess(person, id);
        await saveAnswers(respondent, [{ itemId: 'DEV-CI', value: 2, answeredAt: Date.now() }]);
        await finishAnswering(respondent);
      }
      await closeRound(team, id);
      await deleteRound(team, id, { reason: 'Wrong model' });
      await restoreRound(team, id);
      await cancelRound(team, await openRound(team, { name: 'Q2', mode: 'quick', format: 'anonymous' }));
      await removeFromTeam(team, world.members[4]?.userId ?? '');
      await archiveTeam(team);
      team = await teamAccess(owner, world.teamId);
      await deleteTeam(team);
      await undeleteTeam(access, world.teamId);
      await restoreTeam(team);
      await recordExport(access, 'plan.pdf');
      await createTeam(access, { name: 'Farol', scope: ['DEV'], deliverableTypes: [] });
      await removePerson(access, world.members[4]?.userId ?? '');
    });
    expect(said).toEqual([
      'link_made',
      'round_opened',
      'answering_ended',
      'round_published',
      'round_deleted',
      'round_brought_back',
      'round_opened',
      'round_cancelled',
      'removed_from_team',
      'team_archived',
      'team_deleted',
      'team_brought_back',
      'team_restored',
      'exported',
      'team_made',
      // The one that was made above: whoever knew it is gone.
      'link_ended',
      'removed_from_organization',
    ]);
    const everything = JSON.stringify(
      await systemDatabase().select({ about: securityEvents.about }).from(securityEvents),
    );
    expect(everything).not.toMatch(/DEV-CI|"value"|score|answered/);
  });

  it('is who comes in, in every organization that they are in, and in no other', async () => {
    const email = `${newId()}@example.org`;
    const team = await teamAccess(owner, world.teamId);
    const token = await inviteToTeam(team, {
      role: 'member',
      jobRole: null,
      givenTo: 'The team',
      maxUses: 10,
    });
    const elsewhere = await makeWorld();
    let userId = '';
    const said = await during(async () => {
      const made = await joinAsNew(
        { name: 'Ana', email, password: PASSWORD, token, jobRole: undefined },
        'en',
      );
      userId = made?.userId ?? '';
      await authenticate(email, 'not the right words', '192.0.2.1');
    });
    expect(said).toEqual(['joined_team', 'account_made', 'sign_in_failed']);
    const claims = await signedIn({ userId });
    const out = await during(() => closeSession(claims));
    expect(out).toEqual(['signed_out']);
    expect(await kindsIn(elsewhere.organizationId)).toEqual([]);
    const { events } = await log({ person: userId });
    expect(events.map(({ kind, actor, subject }) => [kind, actor ?? subject])).toEqual([
      ['signed_out', 'Ana'],
      ['signed_in', 'Ana'],
      ['sign_in_failed', 'Ana'],
      ['account_made', 'Ana'],
      ['joined_team', 'Ana'],
    ]);
  });

  it('is a lock-out once, and a row for an address without account as well', async () => {
    const email = `${newId()}@example.org`;
    const person = await makePerson(world.organizationId);
    await systemDatabase()
      .update(users)
      .set({ email, passwordHash: await hashPassword(PASSWORD) })
      .where(eq(users.id, person.userId));
    const tries = async (whose: string, address: string) => {
      for (let i = 0; i < 13; i++) await authenticate(whose, 'not the right words', address);
    };
    const said = await during(() => tries(email, '192.0.2.7'));
    expect(said).toEqual([...Array(10).fill('sign_in_failed'), 'locked_out']);
    const unknown = and(isNull(securityEvents.organizationId), isNull(securityEvents.subjectId));
    await tries('nobody@example.org', '192.0.2.8');
    const rows = await systemDatabase().select().from(securityEvents).where(unknown);
    expect(rows.map(({ kind }) => kind)).toEqual([...Array(10).fill('sign_in_failed'), 'locked_out']);
    expect(JSON.stringify(rows)).not.toContain('nobody@example.org');
  });

  it('is how an organization began', async () => {
    const email = `${newId()}@example.org`;
    const form = {
      name: 'Rui',
      email,
      password: PASSWORD,
      organization: 'Nova',
      team: 'Primeiro',
      timeZone: undefined,
    };
    const made = await signUp({ ...form, jobRole: undefined } as Parameters<typeof signUp>[0], 'en');
    const [membership] = await systemDatabase()
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.name, 'Nova'));
    expect(made).not.toBeNull();
    expect(await kindsIn(membership?.id ?? '')).toEqual(['organization_made', 'team_made', 'account_made']);
  });

  it('is nothing of the sample organization', async () => {
    const demo = await makeWorld();
    await systemDatabase()
      .update(organizations)
      .set({ kind: 'demo' })
      .where(eq(organizations.id, demo.organizationId));
    const team = await teamAccess(demo.facilitator, demo.teamId);
    await openRound(team, { name: 'Q1', mode: 'quick', format: 'anonymous' });
    await openSession(demo.facilitator.userId, null);
    const rows = await systemDatabase()
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.actorId, demo.facilitator.userId));
    expect(rows).toEqual([]);
  });
});
