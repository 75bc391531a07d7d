import { compareDown, compareIds } from './order';
import { LAMBDA } from './rank';

/** A step as a schedule sees it. */
export interface Task {
  id: string;
  /** Points, > 0. */
  effort: number;
  value: number;
  /** Tasks that must come earlier, or earlier within the same cycle. Unknown ids can never be met. */
  needs: readonly string[];
}

export interface Limits {
  cycles: number;
  /** Points per cycle. */
  capacity: number;
  /** New tasks per cycle; Infinity for none. */
  wip: number;
}

export interface Schedule {
  /** Task ids per cycle, in the order they were chosen. */
  cycles: readonly (readonly string[])[];
  /** Σ value · (T − t + 1), the area under the maturity curve (recommendation reference 4.5). */
  objective: number;
}

/**
 * Fills cycle after cycle with the best ready task that fits (recommendation reference 4.5, pure fallback).
 * `plain` ranks by value/effort; `density` adds the WIP slot and 0.1 of what a task opens. Ties: lower effort, id.
 */
export function greedySchedule(
  tasks: readonly Task[],
  limits: Limits,
  by: 'plain' | 'density' = 'density',
): Schedule {
  const left = new Map(tasks.map((task) => [task.id, task]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  let objective = 0;
  for (let t = 1; t <= limits.cycles; t++) {
    const cycle: string[] = [];
    let room = limits.capacity;
    while (cycle.length < limits.wip) {
      const best = [...left.values()]
        .filter((task) => task.effort <= room + 1e-9 && task.needs.every((id) => done.has(id)))
        .map((task) => ({
          task,
          score: by === 'plain' ? task.value / task.effort : density(task, left, done, limits),
        }))
        .toSorted(
          (a, b) =>
            compareDown(a.score, b.score) ||
            compareDown(b.task.effort, a.task.effort) ||
            compareIds(a.task.id, b.task.id),
        )[0]?.task;
      if (!best) break;
      left.delete(best.id);
      done.add(best.id);
      cycle.push(best.id);
      room -= best.effort;
      objective += best.value * (limits.cycles - t + 1);
    }
    cycles.push(cycle);
  }
  return { cycles, objective };
}

function density(
  task: Task,
  left: ReadonlyMap<string, Task>,
  done: ReadonlySet<string>,
  limits: Limits,
): number {
  let unlock = 0;
  for (const other of left.values()) {
    if (!other.needs.includes(task.id)) continue;
    unlock += other.value / other.needs.filter((id) => !done.has(id)).length;
  }
  return (task.value + LAMBDA * unlock) / (task.effort / limits.capacity + 1 / limits.wip);
}
