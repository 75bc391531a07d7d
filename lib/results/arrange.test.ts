import { describe, expect, it } from 'vitest';
import { tinyModel } from '@/lib/model/testing/tiny-model';
import { arrange, isAnswered, leavesOf } from './arrange';
import { row, tinyRows } from './testing';

const model = tinyModel();

describe('arranging a result', () => {
  it('follows the model, whatever the order of the rows', () => {
    const { overall, frameworks } = arrange(model, tinyRows().reverse());
    expect(overall?.id).toBe('overall');
    expect(frameworks.map(({ id }) => id)).toEqual(['DEV', 'MLO']);
    expect(frameworks[1]?.principles.map(({ row: { id } }) => id)).toEqual(['MLO-GG']);
    expect(frameworks[1]?.principles[0]?.children.map(({ row: { id } }) => id)).toEqual(['MLO-CC']);
  });

  it('has leaves as axes, never groups', () => {
    expect(leavesOf(arrange(model, tinyRows())).map(({ row: { id } }) => id)).toEqual(['DEV-AA', 'MLO-CC']);
  });

  it('leaves out frameworks that were not asked', () => {
    const rows = tinyRows().filter(({ id }) => !id.startsWith('MLO'));
    expect(arrange(model, rows).frameworks.map(({ id }) => id)).toEqual(['DEV']);
  });

  it('puts asked practices under their principle', () => {
    const rows = [...tinyRows(), row('practice', 'DEV-AA-2'), row('practice', 'DEV-AA-1')];
    const [leaf] = leavesOf(arrange(model, rows));
    expect(leaf?.practices.map(({ practice }) => practice.id)).toEqual(['DEV-AA-1', 'DEV-AA-2']);
  });

  it('knows what people answered themselves', () => {
    const [leaf] = leavesOf(arrange(model, tinyRows()));
    const group = arrange(model, tinyRows()).frameworks[1]?.principles[0];
    if (!leaf || !group) throw new Error('The tiny model has both.');
    expect([isAnswered(leaf, 'quick'), isAnswered(leaf, 'full'), isAnswered(group, 'quick')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
