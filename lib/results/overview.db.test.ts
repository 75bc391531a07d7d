import { expect, it } from 'vitest';
import { organizationAccess } from '@/db/testing/factories';
import { withDatabase } from '@/db/testing/with-database';
import { scoredWorld } from '@/lib/plans/testing/closed-round';
import { teamResults } from './overview';
import { getResults } from './queries';

withDatabase();

it('shows four answers to who was asked, as the result does, and hides them from others', async () => {
  const { organizationId, teamId, roundId, insider, facilitator } = await scoredWorld(4, () => 1, ['DEV']);
  const overallOf = async (access: Parameters<typeof teamResults>[0]) =>
    (await teamResults(access, [{ id: teamId }])).get(teamId)?.rows.find(({ scope }) => scope === 'overall');
  const result = (await getResults(insider, roundId))?.rows.find(({ scope }) => scope === 'overall');
  expect(result).toMatchObject({ status: 'ok', score: 1 });
  expect(await overallOf(insider)).toEqual(result);
  const outside = await overallOf(await organizationAccess(facilitator, organizationId));
  expect(outside).toMatchObject({ status: 'hidden', score: null });
});
