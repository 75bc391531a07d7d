import { expect, it } from 'vitest';
import { columnName, nameBeside } from './column-names';

const team = (name: string | null, ids = ['overall', 'DEV']) => ({
  model: {
    frameworks: name ? [{ id: 'DEV' as const, title: { en: name, 'pt-BR': `${name} pt` }, weight: 1 }] : [],
  },
  rows: ids.map((id) => ({ id })),
});
const called = (...teams: ReturnType<typeof team>[]) => columnName(teams, 'DEV', 'en', 'DevOps');

it('calls a column what all of its teams were asked with', () => {
  expect(called()).toBe('DevOps');
  expect(called(team('Engineering'), team('Engineering'))).toBe('Engineering');
  expect(columnName([team('Engineering')], 'DEV', 'pt-BR', 'DevOps')).toBe('Engineering pt');
  // A team that was not asked about it has no say.
  expect(called(team('Engineering'), team('DevOps', ['overall', 'DAT']))).toBe('Engineering');
});

it('calls it what the product does where they differ, and each team says its own name', () => {
  const [one, other, third] = [team('Engineering'), team('DevOps'), team(null)];
  expect(called(one, other)).toBe('DevOps');
  expect(called(one, team('Platform'))).toBe('DevOps');
  expect(nameBeside(one, 'DEV', 'pt-BR', 'DevOps')).toBe('Engineering pt');
  expect(nameBeside(other, 'DEV', 'en', 'DevOps')).toBeNull();
  expect(nameBeside(third, 'DEV', 'en', 'DevOps')).toBeNull();
  expect(nameBeside(one, 'overall', 'en', 'Overall')).toBeNull();
});
