/**
 * Advice: a scorecard and the practice graph in, next practices out. Pure: no clock, no randomness, no I/O.
 */
export { clarify, discussFirst } from './clarify';
export { DEFAULT_CAPACITY, DEFAULT_TARGET, DEFAULT_WIP } from './context';
export { greedySchedule, type Limits, type Schedule, type Task } from './greedy';
export { type Advice, nextPractices } from './next';
export { type ChartPoint, effortImpact, type Quadrant } from './pareto';
export { isSatisfied } from './prerequisites';
export type { Index, IndexNode } from './roll-up';
export { type Simulation, simulate } from './simulate';
export { practiceStates } from './states';
export { steps } from './steps';
export type * from './types';
