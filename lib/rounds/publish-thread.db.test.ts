import { expect, it } from 'vitest';
import { askedItems } from '@/lib/scoring';
import { referenceModel } from '@/lib/scoring/testing';
import { publishInBackground } from './publish-thread';
import { type PublishWork, type ReadRound, runPublishWork } from './publish-work';

const model = referenceModel();
const ITEMS = askedItems(model, 'full', null, ['DEV', 'DAT', 'MLO']);

/** A round as it is read; with 40 people it has more answers than are published where they stand. */
const readRound = (people = 40): ReadRound => ({
  model: 0,
  mode: 'full',
  format: 'anonymous',
  weighting: 'equal',
  scope: ['DEV', 'DAT', 'MLO'],
  notApplicable: [],
  askedSets: null,
  people: Array.from({ length: people }, (_, who) => ({
    person: `p${who}`,
    role: null,
    askedSet: null,
    counts: true,
    given: JSON.stringify(
      Object.fromEntries(ITEMS.map((id, i) => [id, String((who * 7 + i * 3 + who * i) % 5)])),
    ),
  })),
});
const workOf = (round = readRound(), decisions: PublishWork['decisions'] = null): PublishWork => ({
  round,
  before: null,
  outside: 5,
  decisions,
});

it('publishes a large round in a thread of its own, with progress, to the same result', async () => {
  const progress: number[] = [];
  const there = await publishInBackground(workOf(), [model], (share) => progress.push(share));
  expect(there).toEqual(runPublishWork(workOf(), [model]));
  expect(there?.inside).toHaveLength(40);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

it('works in one thread at a time, and goes on after one that fails', async () => {
  const order: string[] = [];
  const run = (name: string, round: ReadRound) =>
    publishInBackground(workOf(round), [model], (share) => {
      if (share === 1) order.push(`${name} ends`);
      else if (order.at(-1) !== name) order.push(name);
    });
  const torn = {
    ...readRound(),
    people: readRound().people.map((one) => ({ ...one, given: `{${one.given}` })),
  };
  const [first, broken, last] = await Promise.allSettled([
    run('first', readRound()),
    run('torn', torn),
    run('last', readRound()),
  ]);
  expect([first.status, broken.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(order).toEqual(['first', 'first ends', 'last', 'last ends']);
});

it('publishes nothing unless exactly what there is to decide is decided', () => {
  const asked = (itemIds: string[], before: string[]) => {
    const made = itemIds.map((itemId) => ({ itemId, reason: null }));
    return runPublishWork(workOf(readRound(5), { made, before }), [model]) !== null;
  };
  expect(asked([], [])).toBe(true);
  expect(asked([], ['DEV-CI-1'])).toBe(false);
  expect(asked(['DEV-CI-1'], [])).toBe(false);
  expect(asked(['DEV-CI-1'], ['DEV-CI-1'])).toBe(true);
});
