import { expect, it, vi } from 'vitest';
import { tenantPool } from '@/db/client';
import { withDatabase } from '@/db/testing/with-database';
import { seenRounds } from './seen';
import { answeredRound, scoredWorld } from './testing/closed-round';

withDatabase();

it('reads the rounds of a plan in one transaction, however many there are', async () => {
  const world = await scoredWorld(4, () => 1);
  const ids = [world.roundId];
  for (const level of [2, 3] as const) ids.push(await answeredRound(world, 'full', () => level));
  const begun = vi.spyOn(tenantPool(), 'transaction');
  const seen = await seenRounds(world.insider, [...ids, ...ids, world.teamId]);
  expect([...seen.keys()].sort()).toEqual(ids.toSorted());
  expect(begun).toHaveBeenCalledTimes(1);
});
