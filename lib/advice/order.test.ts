import { describe, expect, it } from 'vitest';
import { compareDown, compareIds, reaches } from './order';

describe('compareIds', () => {
  it('counts as people do', () => {
    const ids = ['DEV-CI-10', 'DEV-CI-2@3', 'DAT-QUA-1', 'DEV-CI-2', 'DEV-CI', 'DEV-CI-2@2', 'DEV-CI-1'];
    expect(ids.toSorted(compareIds)).toEqual([
      'DAT-QUA-1',
      'DEV-CI',
      'DEV-CI-1',
      'DEV-CI-2',
      'DEV-CI-2@2',
      'DEV-CI-2@3',
      'DEV-CI-10',
    ]);
  });

  it('is an order: the other way round it says the opposite, and nothing of the same', () => {
    for (const [a, b] of [
      ['DEV-CI-2', 'DEV-CI-10'],
      ['DEV-CI-20', 'DEV-CI-100'],
      ['DEV-CD-9', 'DEV-CI-1'],
      ['DEV-CI-2@2', 'DEV-CI-2@3'],
      ['10', '9'],
      ['DEV-CI-10x', 'DEV-CI-9x'],
    ] as const) {
      expect(Math.sign(compareIds(a, b)), a).toBe(-1);
      expect(Math.sign(compareIds(b, a)), b).toBe(1);
    }
    expect(compareIds('DEV-CI-2', 'DEV-CI-2')).toBe(0);
  });
});

describe('compareDown', () => {
  it('puts the larger first, and takes for equal what only the order of a sum tells apart', () => {
    expect([1, 3, 2].toSorted(compareDown)).toEqual([3, 2, 1]);
    expect(compareDown(0.1 + 0.2, 0.3)).toBe(0);
    expect(compareDown(1, 1 + 1e-8)).toBeGreaterThan(0);
    expect(compareDown(1 + 1e-8, 1)).toBeLessThan(0);
  });
});

it('a level is reached from half a level below, whatever the last digit of a sum', () => {
  expect([1.49, 1.5, 1.5 - 1e-13, 4].map((score) => reaches(score, 2))).toEqual([false, true, true, true]);
});
