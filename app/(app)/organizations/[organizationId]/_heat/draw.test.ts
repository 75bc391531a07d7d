import { expect, it } from 'vitest';
import { heatText } from '@/lib/overview/heat-code';
import { drawingOf } from './draw';
import type { HeatSheet, SheetRow } from './sheet';

const row = (name: string, group: number | null, state: 'level' | 'hidden'): SheetRow => ({
  team: name,
  round: 'round',
  name,
  about: `about ${name}`,
  answered: '',
  newer: null,
  open: null,
  group,
  cells: heatText([
    state === 'hidden'
      ? { state }
      : { state, tone: 2, score: 2.34, move: 'improved', target: 3, reached: false },
  ]),
});

const sheet = (rows: readonly SheetRow[], groups: HeatSheet['groups']) =>
  ({
    lang: 'en',
    columns: [{ id: 'DEV', scope: 'framework', framework: 'DEV', principle: null, title: 'DevOps' }],
    rows,
    groups,
    means: ['three teams make a mean'],
    meanNote: 'mean of 1 of 2',
    words: { organization: 'All teams' },
  }) as unknown as HeatSheet;

const textsOf = (rows: readonly SheetRow[], groups: HeatSheet['groups'] = null) =>
  [...drawingOf(sheet(rows, groups), 'Title', 'Measure').markup.matchAll(/<text[^>]*>([^<]*)</g)]
    .map(([, text]) => text ?? '')
    .slice(3);

it('draws each team with its cells and its marks, and what is hidden as a sign', () => {
  expect(textsOf([row('Atlas', null, 'level'), row('Vento', null, 'hidden')])).toEqual([
    ...['Atlas', 'about Atlas', '2.34', '▲'],
    ...['Vento', 'about Vento', '◌'],
    ...['All teams', 'mean of 1 of 2', '–'],
  ]);
});

it('draws teams below the name of their group', () => {
  const groups = [
    { name: 'North', count: '1 team' },
    { name: 'No group', count: '1 team' },
  ];
  expect(textsOf([row('Vento', 1, 'hidden'), row('Atlas', 0, 'level')], groups).slice(0, 8)).toEqual([
    ...['North', 'Atlas', 'about Atlas', '2.34', '▲'],
    ...['No group', 'Vento', 'about Vento'],
  ]);
});
