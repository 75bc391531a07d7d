import { expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { targetLines } from './lines';
import { scopeOf, type Target } from './target';

const model = builtInModel();
const names = { teamId: 'atlas', lang: 'en', overall: 'Overall' } as const;
const targets: Target[] = [
  { id: '1', teamId: null, scope: 'overall', scopeId: 'overall', level: 2, dueDate: null },
  { id: '2', teamId: 'atlas', scope: 'framework', scopeId: 'MLO', level: 4, dueDate: '2027-01-31' },
  { id: '3', teamId: 'atlas', scope: 'principle', scopeId: 'MLO-CX', level: 1, dueDate: null },
  { id: '4', teamId: 'farol', scope: 'framework', scopeId: 'MLO', level: 3, dueDate: null },
];

it('has a row for the whole, for each framework in scope and for its principles, groups before their parts', () => {
  const { whole, sections } = targetLines(model, ['MLO', 'DEV'], targets, names);
  expect(whole).toMatchObject({ id: 'overall', title: 'Overall', own: false, inForce: { level: 2 } });
  expect(sections.map(({ framework }) => framework)).toEqual(['DEV', 'MLO']);
  const ml = sections[1]?.lines ?? [];
  const group = ml.findIndex(({ id }) => id === 'MLO-CX');
  expect(ml[0]?.id).toBe('MLO');
  expect(ml[group + 1]).toMatchObject({ child: true, inForce: { level: 1 }, own: false });
  expect(new Set(ml.map(({ id }) => id)).size).toBe(ml.length);
});

it('says which were set here, and what is in force without them', () => {
  const { sections } = targetLines(model, ['MLO'], targets, names);
  const of = (id: string) => sections[0]?.lines.find((line) => line.id === id);
  expect(of('MLO')).toMatchObject({ own: true, inForce: { level: 4 }, above: { level: 2 } });
  expect(of('MLO-CX')).toMatchObject({ own: true, inForce: { level: 1 }, above: { level: 4 } });
  expect(of('MLO-TST')).toMatchObject({ own: false, inForce: { level: 4, dueDate: '2027-01-31' } });
});

it('shows what holds for all teams without what a team set', () => {
  const { whole, sections } = targetLines(model, ['MLO'], targets, { ...names, teamId: null });
  expect(whole).toMatchObject({ own: true, above: { level: 3, from: null } });
  expect(sections[0]?.lines.every(({ inForce }) => inForce.level === 2)).toBe(true);
});

it.each([
  ['overall', 'overall'],
  ['DAT', 'framework'],
  ['MLO-CX', 'principle'],
  ['DEV-CI-1', null],
  ['toString', null],
])('%s is a row of kind %s', (id, kind) => expect(scopeOf(model, id)).toBe(kind));
