import { and, eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { systemDatabase } from '@/db/client';
import { memberships, organizations, respondents, roundSchedules, rounds, securityEvents } from '@/db/schema';
import { makePerson, makeWorld, putInTeam, respondentAccess, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { saveAnswers } from '@/lib/rounds/answers';
import { openRound } from '@/lib/rounds/commands';
import { goOnRepeating, scheduleOf, stopRepeating } from '@/lib/rounds/schedule';
import { changeEnd } from '@/lib/rounds/take-back';
import { closeRound } from '@/lib/rounds/testing';
import { endDueRounds, openDueRounds } from './due-rounds';

withDatabase();

const form = { name: 'First', mode: 'quick', format: 'anonymous' } as const;

/** A team in a zone, whose clock stands at a moment while `work` runs. */
async function worldAt(zone: string, size = 3) {
  const world = await makeWorld({ size });
  await systemDatabase()
    .update(organizations)
    .set({ timeZone: zone })
    .where(eq(organizations.id, world.organizationId));
  return { ...world, lead: await teamAccess(world.facilitator, world.teamId) };
}

async function at<T>(moment: string, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(moment) });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

const roundsOf = (teamId: string) =>
  systemDatabase().select().from(rounds).where(eq(rounds.teamId, teamId)).orderBy(rounds.id);
const kindsOf = async (organizationId: string) =>
  (
    await systemDatabase()
      .select({ kind: securityEvents.kind, actor: securityEvents.actorId })
      .from(securityEvents)
      .where(eq(securityEvents.organizationId, organizationId))
  ).map(({ kind, actor }) => [kind, actor]);

describe('a last day', () => {
  it('ends answering only where that was chosen, and when the day is over where the organization is', async () => {
    const { lead, teamId, organizationId, members } = await worldAt('America/New_York');
    // The clock goes back an hour in that night.
    const id = await at('2026-10-30T15:00:00Z', () =>
      openRound(lead, { ...form, endsOn: '2026-11-01', endsItself: 'on' }),
    );
    const [first] = members;
    await saveAnswers(await respondentAccess(first as never, id), [
      { itemId: 'DEV-CI', value: 2, answeredAt: Date.now() },
    ]);
    expect(await endDueRounds(new Date('2026-11-02T04:59:59Z'))).toBe(0);
    expect(await endDueRounds(new Date('2026-11-02T05:00:00Z'))).toBe(1);
    const [round] = await roundsOf(teamId);
    expect(round).toMatchObject({ frozenBy: null, closedAt: null });
    expect(round?.frozenAt).not.toBeNull();
    expect(await endDueRounds(new Date('2026-11-03T05:00:00Z'))).toBe(0);
    expect(await kindsOf(organizationId)).toContainEqual(['answering_ended_itself', null]);
    // What was answered is published like any other.
    await closeRound(lead, id);
    expect((await roundsOf(teamId))[0]?.closedAt).not.toBeNull();
  });

  it('is a reminder otherwise, can be moved, and lies not before today', async () => {
    const { lead, teamId } = await worldAt('Europe/Lisbon');
    const day = '2099-03-28';
    const id = await openRound(lead, { ...form, endsOn: day });
    expect(await endDueRounds(new Date('2099-04-02T12:00:00Z'))).toBe(0);
    await changeEnd(lead, id, { endsOn: '2099-03-29', endsItself: true });
    expect((await roundsOf(teamId))[0]).toMatchObject({ endsOn: '2099-03-29', endsItself: true });
    await expect(changeEnd(lead, id, { endsOn: '2001-01-01' })).rejects.toThrow('day_over');
    await changeEnd(lead, id, { endsOn: null });
    expect((await roundsOf(teamId))[0]).toMatchObject({ endsOn: null, endsItself: false });
    await expect(openRound(lead, { ...form, endsOn: '2001-01-01' })).rejects.toThrow('day_over');
  });
});

describe('rounds that repeat', () => {
  const open = (lead: Parameters<typeof openRound>[0], every: 'month' | 'quarter') =>
    openRound(lead, { ...form, every, endsOn: '2026-02-10', endsItself: 'on' });

  it('open once on their day, with the same settings, for whoever is in the team then', async () => {
    const { lead, teamId, organizationId } = await worldAt('Europe/Lisbon');
    const id = await at('2026-01-31T12:00:00Z', () => open(lead, 'month'));
    await closeRound(lead, id);
    await putInTeam(organizationId, teamId, await makePerson(organizationId));
    expect(await openDueRounds(new Date('2026-02-27T23:59:59Z'))).toBe(0);
    expect(
      (await Promise.all([1, 2].map(() => openDueRounds(new Date('2026-02-28T00:00:00Z'))))).sort(),
    ).toEqual([0, 1]);
    const [, second] = await roundsOf(teamId);
    expect(second).toMatchObject({
      mode: 'quick',
      format: 'anonymous',
      endsOn: '2026-03-10',
      endsItself: true,
      openedBy: lead.userId,
    });
    const asked = await systemDatabase()
      .select()
      .from(respondents)
      .where(eq(respondents.roundId, second?.id ?? ''));
    expect(asked).toHaveLength(4);
    expect((await scheduleOf(lead))?.nextOn).toBe('2026-03-31');
    expect(await kindsOf(organizationId)).toContainEqual(['round_opened_itself', null]);
  });

  it('open once in each of twelve months, over both changes of the clock', async () => {
    const { lead, teamId } = await worldAt('America/New_York');
    await closeRound(
      lead,
      await at('2026-01-31T12:00:00Z', () => openRound(lead, { ...form, every: 'month' })),
    );
    const days: string[] = [];
    for (
      let hour = Date.parse('2026-02-01T00:00:00Z');
      hour < Date.parse('2027-01-20T00:00:00Z');
      hour += 6 * 3_600_000
    ) {
      if ((await openDueRounds(new Date(hour))) === 0) continue;
      days.push(new Date(hour).toISOString().slice(0, 13));
      const newest = (await roundsOf(teamId)).at(-1);
      await systemDatabase()
        .update(rounds)
        .set({ frozenAt: new Date(hour), closedAt: new Date(hour) })
        .where(eq(rounds.id, newest?.id ?? ''));
    }
    // At the first look after midnight in New York: five hours after that of UTC in winter, four in summer.
    expect(days).toEqual([
      '2026-02-28T06',
      '2026-03-31T06',
      '2026-04-30T06',
      '2026-05-31T06',
      '2026-06-30T06',
      '2026-07-31T06',
      '2026-08-31T06',
      '2026-09-30T06',
      '2026-10-31T06',
      '2026-11-30T06',
      '2026-12-31T06',
    ]);
  });

  it('wait while the round before is open, and go on when somebody says so', async () => {
    const { lead, teamId } = await worldAt('Europe/Lisbon');
    const id = await at('2026-01-31T12:00:00Z', () => openRound(lead, { ...form, every: 'month' }));
    expect(await openDueRounds(new Date('2026-02-28T12:00:00Z'))).toBe(0);
    expect((await scheduleOf(lead))?.paused).toBe('round_open');
    expect(await openDueRounds(new Date('2026-03-31T12:00:00Z'))).toBe(0);
    await closeRound(lead, id);
    await at('2026-04-02T12:00:00Z', () => goOnRepeating(lead));
    expect(await scheduleOf(lead)).toMatchObject({ paused: null, nextOn: '2026-04-30' });
    expect(await openDueRounds(new Date('2026-04-30T12:00:00Z'))).toBe(1);
    await stopRepeating(lead);
    expect(await scheduleOf(lead)).toBeNull();
    expect(await roundsOf(teamId)).toHaveLength(2);
  });

  it('wait when nobody leads the team any more, and take another name where somebody does', async () => {
    const { lead, teamId, organizationId, facilitator } = await worldAt('Europe/Lisbon');
    await closeRound(
      lead,
      await at('2026-01-15T12:00:00Z', () => openRound(lead, { ...form, every: 'quarter' })),
    );
    const role = (userId: string, to: 'member' | 'facilitator') =>
      systemDatabase()
        .update(memberships)
        .set({ role: to })
        .where(and(eq(memberships.organizationId, organizationId), eq(memberships.userId, userId)));
    await role(facilitator.userId, 'member');
    expect(await openDueRounds(new Date('2026-04-15T12:00:00Z'))).toBe(0);
    const paused = () =>
      systemDatabase().select().from(roundSchedules).where(eq(roundSchedules.teamId, teamId));
    expect((await paused())[0]).toMatchObject({ paused: 'nobody_leads', nextOn: '2026-07-15' });
    const other = await makePerson(organizationId, 'facilitator');
    await putInTeam(organizationId, teamId, other);
    await at('2026-04-20T12:00:00Z', async () => goOnRepeating(await teamAccess(other, teamId)));
    expect(await openDueRounds(new Date('2026-07-15T12:00:00Z'))).toBe(1);
    expect((await roundsOf(teamId)).at(-1)?.openedBy).toBe(other.userId);
  });

  it('leave out a day that nobody saw for more than a week', async () => {
    const { lead } = await worldAt('Europe/Lisbon');
    await closeRound(
      lead,
      await at('2026-01-15T12:00:00Z', () => openRound(lead, { ...form, every: 'month' })),
    );
    expect(await openDueRounds(new Date('2026-02-23T12:00:00Z'))).toBe(0);
    expect(await scheduleOf(lead)).toMatchObject({ paused: null, nextOn: '2026-03-15' });
  });
});
