import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { memberships, rounds, teamMembers } from '@/db/schema';
import { makeWorld, respondentAccess, signedIn, type TestPerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { saveAnswers } from '@/lib/rounds/answers';
import { endAnswering, openRound } from '@/lib/rounds/commands';
import { questionnaire } from '@/lib/rounds/questionnaire';
import { closeRound } from '@/lib/rounds/testing';
import { findTeamAccess } from './find-access';
import { findRespondentAccess } from './find-respondent';
import { ownRounds } from './own-rounds';

withDatabase();

/** A round in which everybody gave one answer, each another. */
async function answered() {
  const world = await makeWorld({ size: 4, scope: ['DEV'] });
  const lead = await teamAccess(world.facilitator, world.teamId);
  const roundId = await openRound(lead, { name: 'Q1', mode: 'quick', format: 'anonymous' });
  for (const [value, person] of world.members.entries()) {
    const answer = { itemId: 'DEV-CI', value, answeredAt: Date.now() };
    await saveAnswers(await respondentAccess(person, roundId), [answer]);
  }
  const [, , leaver] = world.members;
  if (!leaver) throw new Error('There are four members.');
  return { ...world, lead, roundId, leaver };
}

const leaveTeam = ({ userId }: TestPerson) =>
  systemDatabase().update(teamMembers).set({ leftAt: new Date() }).where(eq(teamMembers.userId, userId));

const ownAnswers = async (person: TestPerson, roundId: string) => {
  const access = await findRespondentAccess(await signedIn(person), roundId);
  return (
    access &&
    (await questionnaire(access, 'en')).answers.flatMap((one) => ('value' in one ? [one.value] : []))
  );
};

describe('own answers after leaving the team', () => {
  it('come back when the round is published, and not before', async () => {
    const { lead, roundId, teamId, leaver } = await answered();
    await leaveTeam(leaver);
    expect(await ownAnswers(leaver, roundId)).toBeNull();
    await endAnswering(lead, roundId);
    expect(await ownAnswers(leaver, roundId)).toBeNull();
    expect(await ownRounds(leaver.userId)).toEqual([]);
    await closeRound(lead, roundId);
    expect(await ownAnswers(leaver, roundId)).toEqual([2]);
    expect(await findTeamAccess(await signedIn(leaver), teamId)).toBeNull();
    expect((await ownRounds(leaver.userId)).map(({ id, closedAt }) => [id, closedAt])).toEqual([
      [roundId, expect.any(Date)],
    ]);
    await expect(
      saveAnswers(await respondentAccess(leaver, roundId), [
        { itemId: 'DEV-CI', value: 4, answeredAt: Date.now() },
      ]),
    ).rejects.toThrow('answers_ended');
  });

  it('are for a viewer, too, and for nobody who was not asked', async () => {
    const { lead, roundId, facilitator, leaver } = await answered();
    await closeRound(lead, roundId);
    await leaveTeam(leaver);
    await systemDatabase()
      .update(memberships)
      .set({ role: 'viewer' })
      .where(eq(memberships.userId, leaver.userId));
    expect(await ownAnswers(leaver, roundId)).toEqual([2]);
    expect(await ownAnswers(facilitator, roundId)).toBeNull();
    expect(await ownRounds(facilitator.userId)).toEqual([]);
  });

  it('end with the organization, and are no business of another one', async () => {
    const here = await answered();
    const there = await answered();
    await closeRound(here.lead, here.roundId);
    await closeRound(there.lead, there.roundId);
    expect(await ownAnswers(there.leaver, here.roundId)).toBeNull();
    expect((await ownRounds(there.leaver.userId)).map(({ id }) => id)).toEqual([there.roundId]);
    // In both organizations one is still asked only where one was asked.
    await systemDatabase()
      .insert(memberships)
      .values({ organizationId: here.organizationId, userId: there.leaver.userId, role: 'member' });
    expect(await ownAnswers(there.leaver, here.roundId)).toBeNull();
    await systemDatabase()
      .delete(memberships)
      .where(
        and(
          eq(memberships.userId, there.leaver.userId),
          eq(memberships.organizationId, there.organizationId),
        ),
      );
    expect(await ownAnswers(there.leaver, there.roundId)).toBeNull();
    expect(await ownRounds(there.leaver.userId)).toEqual([]);
  });

  it('are listed newest first', async () => {
    const { lead, roundId, leaver } = await answered();
    await closeRound(lead, roundId);
    const second = await openRound(lead, { name: 'Q2', mode: 'quick', format: 'anonymous' });
    await closeRound(lead, second);
    const before = new Date('2020-01-01');
    await systemDatabase()
      .update(rounds)
      .set({ frozenAt: before, closedAt: before })
      .where(eq(rounds.id, second));
    expect((await ownRounds(leaver.userId)).map(({ name }) => name)).toEqual(['Q1', 'Q2']);
  });
});
