import { expect, it } from 'vitest';
import { organizationForm, personRoleForm } from './schema';

const form = { name: 'Acme', outsideThreshold: '5', timeZone: 'UTC' };
const errorsOf = (more: object) =>
  (organizationForm.safeParse({ ...form, ...more }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );

it.each([
  ['3', []],
  ['10', []],
  ['2', ['outsideThreshold invalid']],
  ['11', ['outsideThreshold invalid']],
  ['4.5', ['outsideThreshold invalid']],
  ['many', ['outsideThreshold invalid']],
  [undefined, ['outsideThreshold invalid']],
])('takes %j for the fewest people behind a number: wrong is %j', (outsideThreshold, errors) => {
  expect(errorsOf({ outsideThreshold })).toEqual(errors);
  if (errors.length === 0)
    expect(organizationForm.parse({ ...form, outsideThreshold }).outsideThreshold).toBe(
      Number(outsideThreshold),
    );
});

it('says which field is missing, and which time zone nobody knows', () => {
  expect(errorsOf({ name: ' ' })).toEqual(['name required']);
  expect(errorsOf({ timeZone: undefined })).toEqual(['timeZone required']);
  expect(errorsOf({ timeZone: '' })[0]).toBe('timeZone required');
  expect(errorsOf({ timeZone: 'Nowhere' })).toEqual(['timeZone zone_unknown']);
});

it('gives a person one of the roles', () => {
  const userId = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect(personRoleForm.parse({ userId, role: 'viewer' })).toEqual({ userId, role: 'viewer' });
  const { issues } = personRoleForm.safeParse({ userId: 'x', role: 'king' }).error ?? { issues: [] };
  expect(issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['userId', 'invalid'],
    ['role', 'choose_one'],
  ]);
});
