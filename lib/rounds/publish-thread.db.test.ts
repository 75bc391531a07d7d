import { expect, it } from 'vitest';
import { runPublishJob } from '@/lib/publishing/job';
import { askedItems } from '@/lib/scoring';
import { makeRound, referenceModel } from '@/lib/scoring/testing';
import { publishInBackground } from './publish-thread';

/** More answers than are published where they stand. */
const job = () => {
  const model = referenceModel();
  const items = askedItems(model, 'full', null, ['DEV', 'DAT', 'MLO']);
  const respondents = Array.from({ length: 40 }, (_, who) => ({
    id: `p${who}`,
    role: null,
    answers: Object.fromEntries(
      items.map((id, i) => [id, ((who * 7 + i * 3 + who * i) % 5) as 0 | 1 | 2 | 3 | 4]),
    ),
  }));
  return {
    round: { input: makeRound({ model, respondents }), uncounted: new Set<string>() },
    before: null,
    outside: 5,
  };
};

it('publishes a large round in a thread of its own, with progress, to the same result', async () => {
  const progress: number[] = [];
  const there = await publishInBackground(job(), (share) => progress.push(share));
  expect(there).toEqual(runPublishJob(job()));
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});
