import { describe, expect, test } from 'vitest';
import {
  accountableRole,
  anchorsOf,
  childrenOf,
  dependants,
  findItem,
  leaves,
  letterFor,
  practice,
  practicesOf,
  prerequisiteDepths,
  principle,
  topLevel,
  topologicalOrder,
} from '@/lib/model/graph';
import { raciRow, tinyModel } from '@/lib/model/testing/tiny-model';

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
const model = tinyModel();

describe('structure', () => {
  test('leaves are the principles without children', () => {
    expect(ids(leaves(model))).toEqual(['DEV-AA', 'MLO-CC']);
    expect(ids(leaves(model, 'MLO'))).toEqual(['MLO-CC']);
    expect(leaves(model, 'DAT')).toEqual([]);
  });

  test('top level holds groups, not their children', () => {
    expect(ids(topLevel(model, 'MLO'))).toEqual(['MLO-GG']);
    expect(ids(childrenOf(model, 'MLO-GG'))).toEqual(['MLO-CC']);
    expect(childrenOf(model, 'DEV-AA')).toEqual([]);
  });

  test('practices belong to leaves', () => {
    expect(ids(practicesOf(model, 'DEV-AA'))).toEqual(['DEV-AA-1', 'DEV-AA-2', 'DEV-AA-3']);
    expect(practicesOf(model, 'MLO-GG')).toEqual([]);
  });

  test('an item is found by id, and an unknown id is refused or undefined', () => {
    expect(practice(model, 'DEV-AA-2').id).toBe('DEV-AA-2');
    expect(principle(model, 'MLO-GG').id).toBe('MLO-GG');
    expect(findItem(model, 'MLO-GG')?.id).toBe('MLO-GG');
    expect(findItem(model, 'MLO-CC-1')?.id).toBe('MLO-CC-1');
    expect(findItem(model, 'DEV-ZZ')).toBeUndefined();
    expect(() => practice(model, 'DEV-AA')).toThrow(RangeError);
    expect(() => principle(model, 'DEV-AA-1')).toThrow(RangeError);
  });

  test('two models do not share an index', () => {
    const other = tinyModel();
    other.practices.pop();
    expect(practicesOf(other, 'MLO-CC')).toHaveLength(2);
    expect(practicesOf(model, 'MLO-CC')).toHaveLength(3);
  });
});

describe('prerequisites', () => {
  test('dependants are direct', () => {
    expect(ids(dependants(model, 'DEV-AA-1'))).toEqual(['DEV-AA-2', 'MLO-CC-1']);
    expect(dependants(model, 'MLO-CC-2')).toEqual([]);
  });

  test('topological order goes layer by layer in model order', () => {
    const order = ['DEV-AA-1', 'MLO-CC-3', 'DEV-AA-2', 'MLO-CC-1', 'DEV-AA-3', 'MLO-CC-2'];
    expect(ids(topologicalOrder(model))).toEqual(order);
  });

  test('topological order refuses a cycle', () => {
    const cyclic = tinyModel();
    practice(cyclic, 'DEV-AA-1').prerequisites.push({ requires: 'DEV-AA-3', minLevel: 2 });
    expect(() => topologicalOrder(structuredClone(cyclic))).toThrow('cycle');
  });

  test('depth counts the edges of the longest chain', () => {
    expect(Object.fromEntries(prerequisiteDepths(model))).toEqual({
      'DEV-AA-1': 0,
      'DEV-AA-2': 1,
      'DEV-AA-3': 2,
      'MLO-CC-1': 1,
      'MLO-CC-2': 3,
      'MLO-CC-3': 0,
    });
  });
});

describe('anchors', () => {
  test('an item without anchors shows those of the scale', () => {
    const { levels, generic } = anchorsOf(model, principle(model, 'DEV-AA'));
    expect(generic).toBe(true);
    expect(levels[3]).toEqual({ en: 'Anchor 3', 'pt-BR': 'Anchor 3 (pt)' });
  });

  test('an item with anchors shows its own, in the language asked for', () => {
    const own = (n: number) => ({ en: `Own ${n}`, 'pt-BR': `Próprio ${n}` });
    const item = {
      ...practice(model, 'DEV-AA-1'),
      levels: [own(0), own(1), own(2), own(3), own(4)] as const,
    };
    const { levels, generic } = anchorsOf(model, { ...item, levels: [...item.levels] }, 'pt-BR');
    expect(generic).toBe(false);
    expect(levels).toEqual(['Próprio 0', 'Próprio 1', 'Próprio 2', 'Próprio 3', 'Próprio 4']);
  });
});

describe('responsibility', () => {
  const overridden = tinyModel();
  practice(overridden, 'DEV-AA-2').rolesOverride = { DE: 'A', OPS: 'C' };
  Object.assign(principle(overridden, 'MLO-CC'), { raci: raciRow({ OPS: 'I', MLE: 'A' }) });

  test('a practice has the letters of its principle', () => {
    expect(letterFor(overridden, 'DEV-AA', 'OPS')).toBe('A');
    expect(letterFor(overridden, 'DEV-AA-1', 'OPS')).toBe('A');
    expect(letterFor(overridden, 'DEV-AA-1', 'SWE')).toBe('R');
    expect(letterFor(overridden, 'MLO-CC-1', 'OPS')).toBe('I');
  });

  test('an override changes its practice only', () => {
    expect(letterFor(overridden, 'DEV-AA-2', 'OPS')).toBe('C');
    expect(letterFor(overridden, 'DEV-AA-2', 'SWE')).toBe('R');
    expect(letterFor(overridden, 'DEV-AA-3', 'OPS')).toBe('A');
  });

  test('one role is accountable; a group has none', () => {
    expect(accountableRole(overridden, 'DEV-AA-1')).toBe('OPS');
    expect(accountableRole(overridden, 'DEV-AA-2')).toBe('DE');
    expect(accountableRole(overridden, 'MLO-CC')).toBe('MLE');
    expect(accountableRole(overridden, 'MLO-GG')).toBeNull();
    expect(letterFor(overridden, 'MLO-GG', 'OPS')).toBeNull();
  });

  test('an unknown item is refused', () => {
    expect(() => letterFor(overridden, 'DEV-ZZ-1', 'OPS')).toThrow(RangeError);
  });
});
