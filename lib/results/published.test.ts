import { expect, it } from 'vitest';
import { summaryFor } from './published';

const stored = (more: object) => ({
  id: 'round',
  name: 'Q1',
  mode: 'quick' as const,
  format: 'anonymous' as const,
  questionLimit: null,
  openedAt: new Date(0),
  closedAt: new Date(1),
  invited: 8,
  responded: 6,
  respondedUpTo: 4,
  respondedStep: 'half' as const,
  respondedOf: 7,
  ...more,
});
const told = (more: object, threshold: number) => {
  const { responded, step } = summaryFor(stored(more), threshold);
  return [responded, step];
};

it('tells how many answered up to the threshold that was published, and else the step', () => {
  expect(told({}, 3)).toEqual([6, 'half']);
  expect(told({}, 4)).toEqual([6, 'half']);
  expect(told({}, 5)).toEqual([null, 'half']);
  expect(summaryFor(stored({}), 3)).not.toHaveProperty('respondedUpTo');
});

it('tells a step of as many people as it is about, and a number of everybody', () => {
  expect(summaryFor(stored({}), 4)).toMatchObject({ responded: 6, invited: 8 });
  expect(summaryFor(stored({}), 5)).toMatchObject({ responded: null, step: 'half', invited: 7 });
  expect(summaryFor(stored({ respondedOf: null }), 5).invited).toBe(8);
  expect(summaryFor(stored({ respondedStep: null, respondedOf: 2 }), 5).invited).toBe(8);
});

it('tells no number of a round that was published before it was kept for whom it is, nor a step of two people', () => {
  expect(told({ respondedUpTo: null }, 3)).toEqual([null, 'half']);
  expect(told({ invited: 2, responded: 1, respondedUpTo: 0, respondedStep: null }, 3)).toEqual([null, null]);
});

it('tells nothing while the round runs', () => {
  expect(
    told({ closedAt: null, invited: null, responded: null, respondedUpTo: null, respondedStep: null }, 3),
  ).toEqual([null, null]);
});
