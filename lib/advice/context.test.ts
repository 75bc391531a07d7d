import { describe, expect, it } from 'vitest';
import { contextOf } from './context';
import { miniModel, state, statesFor } from './testing';
import type { AdviceInput } from './types';

const model = miniModel({ 'DEV-CI-10': {}, 'DEV-CI-2': {}, 'DAT-QUA-1': {} });
const of = (more: Partial<AdviceInput> = {}) =>
  contextOf({ model, scope: ['DEV'], states: statesFor(model, {}, 1.2), ...more });

describe('what advice knows', () => {
  it('are the practices in scope, in order, with what was measured', () => {
    const context = of();
    expect(context.practices.map(({ id }) => id)).toEqual(['DEV-CI-2', 'DEV-CI-10']);
    expect([context.inScope('DEV-CI-2'), context.inScope('DAT-QUA-1'), context.inScope('X')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(context.state('DAT-QUA-1')?.id).toBe('DAT-QUA-1');
    expect([context.score('DEV-CI-2'), context.score('X')]).toEqual([1.2, null]);
    expect(context.coefficient('DEV-CI-2')).toMatchObject({ principle: 0.5, framework: 0.5, overall: 0.5 });
    expect(context.coefficient('DAT-QUA-1')).toBeUndefined();
  });

  it('has a capacity, a number of new steps and a target of its own', () => {
    expect(of()).toMatchObject({ capacity: 10, wip: 3 });
    expect(of({ capacity: 4, wip: 1 })).toMatchObject({ capacity: 4, wip: 1 });
    expect(of().target('DEV-CI-2')).toBe(3);
    const own = of({ target: 4, targets: { 'DEV-CI-2': 1 } });
    expect([own.target('DEV-CI-2'), own.target('DEV-CI-10')]).toEqual([1, 4]);
  });

  it.each([
    { capacity: 0 },
    { capacity: -1 },
    { wip: 0 },
    { wip: -1 },
    { capacity: Number.NaN },
    { capacity: Number.POSITIVE_INFINITY },
    { wip: Number.POSITIVE_INFINITY },
  ])('refuses %j', (more) =>
    expect(() => of(more)).toThrow(new RangeError('Capacity and WIP must be positive.')),
  );
});

describe('what is reported as done or running', () => {
  it('counts with the highest level, whatever the order', () => {
    const steps = [2, 4, 3].map((to) => ({ practiceId: 'DEV-CI-2', to: to as 2 | 3 | 4 }));
    for (const list of [steps, steps.toReversed()]) {
      expect(of({ running: list }).runningTo('DEV-CI-2')).toBe(4);
      expect(of({ completed: list }).score('DEV-CI-2')).toBe(4);
    }
    expect(of().runningTo('DEV-CI-2')).toBeNull();
  });

  it('never lowers a score, gives none where none was measured, and is a claim only above it', () => {
    const completed = [{ practiceId: 'DEV-CI-2', to: 2 as const }];
    expect(of({ completed }).claimed('DEV-CI-2')).toBe(2);
    expect(of({ completed }).claimed('DEV-CI-10')).toBeNull();
    const above = of({ completed, states: statesFor(model, {}, 3.4) });
    expect([above.score('DEV-CI-2'), above.claimed('DEV-CI-2')]).toEqual([3.4, null]);
    const at = of({ completed, states: statesFor(model, {}, 2) });
    expect(at.claimed('DEV-CI-2')).toBeNull();
    const unknown = of({ completed, states: statesFor(model, { 'DEV-CI-2': 'unknown' }, 1) });
    expect([unknown.score('DEV-CI-2'), unknown.claimed('DEV-CI-2')]).toEqual([null, null]);
  });

  it('does not bring back what does not apply', () => {
    const completed = [{ practiceId: 'DEV-CI-2', to: 2 as const }];
    const na = { ...state('DEV-CI-2', 'not_applicable'), score: 1 };
    const context = of({ completed, states: [na, state('DEV-CI-10', 1)] });
    expect(context.coefficient('DEV-CI-2')).toBeUndefined();
    expect(context.coefficient('DEV-CI-10')?.principle).toBe(1);
  });
});
