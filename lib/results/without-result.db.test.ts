import { describe, expect, it } from 'vitest';
import { makePerson, organizationAccess, type TestPerson, teamAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { teamReport } from '@/lib/plans/report';
import { answerAll, closeRound, openQuick, publishedWorld } from '@/lib/rounds/testing';
import { teamResults } from './overview';
import { getResults, latestResult, listRounds } from './queries';

withDatabase();

const ALL = [0, 1, 2, 3, 4, 5, 6, 7];

describe('a round without a result', () => {
  it.each([0, 1, 2])('is never the newest result: %i people answered', async (many) => {
    const { lead, ids, members, organizationId, teamId } = await publishedWorld(ALL);
    const empty = await openQuick(lead, 'Empty');
    for (const person of members.slice(0, many)) await answerAll(person, empty, 3);
    await closeRound(lead, empty);
    const viewer = await teamAccess(await makePerson(organizationId, 'viewer'), teamId);
    for (const access of [lead, viewer, await teamAccess(members[0] as TestPerson, teamId)]) {
      expect(await latestResult(access)).toBe(ids[0]);
      expect((await teamReport(access, { lang: 'en', now: new Date() }))?.report.round?.name).toBe('Q1');
      expect((await listRounds(access)).map(({ name, hasResult }) => [name, hasResult])).toEqual([
        ['Empty', false],
        ['Q1', true],
      ]);
      const overview = await organizationAccess({ userId: access.userId }, organizationId);
      const newest = (await teamResults(overview, [{ id: teamId }])).get(teamId);
      expect(newest).toMatchObject({ round: { id: ids[0] }, withoutResult: 'Empty' });
    }
    // It is still there for who looks for it.
    expect(await getResults(lead, empty)).not.toBeNull();
  });

  it('is the newest where there is no other', async () => {
    const { lead, teamId, organizationId, facilitator } = await publishedWorld([]);
    const [only] = await listRounds(lead);
    expect(only?.hasResult).toBe(false);
    expect(await latestResult(lead)).toBe(only?.id);
    const overview = await organizationAccess(facilitator, organizationId);
    expect((await teamResults(overview, [{ id: teamId }])).get(teamId)).toMatchObject({
      withoutResult: null,
    });
  });

  it('is so for whom its result is hidden, and for nobody else', async () => {
    const { lead, ids, members, teamId } = await publishedWorld(ALL, [0, 1, 2]);
    // Three answered: a result for those inside, and to all others as if there were none.
    expect(await latestResult(await teamAccess(members[0] as TestPerson, teamId))).toBe(ids[1]);
    expect(await latestResult(lead)).toBe(ids[0]);
    expect((await listRounds(lead)).map(({ hasResult }) => hasResult)).toEqual([false, true]);
  });
});
