import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { systemDatabase } from '@/db/client';
import { rounds, teamGroups, teams } from '@/db/schema';
import { makeWorld, organizationAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { answeredRound, scoredWorld } from '@/lib/plans/testing/closed-round';
import { filtersFrom } from './filters';
import { listStandings } from './standings';

withDatabase();

const all = filtersFrom({});

describe('listStandings', () => {
  it('has the newest result that a person may see, up to the end of a day', async () => {
    const { organizationId, teamId, roundId, facilitator, members } = await scoredWorld(6, () => 1, ['DEV']);
    await systemDatabase()
      .update(rounds)
      .set({ closedAt: new Date('2026-03-31T23:30:00-03:00') })
      .where(eq(rounds.id, roundId));
    const later = await answeredRound({ facilitator, teamId, members }, 'quick', () => 2);
    const access = await organizationAccess(facilitator, organizationId);
    const roundAt = async (at: string | undefined) =>
      (await listStandings(access, filtersFrom({ at }))).map(({ round, hidden }) => [round?.id, hidden]);
    expect(await roundAt(undefined)).toEqual([[later, false]]);
    expect(await roundAt('2026-03-31')).toEqual([[roundId, false]]);
    expect(await roundAt('2026-03-30')).toEqual([[undefined, false]]);
  });

  it('says that there is something that a person may not see', async () => {
    const { organizationId, facilitator } = await scoredWorld(3, () => 1, ['DEV']);
    const access = await organizationAccess(facilitator, organizationId);
    expect(await listStandings(access, all)).toMatchObject([{ round: null, hidden: true }]);
  });

  it('leaves out other teams, those put aside, and for members those they are not in', async () => {
    const { organizationId, teamId, facilitator, members } = await makeWorld({ size: 1, scope: ['DAT'] });
    await scoredWorld(3, () => 1, ['DEV']);
    const [member] = members;
    if (!member) throw new Error('A team has people.');
    const group = '0190f3c1-0000-7000-8000-000000000001';
    await systemDatabase().insert(teamGroups).values({ organizationId, id: group, name: 'Data' });
    const [other] = await systemDatabase()
      .insert(teams)
      .values([
        { organizationId, name: 'Other', scope: ['MLO'], groupId: group, deliverableTypes: ['model'] },
        { organizationId, name: 'Aside', scope: ['DEV'], archivedAt: new Date() },
      ])
      .returning({ id: teams.id });
    const lead = await organizationAccess(facilitator, organizationId);
    const seen = async (params: Record<string, string>) =>
      new Set((await listStandings(lead, filtersFrom(params))).map((one) => one.teamId));
    expect(await seen({})).toEqual(new Set([teamId, other?.id]));
    expect(await seen({ group })).toEqual(new Set([other?.id]));
    expect(await seen({ group: 'none' })).toEqual(new Set([teamId]));
    expect(await seen({ framework: 'DAT' })).toEqual(new Set([teamId]));
    expect(await seen({ deliverable: 'model' })).toEqual(new Set([other?.id]));
    const own = await listStandings(await organizationAccess(member, organizationId), all);
    expect(own.map((one) => one.teamId)).toEqual([teamId]);
  });
});
