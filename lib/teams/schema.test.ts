import { expect, it } from 'vitest';
import { deleteTeamForm, teamForm } from './schema';

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

it('takes the name of a team that is older than what is tidied today, as it can be typed', () =>
  expect(deleteTeamForm('Data \u00a0 team\u200b').safeParse({ name: 'Data team' }).success).toBe(true));
