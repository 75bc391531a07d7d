import { expect, it } from 'vitest';
import { makeModel, makeRound, respondentsFrom } from '@/lib/scoring/testing';
import { toDecide } from './decide';

const model = makeModel({
  principles: [{ id: 'DEV-AA' }],
  practices: ['DEV-AA-1', 'DEV-AA-2'].map((id) => ({ id })),
});
const respondents = respondentsFrom({ 'DEV-AA-1': 'N N N 1', 'DEV-AA-2': '1 2 3 1' });
const input = makeRound({ model, respondents });
const ids = respondents.map(({ id }) => id);

it('proposes what people who count say, and what was decided before', () => {
  expect(toDecide(input, new Set(), new Set())).toEqual(['DEV-AA-1']);
  expect(toDecide(input, new Set(), new Set(['DEV-AA-2']))).toEqual(['DEV-AA-1', 'DEV-AA-2']);
});

it('does not count accounts that somebody may have made to find out what one person proposes', () => {
  expect(toDecide(input, new Set(ids.slice(1, 3)), new Set())).toEqual([]);
});
