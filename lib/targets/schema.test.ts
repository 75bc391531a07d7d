import { expect, it } from 'vitest';
import { targetForm } from './schema';

const parsed = (fields: object) =>
  targetForm.safeParse({ scopeId: 'DEV', level: '3', dueDate: '', ...fields });

it.each(['1', '2', '3', '4'])('takes level %s', (level) =>
  expect(parsed({ level }).data?.level).toBe(Number(level)),
);

it.each(['0', '5', '2.5', '', 'three', undefined])('refuses level %j', (level) =>
  expect(parsed({ level }).error?.issues.map(({ message }) => message)).toEqual(['choose_one']),
);

it('takes a day, or none', () => {
  expect(parsed({}).data?.dueDate).toBeNull();
  expect(parsed({ dueDate: '2027-06-30' }).data?.dueDate).toBe('2027-06-30');
  for (const dueDate of ['2027-02-30', '0027-06-30', '?', '30/06/2027'])
    expect(parsed({ dueDate }).success, dueDate).toBe(false);
});
