import { expect, it, vi } from 'vitest';
import { withDatabase } from '@/db/testing/with-database';
import { finishComparisons } from '@/lib/jobs/finish-comparisons';
import { log } from '@/lib/log';
import { getResults } from '@/lib/results/queries';
import { deleteRound, restoreRound } from './take-back';
import { publishedWorld } from './testing';

const thread = vi.hoisted(() => ({ fails: false }));

vi.mock('./publish-thread', async (original) => {
  const real = await original<typeof import('./publish-thread')>();
  return {
    ...real,
    compareInBackground: (...given: Parameters<typeof real.compareInBackground>) => {
      if (thread.fails) throw new Error('The thread ran out of memory.');
      return real.compareInBackground(...given);
    },
  };
});

withDatabase();

const ALL = [0, 1, 2, 3, 4, 5, 6, 7];

it('what was deleted is not called a failure when comparing anew fails afterwards, and the next start does that', async () => {
  const { lead, ids } = await publishedWorld(ALL, ALL, ALL);
  const [first, second, third] = ids;
  const error = vi.spyOn(log, 'error').mockReturnValue();
  thread.fails = true;
  await deleteRound(lead, second, { reason: 'A trial.' });
  expect(error).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ teamId: lead.teamId, err: expect.any(Error) }),
    'comparing again after a deleted round',
  );
  expect(await getResults(lead, second)).toBeNull();
  expect((await getResults(lead, third))?.before).toBeNull();
  await restoreRound(lead, second);
  expect((await getResults(lead, third))?.before).toMatchObject({ id: second });
  await deleteRound(lead, second, { reason: 'A trial.' });
  thread.fails = false;
  await finishComparisons();
  expect((await getResults(lead, third))?.before).toMatchObject({ id: first });
});
