import { describe, expect, it } from 'vitest';
import type { HeatMapPage } from '@/lib/overview/heat';
import type { HeatTeam } from '@/lib/overview/heat-teams';
import { csvRecords, readCsv } from '@/lib/testing/read-csv';
import { heatCsv } from './heat-csv';

const told = { name: 'Spring', mode: 'quick', closedAt: new Date('2026-04-01T01:00:00Z') };
const team = (name: string, round: unknown = { told }) =>
  ({ name, group: name === 'Atlas' ? { id: 'g', name: 'Data' } : null, round }) as HeatTeam;

const page: Pick<HeatMapPage, 'teams' | 'columns' | 'since' | 'means'> = {
  since: '2026-01-01',
  columns: [
    { id: 'overall', scope: 'overall', framework: null, principle: null, title: 'Overall' },
    { id: 'DEV', scope: 'framework', framework: 'DEV', principle: null, title: 'DevOps' },
  ],
  teams: [
    {
      team: team('Atlas'),
      cells: [
        { state: 'provisional', tone: 2, score: 1.75, move: 'improved', target: 3, reached: false },
        { state: 'level', tone: 3, score: 3, move: 'none', target: 3, reached: true },
      ],
    },
    { team: team('=1+1', null), cells: [{ state: 'hidden' }, { state: 'not_asked' }] },
  ],
  means: new Map([
    ['overall', { mean: 1.005, teams: 3, quick: 3, shown: 3, reached: 1 }],
    ['DEV', { mean: null, teams: 1, quick: 1, shown: 1, reached: 0 }],
  ]),
};

describe('heatCsv', () => {
  it('says of each team what the map says', () => {
    const [atlas, other, all] = csvRecords(heatCsv(page, { lang: 'en', timeZone: 'America/Sao_Paulo' }), ',');
    expect(atlas).toEqual({
      Team: 'Atlas',
      Group: 'Data',
      Round: 'Spring',
      Questions: 'Quick',
      Published: '2026-03-31',
      Overall: '1.75',
      'Overall: how it stands': 'provisional: few answers; improved since Jan 1, 2026; below its target 3',
      DevOps: '3.00',
      'DevOps: how it stands': 'Level 3; target 3 reached',
    });
    expect(other).toMatchObject({ Team: "'=1+1", Round: '', Overall: 'hidden', DevOps: 'not asked' });
    expect(other).toMatchObject({ 'Overall: how it stands': '', 'DevOps: how it stands': '' });
    expect(all).toMatchObject({ Team: 'All teams', Overall: '1.01', 'Overall: how it stands': '3 teams' });
    expect(all).toMatchObject({ DevOps: '', 'DevOps: how it stands': '' });
  });

  it('is written as spreadsheets of the language read it', () => {
    const text = heatCsv(page, { lang: 'pt-BR', timeZone: 'UTC' });
    expect(text.startsWith('\uFEFFTime;Grupo;')).toBe(true);
    const [, atlas] = readCsv(text, ';');
    expect(atlas?.slice(4, 6)).toEqual(['01/04/2026', '1,75']);
  });
});
