import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { answers, respondents, roundLedgers, rounds, teamMembers, teams } from '@/db/schema';
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
import { may } from '@/lib/access/allow';
import { findTeamAccess } from '@/lib/access/find-access';
import { findRespondentAccess } from '@/lib/access/find-respondent';
import { findInvitation } from '@/lib/access/invitation';
import { ownRounds } from '@/lib/access/own-rounds';
import { Refused } from '@/lib/access/refused';
import { purgeDeleted } from '@/lib/jobs/purge';
import { builtInModel } from '@/lib/model/load';
import { listTeamsAside } from '@/lib/organizations/queries';
import { filtersFrom } from '@/lib/overview/filters';
import { listTeamRoles } from '@/lib/overview/roles';
import { addToPlan } from '@/lib/plans/commands';
import { getResults } from '@/lib/results/queries';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { cancelRound, deleteRound, renameRound, restoreRound } from '@/lib/rounds/take-back';
import { closeRound } from '@/lib/rounds/testing';
import { askedItems } from '@/lib/scoring';
import { assignJobRole, editTeam, inviteToTeam, joinTeam, removeFromTeam } from './commands';
import { archiveTeam, deleteTeam, restoreTeam, undeleteTeam } from './take-back';

withDatabase();

const archived = new Refused('team_archived');
const notAllowed = new Refused('not_allowed');
const form = { name: 'Q1', mode: 'quick', format: 'anonymous' } as const;
const DAY = 24 * 60 * 60 * 1000;

/** A team with one published round, its facilitator and an administrator. */
async function world() {
  const made = await makeWorld({ size: 5, scope: ['DEV'] });
  const lead = await teamAccess(made.facilitator, made.teamId);
  const admin = await makePerson(made.organizationId, 'admin');
  const roundId = await openRound(lead, form);
  for (const [i, person] of made.members.entries()) {
    const batch = askedItems(builtInModel(), 'quick', null, ['DEV']).map((itemId) => ({
      itemId,
      value: i % 5,
      answeredAt: Date.now(),
    }));
    await saveAnswers(await respondentAccess(person, roundId), batch);
  }
  await closeRound(lead, roundId);
  return { ...made, lead, admin, roundId, member: made.members[0] as TestPerson };
}

