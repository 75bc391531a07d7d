import { expect, it } from 'vitest';
import { LIMITS } from '@/lib/limits';
import { UNGROUPED } from '@/lib/overview/filters';
import { groupForm, moveTeamsForm } from './schema';

const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const faults = (form: object) =>
  (moveTeamsForm.safeParse(form).error?.issues ?? []).map(
    ({ path, message }) => `${String(path[0])} ${message}`,
  );

it('takes one team or several, each once, into a group or into none', () => {
  expect(moveTeamsForm.parse({ teamIds: one, groupId: two })).toEqual({ teamIds: [one], groupId: two });
  expect(moveTeamsForm.parse({ teamIds: [one, two, one], groupId: UNGROUPED })).toEqual({
    teamIds: [one, two],
    groupId: null,
  });
});

it('says what is missing beside its field', () => {
  expect(faults({ groupId: '' })).toEqual(['teamIds tick_one', 'groupId choose_one']);
  expect(faults({ teamIds: ['x'], groupId: two })).toEqual(['teamIds invalid']);
});

it('tidies the name of a group, which has a limit', () => {
  expect(groupForm.parse({ name: '  Data   teams ' })).toEqual({ name: 'Data teams' });
  const refusal = (name: string) => groupForm.safeParse({ name }).error?.issues[0]?.message;
  expect([refusal('  '), refusal('x'.repeat(LIMITS.groupName + 1))]).toEqual(['required', 'too_long']);
});
