import { describe, expect, it } from 'vitest';
import { deleteTeamForm, invitationForm, jobRoleForm, teamForm } from './schema';

const parsed = (deliverableTypes?: unknown) =>
  teamForm.safeParse({
    name: 'Data',
    scope: 'DAT',
    ...(deliverableTypes === undefined ? {} : { deliverableTypes }),
  });

it.each([
  [undefined, []],
  ['model', ['model']],
  [
    ['model', 'raw', 'model'],
    ['raw', 'model'],
  ],
])('reads the checked boxes %j as %j', (posted, kept) =>
  expect(parsed(posted).data?.deliverableTypes).toEqual(kept),
);

it.each(['gold', '', ['raw', 'gold']])('refuses %j', (posted) => expect(parsed(posted).success).toBe(false));

it.each([
  ['Data', true],
  [' Data ', true],
  ['data', false],
  ['', false],
])('takes %j for the name of the team Data: %s', (typed, taken) =>
  expect(deleteTeamForm('Data').safeParse({ name: typed }).success).toBe(taken),
);

it('takes the name of a team that is older than what is tidied and refused today, as it can be typed', () => {
  expect(deleteTeamForm('Data \u00a0 team\u200b').safeParse({ name: 'Data team' }).success).toBe(true);
  expect(deleteTeamForm('Data \ue000').safeParse({ name: 'Data \ue000' }).success).toBe(true);
});

interface Schema {
  safeParse(value: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } };
}
const faults = (schema: Schema, form: object) =>
  (schema.safeParse(form).error?.issues ?? []).map(({ path, message }) => `${String(path[0])} ${message}`);

it('a team has at least one framework, in whatever way a form sends it', () => {
  const scope = (sent?: unknown) =>
    faults(teamForm, { name: 'Data', ...(sent === undefined ? {} : { scope: sent }) });
  expect(teamForm.parse({ name: 'Data', scope: 'DAT' }).scope).toEqual(['DAT']);
  expect(teamForm.parse({ name: 'Data', scope: ['DAT', 'DEV', 'MLO'] }).scope).toEqual(['DAT', 'DEV', 'MLO']);
  expect(scope()).toEqual(['scope choose_one']);
  expect(scope([])).toEqual(['scope choose_one']);
  expect(scope(['OPS'])).toHaveLength(1);
  expect(faults(teamForm, { name: ' ', scope: 'DAT' })).toEqual(['name required']);
  expect(faults(teamForm, { name: 'Data', scope: 'DAT', deliverableTypes: 'gold' })).toEqual([
    'deliverableTypes invalid',
  ]);
  expect(faults(deleteTeamForm('Data'), { name: 'data' })).toEqual(['name name_differs']);
});

describe('an invitation', () => {
  const form = { jobRole: '', role: 'member', givenTo: 'Ana, the new engineer', maxUses: '1' };

  it('gives a role, and a job role or none', () => {
    for (const role of ['facilitator', 'member', 'viewer'])
      expect(invitationForm.parse({ ...form, role })).toEqual({ ...form, role, jobRole: null, maxUses: 1 });
    expect(invitationForm.parse({ ...form, jobRole: 'DS' }).jobRole).toBe('DS');
    expect(faults(invitationForm, { ...form, jobRole: 'CEO', role: 'owner' })).toEqual([
      'jobRole choose_one',
      'role choose_one',
    ]);
  });

  it('says for whom it is, and for how many', () => {
    expect(faults(invitationForm, { ...form, givenTo: '  ' })).toEqual(['givenTo required']);
    expect(faults(invitationForm, { ...form, givenTo: 'x'.repeat(121) })).toEqual(['givenTo too_long']);
    for (const maxUses of ['', '0', '501', '1.5', '-1', 'many', undefined])
      expect(faults(invitationForm, { ...form, maxUses }), maxUses).toEqual(['maxUses uses_invalid']);
    expect(invitationForm.parse({ ...form, maxUses: ' 500 ' }).maxUses).toBe(500);
  });
});

it('a person has one of the job roles', () => {
  const userId = '01890a5d-ac96-774b-bcce-b302099a8057';
  expect(jobRoleForm.parse({ userId, role: 'MLE' })).toEqual({ userId, role: 'MLE' });
  expect(faults(jobRoleForm, { userId: 'x', role: '' })).toEqual(['userId invalid', 'role choose_one']);
});

describe('capacity and group of a team', () => {
  const parsed = (fields: object) =>
    teamForm.safeParse({ name: 'Data', scope: 'DEV', ...fields }).data ?? 'refused';

  it('is a whole number of points from 1 to 999', () => {
    expect(parsed({ capacity: ' 12 ' })).toMatchObject({ capacity: 12 });
    for (const capacity of ['0', '1000', '1.5', '-3', '1e2', 'ten', ''])
      expect(parsed({ capacity }), capacity).toBe('refused');
    expect(parsed({})).not.toHaveProperty('capacity');
  });

  it('is in one group, or in none', () => {
    const groupId = '11111111-1111-4111-8111-111111111111';
    expect(parsed({ groupId })).toMatchObject({ groupId });
    expect(parsed({ groupId: '' })).toMatchObject({ groupId: null });
    expect(parsed({ groupId: 'Data' })).toBe('refused');
  });
});
