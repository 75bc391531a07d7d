import { expect, it } from 'vitest';
import { LIMITS } from '@/lib/limits';
import { addStepForm, editStepForm, moveStepForm, STEP_MOVES, STEP_STATUSES } from './schema';

const stepId = '01890a5d-ac96-774b-bcce-b302099a8057';
const errorOf = (form: Record<string, unknown>) =>
  editStepForm.safeParse({ stepId, ...form }).error?.issues[0]?.message ?? null;

it.each([
  ['', null],
  ['2027-04-15', null],
  ['2028-02-29', null],
  ['2000-01-01', null],
  ['2099-12-31', null],
  ['1999-12-31', 'date_invalid'],
  ['2100-01-01', 'date_invalid'],
  ['2027-02-29', 'date_invalid'],
  ['2027-02-30', 'date_invalid'],
  ['2027-00-15', 'date_invalid'],
  ['0202-04-15', 'date_invalid'],
  ['20270-04-15', 'date_invalid'],
  ['15/04/2027', 'date_invalid'],
  ['?', 'date_invalid'],
])('judges the due date %j', (dueDate, error) => expect(errorOf({ dueDate })).toBe(error));

it('takes a note as long as a browser lets somebody type it', () => {
  expect(errorOf({ note: 'x'.repeat(LIMITS.note) })).toBeNull();
  expect(errorOf({ note: 'x'.repeat(LIMITS.note + 1) })).toBe('too_long');
});

const add = { roundId: stepId, practiceId: 'DEV-CI-1', targetLevel: '3' };
const faults = (form: object) =>
  (addStepForm.safeParse({ ...add, ...form }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );

it('plans a step with its owner and its date, or without', () => {
  const nobody = { ...add, targetLevel: 3, ownerId: null, dueDate: null };
  expect(addStepForm.parse(add)).toEqual(nobody);
  expect(addStepForm.parse({ ...add, ownerId: '', dueDate: '' })).toEqual(nobody);
  expect(addStepForm.parse({ ...add, ownerId: stepId, dueDate: '2027-04-15' })).toEqual({
    ...nobody,
    ownerId: stepId,
    dueDate: '2027-04-15',
  });
});

it('leads to level 2, 3 or 4 of a practice of some round', () => {
  const levels = ['1', '2', '3', '4', '5', 'x', '2.5'].filter(
    (targetLevel) => faults({ targetLevel }).length === 0,
  );
  expect(levels).toEqual(['2', '3', '4']);
  expect(faults({ targetLevel: '1' })).toEqual(['targetLevel choose_one']);
  expect(faults({ roundId: 'x' })).toEqual(['roundId invalid']);
  for (const ownerId of ['x', 5]) expect(faults({ ownerId })).toEqual(['ownerId choose_one']);
  expect(faults({ dueDate: 5 })).toEqual(['dueDate date_invalid']);
  expect(faults({ practiceId: 'x'.repeat(40) })).toEqual([]);
  expect(faults({ practiceId: 'x'.repeat(41) })).toHaveLength(1);
});

it('edits a step: what is left out is empty, and a note is trimmed', () => {
  const empty = { stepId, ownerId: null, dueDate: null, hoursSaved: null, note: '' };
  expect(editStepForm.parse({ stepId })).toEqual(empty);
  expect(editStepForm.parse({ stepId, note: ' a note\n ' })).toEqual({ ...empty, note: 'a note' });
  expect(errorOf({ stepId: 'x' })).toBe('invalid');
});

it('moves a step, and says where it stood if the page knew', () => {
  expect(STEP_MOVES).toEqual(['start', 'finish', 'drop', 'reopen']);
  expect(STEP_STATUSES).toEqual(['planned', 'started', 'done', 'dropped']);
  for (const move of STEP_MOVES) expect(moveStepForm.parse({ stepId, move })).toEqual({ stepId, move });
  expect(moveStepForm.parse({ stepId, move: 'drop', from: 'done' }).from).toBe('done');
  const wrong = moveStepForm.safeParse({ stepId: 'x', move: 'burn', from: 'ash' }).error?.issues ?? [];
  expect(wrong.map(({ path }) => path[0])).toEqual(['stepId', 'move', 'from']);
  expect(wrong[0]?.message).toBe('invalid');
});
