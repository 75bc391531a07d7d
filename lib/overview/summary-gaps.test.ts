import { expect, it } from 'vitest';
import { makeModel } from '@/lib/scoring/testing';
import { commonGaps } from './summary-gaps';

const model = makeModel({
  principles: [{ id: 'DEV-AA' }, { id: 'DEV-BB' }, { id: 'DEV-CC' }],
  practices: [{ id: 'DEV-AA-1' }, { id: 'DEV-BB-1' }, { id: 'DEV-CC-1' }],
});
const team = (teamId: string, ...levels: (0 | 1 | 2 | 3 | 4 | null)[]) => ({
  teamId,
  model,
  rows: levels.map((level, i) => ({ id: `DEV-${'ABC'[i]}${'ABC'[i]}`, level })),
});
const told = (teams: ReturnType<typeof team>[], targets: Parameters<typeof commonGaps>[1] = []) =>
  commonGaps(teams, targets).map(({ principle, below, teams: of }) => [principle.id, below, of]);

it('names what most of at least three shown teams are below, the largest share first', () => {
  const teams = [team('a', 2, 1, 3), team('b', 2, 1, 3), team('c', 3, 2, 2), team('d', 3, null, null)];
  expect(told(teams)).toEqual([['DEV-BB', 3, 3]]);
  expect(told([...teams, team('e', 1, 3, 1)])).toEqual([
    ['DEV-BB', 3, 4],
    ['DEV-AA', 3, 5],
  ]);
});

it('goes by the targets in force', () => {
  const two = {
    id: 't',
    teamId: null,
    scope: 'principle',
    scopeId: 'DEV-BB',
    level: 1,
    dueDate: null,
  } as const;
  expect(told([team('a', 3, 1, 3), team('b', 3, 1, 3), team('c', 3, 1, 3)], [two])).toEqual([]);
});

it('counts no team whose level is hidden', () => {
  const shown = [team('a', 2, 1, 3), team('b', 2, 1, 3), team('c', 2, 1, 3)];
  expect(told([...shown, team('h', null, null, null)])).toEqual(told(shown));
});
