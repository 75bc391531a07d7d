import { describe, expect, it } from 'vitest';
import { greedySchedule, type Task } from './greedy';

const task = (id: string, effort: number, value: number, ...needs: string[]): Task => ({
  id,
  effort,
  value,
  needs,
});
const I1 = [task('A', 3, 3), task('B', 4, 8), task('C', 4, 7), task('D', 5, 20, 'A')];
const I2 = [
  task('DEV-CI-1', 2, 9),
  task('DEV-VC-4', 2, 6),
  task('DEV-CM-1', 2, 6),
  task('DEV-AUT-2', 3, 9),
  task('DEV-MON-1', 3, 9),
  task('DEV-CD-1', 3, 9, 'DEV-CI-1', 'DEV-VC-4'),
  task('DEV-CI-2', 3, 9, 'DEV-CI-1', 'DEV-AUT-2'),
  task('DEV-CD-2', 5, 9, 'DEV-CM-1'),
  task('DEV-CD-3', 5, 9, 'DEV-CD-1', 'DEV-CD-2'),
  task('DEV-CD-4', 3, 9, 'DEV-CD-3', 'DEV-CI-2'),
];
const sorted = (cycles: readonly (readonly string[])[]) => cycles.map((cycle) => cycle.toSorted());

describe('greedySchedule, plain', () => {
  it('gives the worked values of instance I1', () => {
    const { cycles, objective } = greedySchedule(I1, { cycles: 2, capacity: 8, wip: Infinity }, 'plain');
    expect(sorted(cycles)).toEqual([
      ['B', 'C'],
      ['A', 'D'],
    ]);
    expect(objective).toBe(53);
  });

  it('gives the worked values of instance I2', () => {
    const { cycles, objective } = greedySchedule(I2, { cycles: 3, capacity: 8, wip: Infinity }, 'plain');
    expect(sorted(cycles)).toEqual([
      ['DEV-CI-1', 'DEV-CM-1', 'DEV-VC-4'],
      ['DEV-AUT-2', 'DEV-CD-1'],
      ['DEV-CI-2', 'DEV-MON-1'],
    ]);
    expect(objective).toBe(117);
  });
});

describe('greedySchedule, density', () => {
  it('comes closer to the optimum of 144 when slots and unlocks count', () => {
    const { objective } = greedySchedule(I2, { cycles: 3, capacity: 8, wip: 3 });
    expect(objective).toBeGreaterThan(117);
    expect(objective).toBeLessThanOrEqual(144);
  });

  it('keeps capacity, slots and precedence, and leaves out what can never start', () => {
    const limits = { cycles: 3, capacity: 8, wip: 2 };
    const { cycles } = greedySchedule([...I2, task('X', 1, 999, 'nowhere')], limits);
    const done = new Set<string>();
    for (const cycle of cycles) {
      const tasks = cycle.map((id) => I2.find((t) => t.id === id));
      expect(cycle.length).toBeLessThanOrEqual(2);
      expect(tasks.reduce((sum, t) => sum + (t?.effort ?? Number.NaN), 0)).toBeLessThanOrEqual(8);
      for (const t of tasks) {
        expect(t?.needs.every((id) => done.has(id))).toBe(true);
        if (t) done.add(t.id);
      }
    }
    expect(done.size).toBeGreaterThan(3);
  });

  it('adds a tenth of what a task opens, shared among all that it still waits for', () => {
    // A: (5 + 0.1 · 40/2) / (2/8 + 1/2) = 9.33; B: (6 + 0.1 · 40/2) / (2/8 + 1/2) = 10.67; C: 7.8 / 0.75 = 10.4.
    const tasks = [task('A', 2, 5), task('B', 2, 6), task('C', 2, 7.8), task('D', 8, 40, 'A', 'B')];
    const limits = { cycles: 3, capacity: 8, wip: 2 };
    const { cycles, objective } = greedySchedule(tasks, limits);
    // With B done, A alone opens D: (5 + 0.1 · 40) / 0.75 = 12.
    expect(cycles).toEqual([['B', 'A'], ['D'], ['C']]);
    expect(objective).toBeCloseTo((6 + 5) * 3 + 40 * 2 + 7.8, 9);
    expect(greedySchedule(tasks, limits, 'plain').cycles).toEqual([['C', 'B'], ['A'], ['D']]);
  });
});

describe('ties', () => {
  it('go to the lower effort, then to the smaller id', () => {
    const limits = { cycles: 1, capacity: 100, wip: 9 };
    const tasks = [task('X-10', 2, 4), task('X-2', 2, 4), task('X-1', 4, 8)];
    expect(greedySchedule(tasks, limits, 'plain').cycles).toEqual([['X-2', 'X-10', 'X-1']]);
  });

  it('fills a cycle to the last tenth, and leaves out what does not fit', () => {
    const limits = { cycles: 2, capacity: 0.3, wip: 9 };
    const tasks = [task('A', 0.1, 3), task('B', 0.2, 2), task('C', 0.31, 9)];
    expect(greedySchedule(tasks, limits, 'plain').cycles).toEqual([['A', 'B'], []]);
  });
});

it('weighs what a task takes of a cycle, and the place it takes among the new ones', () => {
  const limits = { cycles: 3, capacity: 8, wip: 2 };
  // X: 8 / (8/8 + 1/2) = 5.33; Y: 4 / (1/8 + 1/2) = 6.4.
  expect(greedySchedule([task('X', 8, 8), task('Y', 1, 4)], limits).cycles).toEqual([['Y'], ['X'], []]);
  // Two share what D is worth: B has (6 + 0.1 · 20) / 0.75 = 10.67, less than C with 11.33.
  const shared = [task('A', 2, 5), task('B', 2, 6), task('C', 2, 8.5), task('D', 8, 40, 'A', 'B')];
  expect(greedySchedule(shared, limits).cycles).toEqual([['C', 'B'], ['A'], ['D']]);
});
