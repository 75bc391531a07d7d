import { expect, it } from 'vitest';
import { LIMITS } from '@/lib/limits';
import { editStepForm } from './schema';

const stepId = '01890a5d-ac96-774b-bcce-b302099a8057';
const errorOf = (form: Record<string, string>) =>
  editStepForm.safeParse({ stepId, ...form }).error?.issues[0]?.message ?? null;

it.each([
  ['', null],
  ['2027-04-15', null],
  ['2028-02-29', null],
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
