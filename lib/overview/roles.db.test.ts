import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { respondents, rounds, teamMemberRoles, teamMembers, teams } from '@/db/schema';
import {
  makePerson,
  makeTeam,
  makeWorld,
  organizationAccess,
  putInTeam,
  respondentAccess,
  type TestPerson,
  teamAccess,
} from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { answeredRound } from '@/lib/plans/testing/closed-round';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { closeRound } from '@/lib/rounds/testing';
import { filtersFrom } from './filters';
import { listTeamRoles } from './roles';

withDatabase();

const all = filtersFrom({});

const rolesOf = async (person: TestPerson, organizationId: string, filters = all) =>
  (await listTeamRoles(await organizationAccess(person, organizationId), filters)).teams;

describe('listTeamRoles', () => {
  it('counts people by role, mainly and beside another, and those without one', async () => {
    const { organizationId, teamId, facilitator, members } = await makeWorld({ size: 3, scope: ['DAT'] });
    const [first, second] = members as [TestPerson, TestPerson];
    await putInTeam(organizationId, teamId, await makePerson(organizationId));
    const role = { organizationId, teamId, isPrimary: false } as const;
    await systemDatabase()
      .insert(teamMemberRoles)
      .values([
        { ...role, userId: first.userId, role: 'OPS' },
        { ...role, userId: second.userId, role: 'DA', validTo: new Date() },
      ]);
    expect(await rolesOf(facilitator, organizationId)).toEqual([
      {
        teamId,
        name: expect.any(String),
        scope: ['DAT'],
        people: 4,
        held: { DE: { primary: 3, secondary: 0 }, OPS: { primary: 0, secondary: 1 } },
        asked: null,
        round: null,
      },
    ]);
  });

  it('is of a day in the past where one is asked for', async () => {
    const { organizationId, teamId, facilitator, members } = await makeWorld({ size: 2, scope: ['DAT'] });
    const [, second] = members as [TestPerson, TestPerson];
    const since = { joinedAt: new Date('2026-01-10T12:00:00Z') };
    await systemDatabase().update(teamMembers).set(since).where(eq(teamMembers.teamId, teamId));
    await systemDatabase()
      .update(teamMemberRoles)
      .set({ validFrom: since.joinedAt })
      .where(eq(teamMemberRoles.teamId, teamId));
    await systemDatabase()
      .update(teamMembers)
      .set({ leftAt: new Date('2026-03-10T12:00:00Z') })
      .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.userId, second.userId)));
    const at = async (day: string) => {
      const [team] = await rolesOf(facilitator, organizationId, filtersFrom({ at: day }));
      return [team?.people, team?.held.DE?.primary];
    };
    expect(await at('2026-01-09')).toEqual([0, undefined]);
    expect(await at('2026-03-09')).toEqual([2, 2]);
    expect(await at('2026-03-10')).toEqual([1, 1]);
  });

  it('knows which roles the newest round asked, whoever answered', async () => {
    const { organizationId, teamId, facilitator, members } = await makeWorld({ size: 3, scope: ['DEV'] });
    const [silent, ...answering] = members as [TestPerson, ...TestPerson[]];
    await systemDatabase()
      .update(teamMemberRoles)
      .set({ role: 'PO' })
      .where(eq(teamMemberRoles.userId, silent.userId));
    const asked = async () => (await rolesOf(facilitator, organizationId))[0]?.asked;
    expect(await asked()).toBeNull();
    const roundId = await answeredRound({ facilitator, teamId, members: answering }, 'quick', () => 1);
    // Who comes later was not asked; who leaves was.
    await putInTeam(organizationId, teamId, await makePerson(organizationId), 'DA');
    await systemDatabase()
      .update(teamMembers)
      .set({ leftAt: new Date() })
      .where(eq(teamMembers.userId, silent.userId));
    expect(await asked()).toEqual(new Set(['DE', 'PO']));
    // It hangs on nothing that the round keeps of people.
    await systemDatabase().delete(respondents).where(eq(respondents.roundId, roundId));
    expect(await asked()).toEqual(new Set(['DE', 'PO']));
    await systemDatabase().update(rounds).set({ format: 'consensus' }).where(eq(rounds.id, roundId));
    expect(await asked()).toBeNull();
  });

  it('tells the same whether somebody who left while answers came in had answered or not', async () => {
    const seen = async (answers: boolean) => {
      const { organizationId, teamId, facilitator, members } = await makeWorld({ size: 4, scope: ['DEV'] });
      const [leaving, ...staying] = members as [TestPerson, ...TestPerson[]];
      await systemDatabase()
        .update(teamMemberRoles)
        .set({ role: 'PO' })
        .where(eq(teamMemberRoles.userId, leaving.userId));
      const lead = await teamAccess(facilitator, teamId);
      const roundId = await openRound(lead, { name: 'Spring check', mode: 'quick', format: 'anonymous' });
      for (const person of answers ? members : staying)
        await saveAnswers(await respondentAccess(person, roundId), [
          { itemId: 'DEV-CI', value: 1, answeredAt: Date.now() },
        ]);
      await systemDatabase()
        .update(teamMembers)
        .set({ leftAt: new Date() })
        .where(eq(teamMembers.userId, leaving.userId));
      await closeRound(lead, roundId);
      const found = await rolesOf(facilitator, organizationId);
      return found.map(({ held, asked }) => ({ held, asked }));
    };
    const told = await seen(false);
    expect(told).toEqual([{ held: { DE: { primary: 3, secondary: 0 } }, asked: new Set(['DE', 'PO']) }]);
    expect(await seen(true)).toEqual(told);
  });

  it('tells how many answered as the round itself does, at the threshold of whoever looks', async () => {
    const { organizationId, teamId, facilitator, members } = await makeWorld({ size: 6, scope: ['DEV'] });
    await answeredRound({ facilitator, teamId, members }, 'quick', () => 1);
    const round = async () => (await rolesOf(facilitator, organizationId))[0]?.round;
    expect(await round()).toMatchObject({ name: 'Spring check', responded: 6, invited: 6 });
    // Where so few were asked the same that the number would tell, the step is all there is.
    await systemDatabase().update(rounds).set({ respondedUpTo: 4 }).where(eq(rounds.teamId, teamId));
    expect(await round()).toMatchObject({ responded: null, step: 'all' });
  });

  it('shows people who may not see all teams their own, and nobody those of others', async () => {
    const { organizationId, teamId, facilitator, members } = await makeWorld({ size: 1 });
    const other = await makeTeam(organizationId);
    await makeWorld({ size: 1 });
    const [member] = members as [TestPerson];
    const ids = async (person: TestPerson) =>
      new Set((await rolesOf(person, organizationId)).map((one) => one.teamId));
    expect(await ids(member)).toEqual(new Set([teamId]));
    expect(await ids(facilitator)).toEqual(new Set([teamId, other]));
    await systemDatabase().update(teams).set({ archivedAt: new Date() }).where(eq(teams.id, other));
    expect(await ids(facilitator)).toEqual(new Set([teamId]));
  });
});