describe('an archived team', () => {
  it('is in no list, is read by who could read it, and comes back as it was', async () => {
    const { lead, member, facilitator, organizationId, teamId, roundId } = await world();
    await expect(archiveTeam(await teamAccess(member, teamId))).rejects.toThrow(notAllowed);
    const token = await inviteToTeam(lead, {
      role: 'member',
      jobRole: null,
      givenTo: 'The team',
      maxUses: 10,
    });
    await archiveTeam(lead);
    await archiveTeam(lead);
    for (const person of [facilitator, member]) {
      const access = await organizationAccess(person, organizationId);
      expect((await listTeamRoles(access, filtersFrom({}))).teams).toEqual([]);
      expect((await listTeamsAside(access)).archived).toMatchObject([{ id: teamId }]);
      expect(await getResults(await teamAccess(person, teamId), roundId)).not.toBeNull();
    }
    const stranger = await organizationAccess(await makePerson(organizationId), organizationId);
    expect((await listTeamsAside(stranger)).archived).toEqual([]);
    expect(await findInvitation(token)).toBeNull();
    await restoreTeam(await teamAccess(facilitator, teamId));
    const back = await listTeamRoles(await organizationAccess(member, organizationId), filtersFrom({}));
    expect(back.teams).toMatchObject([{ teamId }]);
    expect(await findInvitation(token)).not.toBeNull();
  });

  it('refuses whatever would change it', async () => {
    const { lead, member, facilitator, teamId, roundId } = await world();
    await archiveTeam(lead);
    const access = await teamAccess(facilitator, teamId);
    const own = await teamAccess(member, teamId);
    const attempts = [
      () => openRound(access, form),
      () => renameRound(access, roundId, { name: 'x' }),
      () => cancelRound(access, roundId),
      () => deleteRound(access, roundId, { reason: 'x' }),
      () => editTeam(access, { name: 'x' }),
      () => inviteToTeam(access, { role: 'member', jobRole: null, givenTo: 'The team', maxUses: 10 }),
      () => joinTeam(access),
      () => removeFromTeam(access, member.userId),
      () => removeFromTeam(own, member.userId),
      () => assignJobRole(own, { userId: member.userId, role: 'PO' }),
      () =>
        addToPlan(own, {
          roundId,
          practiceId: 'DEV-CI-1',
          targetLevel: 2,
          ownerId: null,
          dueDate: null,
        }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(archived);
    expect(may(access, 'round:open')).toBe(false);
    expect(may(access, 'plan:export')).toBe(true);
    expect(may(lead, 'round:open')).toBe(true);
    // Whoever opened the page before it was archived.
    const late = [
      () => openRound(lead, form),
      () => renameRound(lead, roundId, { name: 'x' }),
      () => cancelRound(lead, roundId),
      () => deleteRound(lead, roundId, { reason: 'x' }),
      () => restoreRound(lead, roundId),
    ];
    for (const attempt of late) await expect(attempt()).rejects.toThrow(archived);
  });

  it('is none while a round is running, whoever is faster', async () => {
    const { lead } = await world();
    const [opened, put] = await Promise.allSettled([openRound(lead, form), archiveTeam(lead)]);
    const reasons = [opened, put].flatMap((one) => (one.status === 'rejected' ? [one.reason.reason] : []));
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toBeOneOf(['team_has_open_round', 'team_archived']);
    if (opened.status === 'fulfilled') {
      await expect(archiveTeam(lead)).rejects.toThrow(new Refused('team_has_open_round'));
      await cancelRound(lead, opened.value);
      await archiveTeam(lead);
    }
  });
});

describe('a team can be deleted', () => {
  it('by who administers, after archiving; then nobody sees it, and for a week it can come back', async () => {
    const { lead, admin, member, facilitator, organizationId, teamId, roundId } = await world();
    const chief = await teamAccess(admin, teamId);
    await expect(deleteTeam(lead)).rejects.toThrow(notAllowed);
    await expect(deleteTeam(chief)).rejects.toThrow(new Refused('team_not_archived'));
    await archiveTeam(lead);
    await deleteTeam(chief);
    await expect(deleteTeam(chief)).rejects.toThrow(new Refused('team_not_archived'));
    await expect(restoreTeam(lead)).rejects.toThrow(new Refused('team_not_archived'));
    for (const person of [admin, facilitator, member]) {
      expect(await findTeamAccess(await signedIn(person), teamId)).toBeNull();
      expect((await listTeamsAside(await organizationAccess(person, organizationId))).archived).toEqual([]);
    }
    expect(await ownRounds(member.userId)).toEqual([]);
    expect(await findRespondentAccess(await signedIn(member), roundId)).toBeNull();
    const deleted = async (person: TestPerson) =>
      (await listTeamsAside(await organizationAccess(person, organizationId))).deleted;
    expect(await deleted(facilitator)).toEqual([]);
    expect(await deleted(admin)).toMatchObject([{ id: teamId }]);
    const asLead = await organizationAccess(facilitator, organizationId);
    await expect(undeleteTeam(asLead, teamId)).rejects.toThrow(notAllowed);
    const asChief = await organizationAccess(admin, organizationId);
    // Who is slower finds it there, and is not told that it is gone.
    await Promise.all([undeleteTeam(asChief, teamId), undeleteTeam(asChief, teamId)]);
    await restoreTeam(await teamAccess(facilitator, teamId));
    expect(await getResults(await teamAccess(member, teamId), roundId)).not.toBeNull();
  });

  it('is gone with all that it had after a week, and others are not', async () => {
    const { lead, admin, organizationId, teamId, roundId } = await world();
    const other = await world();
    const chief = await organizationAccess(admin, organizationId);
    await archiveTeam(lead);
    await deleteTeam(await teamAccess(admin, teamId));
    await purgeDeleted();
    expect(await systemDatabase().$count(teams, eq(teams.id, teamId))).toBe(1);
    await systemDatabase()
      .update(teams)
      .set({ deletedAt: new Date(Date.now() - 7.1 * DAY) })
      .where(eq(teams.id, teamId));
    await expect(undeleteTeam(chief, teamId)).rejects.toThrow(new Refused('undo_too_late'));
    expect((await listTeamsAside(chief)).deleted).toEqual([]);
    await Promise.all([purgeDeleted(), purgeDeleted()]);
    await expect(undeleteTeam(chief, teamId)).rejects.toThrow(new Refused('unknown_team'));
    for (const table of [teamMembers, rounds])
      expect(await systemDatabase().$count(table, eq(table.teamId, teamId))).toBe(0);
    for (const table of [respondents, roundLedgers])
      expect(await systemDatabase().$count(table, eq(table.roundId, roundId))).toBe(0);
    expect(await systemDatabase().$count(answers, eq(answers.organizationId, organizationId))).toBe(0);
    expect(await getResults(other.lead, other.roundId)).not.toBeNull();
  });

  it('not from another organization', async () => {
    const { lead, admin, teamId } = await world();
    const other = await world();
    await archiveTeam(lead);
    await deleteTeam(await teamAccess(admin, teamId));
    const foreign = await organizationAccess(other.admin, other.organizationId);
    for (const id of [teamId, crypto.randomUUID(), 'not-an-id'])
      await expect(undeleteTeam(foreign, id)).rejects.toThrow(new Refused('unknown_team'));
    expect(await findTeamAccess(await signedIn(other.admin), teamId)).toBeNull();
  });
});
