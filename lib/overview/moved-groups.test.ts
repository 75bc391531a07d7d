import { describe, expect, it } from 'vitest';
import { noChange } from '@/lib/results/no-change';
import { change } from '@/lib/results/testing';
import type { ResultChange } from '@/lib/results/types';
import { type MovedTeam, movedBlocks, movedFinding } from './moved-groups';

const team = (
  name: string,
  changes: Readonly<Record<string, ResultChange | null>>,
  more: Partial<MovedTeam> = {},
): MovedTeam => ({
  teamId: name.toLowerCase(),
  name,
  why: null,
  reason: null,
  rows: Object.entries(changes).map(([id, own]) => ({
    scope: id === 'overall' ? 'overall' : 'framework',
    id,
    change: own,
  })),
  ...more,
});

const up = (delta: number) => change('improved', delta);
const teams = [
  team('Atlas', { overall: up(0.4), DEV: change('possible', 0.3), DAT: change('declined', -0.5) }),
  team('Boreal', { overall: change('no_detectable_change', 0.1), DEV: noChange('weight') }),
  team('Cais', {}, { why: 'hidden' }),
  team('Duna', { overall: noChange('kind') }, { reason: 'kind' }),
  team('Estuário', { overall: up(0.9), DEV: null }),
];

describe('movedBlocks', () => {
  it('has a team in each group that a row of it is in, in the order given', () => {
    const blocks = movedBlocks(teams).map(({ group, team: own, rows }) => [
      group,
      own.name,
      rows.map(({ id }) => id),
    ]);
    expect(blocks).toEqual([
      ['improved', 'Atlas', ['overall']],
      ['improved', 'Estuário', ['overall']],
      ['maybe', 'Atlas', ['DEV']],
      ['declined', 'Atlas', ['DAT']],
      ['unclear', 'Boreal', ['overall', 'DEV']],
      ['unclear', 'Cais', []],
      ['unclear', 'Duna', []],
      ['unclear', 'Estuário', ['DEV']],
    ]);
  });
});

describe('movedFinding', () => {
  it('counts what is shown and certain, of the row that the page is about', () => {
    expect(movedFinding(teams, 'overall')).toEqual({
      compared: 3,
      improved: 2,
      declined: 0,
      largest: { teamId: 'estuário', name: 'Estuário', delta: 0.9 },
    });
    expect(movedFinding(teams, 'DAT')).toEqual({ compared: 1, improved: 0, declined: 1, largest: null });
    expect(movedFinding(teams, 'MLO')).toEqual({ compared: 0, improved: 0, declined: 0, largest: null });
  });

  it('is the same whatever a hidden team did', () => {
    const without = teams.filter(({ why }) => why !== 'hidden');
    expect(movedFinding(teams, 'overall')).toEqual(movedFinding(without, 'overall'));
  });
});
