import { expect, it } from 'vitest';
import { publish, published, versionsAt } from '@/lib/publishing/publish';
import { makeModel, makeRound, respondentsFrom } from '@/lib/scoring/testing';

const model = makeModel({ principles: [{ id: 'DEV-AA' }], practices: [{ id: 'DEV-AA-1' }] });
const round = (people: number) => ({
  input: makeRound({
    model,
    respondents: respondentsFrom({ 'DEV-AA-1': Array(people).fill('2').join(' ') }),
  }),
  counts: () => true,
});

/** r1, r2 … are the same people in both rounds. */
function teamChanged(before: number, after: number): boolean | undefined {
  const first = published(round(before), publish(round(before), { outside: 5 }));
  const { changes } = publish(round(after), { before: first, outside: 5 });
  return versionsAt(changes, 3).find(({ id }) => id === 'DEV-AA')?.teamChanged;
}

it('a team is another one when most of the larger of its two selves was not in both', () => {
  expect([teamChanged(8, 3), teamChanged(3, 8)]).toEqual([true, true]);
  expect([teamChanged(8, 4), teamChanged(4, 8)]).toEqual([false, false]);
});
