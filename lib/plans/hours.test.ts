import { expect, it } from 'vitest';
import { hoursOf } from './hours';
import { editStepForm } from './schema';

const step = (status: 'planned' | 'started' | 'done' | 'dropped', hoursSaved: number | null) => ({
  status,
  hoursSaved,
});

it('sums what is not dropped, and what is done of it', () => {
  const steps = [step('planned', 2.5), step('done', 4), step('started', null), step('dropped', 90)];
  expect(hoursOf(steps)).toEqual({ all: 6.5, done: 4 });
  expect(hoursOf([step('planned', 0)])).toEqual({ all: 0, done: 0 });
});

it('has no sum where nobody said anything', () => {
  expect(hoursOf([])).toBeNull();
  expect(hoursOf([step('planned', null), step('dropped', 3)])).toBeNull();
});

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const parsed = (hoursSaved?: string) =>
  editStepForm.safeParse({ stepId: id, ...(hoursSaved === undefined ? {} : { hoursSaved }) });

it.each([
  ['0', 0],
  ['999', 999],
  ['1.5', 1.5],
  [' 12,5 ', 12.5],
  ['3,0', 3],
  ['', null],
  [undefined, null],
])('reads %j as %j', (typed, hours) => expect(parsed(typed).data?.hoursSaved).toBe(hours));

it.each(['-1', '1000', '999.5', '1.25', '1,2', '1e2', 'ten', '1.5.5', '٣', 'Infinity', '0x1'])(
  'refuses %j beside the field',
  (typed) => {
    const { issues = [] } = parsed(typed).error ?? {};
    expect(issues.map(({ path, message }) => [path.join('.'), message])).toContainEqual([
      'hoursSaved',
      'hours_invalid',
    ]);
  },
);
