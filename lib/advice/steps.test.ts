import { describe, expect, it } from 'vitest';
import { steps } from './steps';
import { miniModel, state, statesFor } from './testing';
import type { AdviceInput, Step } from './types';

const model = miniModel({
  'DEV-VC-1': { effort: 1, impact: 3 },
  'DEV-VC-2': { needs: ['DEV-VC-1'] },
  'DEV-CI-1': { effort: 8, impact: 1, needs: ['DEV-VC-1'] },
});
const run = (more: Partial<AdviceInput> & Pick<AdviceInput, 'states'>) =>
  steps({ model, scope: ['DEV'], ...more });
const find = (list: readonly Step[], id: string) => list.find((step) => step.id === id);
const ids = (list: readonly Step[]) => list.map((step) => step.id);

describe('steps that exist', () => {
  it('lead to the target, from half a level below on', () => {
    const at = (score: number, target: 2 | 3 | 4) =>
      ids(run({ states: statesFor(model, { 'DEV-VC-1': score }, 4), target }));
    expect(at(0, 3)).toEqual(['DEV-VC-1@2', 'DEV-VC-1@3']);
    expect(at(1.49, 4)).toEqual(['DEV-VC-1@2', 'DEV-VC-1@3', 'DEV-VC-1@4']);
    expect(at(1.5, 3)).toEqual(['DEV-VC-1@3']);
    expect(at(2.5, 3)).toEqual([]);
    expect(at(0, 2)).toEqual(['DEV-VC-1@2']);
  });

  it('follow the target of the single practice where there is one', () => {
    const list = run({ states: statesFor(model, {}, 1.8), targets: { 'DEV-VC-1': 4, 'DEV-VC-2': 0 } });
    expect(ids(list)).toEqual(['DEV-CI-1@3', 'DEV-VC-1@3', 'DEV-VC-1@4']);
  });

  it('do not exist for practices without a score or out of scope', () => {
    for (const status of ['insufficient', 'unknown', 'not_applicable', 'not_asked'] as const) {
      expect(ids(run({ states: statesFor(model, { 'DEV-CI-1': status }, 4) }))).toEqual([]);
    }
    expect(steps({ model, scope: ['DAT'], states: statesFor(model) })).toEqual([]);
  });
});

describe('effort', () => {
  it('splits 60/40/60 % in tenths', () => {
    const list = run({ states: statesFor(model), target: 4 });
    const efforts = (id: string) => list.filter((step) => step.practiceId === id).map((step) => step.effort);
    expect(efforts('DEV-VC-1')).toEqual([0.6, 0.4, 0.6]);
    expect(efforts('DEV-VC-2')).toEqual([3, 2, 3]);
    expect(efforts('DEV-CI-1')).toEqual([4.8, 3.2, 4.8]);
  });

  it('is never below 0.1 and follows an edit', () => {
    const edits = { 'DEV-VC-1': { effort: 0.1, by: 'Ana' }, 'DEV-VC-2': { effort: 2.2, by: 'Ana' } };
    const list = run({ states: statesFor(model), edits });
    expect(find(list, 'DEV-VC-1@3')?.effort).toBe(0.1);
    expect(find(list, 'DEV-VC-2@2')?.effort).toBe(1.3);
  });
});

describe('gain and value, by hand', () => {
  // VC holds two practices, CI one: c = 1/2 · 1/2 for VC-1, 1/2 for CI-1.
  const list = run({ states: statesFor(model, { 'DEV-VC-1': 1.2 }) });

  it('counts from the score, then from the level of the step before', () => {
    const first = find(list, 'DEV-VC-1@2');
    expect(first?.gain.principle).toBeCloseTo(0.4, 12);
    expect(first?.gain.framework).toBeCloseTo(0.2, 12);
    expect(first?.gain.overall).toBeCloseTo(0.2, 12);
    expect(find(list, 'DEV-VC-1@3')).toMatchObject({ from: 2, gain: { principle: 0.5, overall: 0.25 } });
  });

  it('orders by 1000 · gain · impact', () => {
    expect(find(list, 'DEV-VC-1@2')?.value).toBeCloseTo(1000 * 0.2 * 1.25, 9);
    expect(find(list, 'DEV-CI-1@2')?.value).toBeCloseTo(1000 * 1 * 0.75, 9);
  });

  it('multiplies by the focus, kept within 0.5–2, and by 1.25 when urgent', () => {
    const value = (more: Partial<AdviceInput>) =>
      find(run({ states: statesFor(model), ...more }), 'DEV-CI-1@2')?.value;
    expect(value({ focus: { 'DEV-CI': 1.5 } })).toBeCloseTo(1125, 9);
    expect(value({ focus: { 'DEV-CI': 9 } })).toBeCloseTo(1500, 9);
    expect(value({ focus: { 'DEV-CI': 0 } })).toBeCloseTo(375, 9);
    expect(value({ timeCritical: new Set(['DEV-CI-1']) })).toBeCloseTo(937.5, 9);
    expect(value({ edits: { 'DEV-CI-1': { impact: 3, by: 'Ana' } } })).toBeCloseTo(1250, 9);
  });

  it('gives no gain for an index that is not displayed, but keeps an order', () => {
    const low = run({ states: statesFor(model, { 'DEV-VC-2': 'insufficient' }) });
    expect(find(low, 'DEV-VC-1@2')?.gain).toEqual({ principle: null, framework: null, overall: null });
    expect(find(low, 'DEV-VC-1@2')?.value).toBeGreaterThan(0);
  });
});

describe('precedence', () => {
  it('lets the first step wait for prerequisites and later steps for the step before', () => {
    const list = run({ states: statesFor(model) });
    expect(find(list, 'DEV-VC-1@2')).toMatchObject({ status: 'ready', needs: [] });
    expect(find(list, 'DEV-VC-1@3')).toMatchObject({ status: 'waiting', needs: ['DEV-VC-1@2'] });
    expect(find(list, 'DEV-CI-1@2')).toMatchObject({ status: 'waiting', needs: ['DEV-VC-1@2'] });
    expect(find(list, 'DEV-CI-1@3')).toMatchObject({ status: 'waiting', needs: ['DEV-CI-1@2'] });
  });

  it('meets a prerequisite from half a level below', () => {
    const status = (score: number) =>
      find(run({ states: statesFor(model, { 'DEV-VC-1': score }) }), 'DEV-CI-1@2')?.status;
    expect(status(1.5)).toBe('ready');
    expect(status(1.49)).toBe('waiting');
    const met = find(run({ states: statesFor(model, { 'DEV-VC-1': 2 }) }), 'DEV-CI-1@2');
    expect(met?.prerequisites[0]).toMatchObject({ state: 'met', step: null });
  });

  it('takes N/A as satisfied and says so', () => {
    const step = find(run({ states: statesFor(model, { 'DEV-VC-1': 'not_applicable' }) }), 'DEV-CI-1@2');
    expect(step?.status).toBe('ready');
    expect(step?.prerequisites[0]).toMatchObject({ state: 'not_applicable', score: null, step: null });
  });

  it('blocks behind a target that is too low, and behind a practice without a score', () => {
    const low = find(run({ states: statesFor(model), targets: { 'DEV-VC-1': 1 } }), 'DEV-CI-1@2');
    expect(low).toMatchObject({ status: 'blocked', blockedBy: ['DEV-VC-1'], needs: [] });
    expect(low?.prerequisites[0]?.state).toBe('unreachable');
    const unknown = find(run({ states: statesFor(model, { 'DEV-VC-1': 'unknown' }) }), 'DEV-CI-1@2');
    expect(unknown).toMatchObject({ status: 'blocked', blockedBy: ['DEV-VC-1'] });
    expect(unknown?.prerequisites[0]?.state).toBe('unscored');
  });

  it('waits for the level that the prerequisite names', () => {
    const deep = miniModel({
      'DEV-VC-1': {},
      'DEV-CI-1': { needsAt: [{ requires: 'DEV-VC-1', minLevel: 3 }] },
    });
    const list = steps({ model: deep, scope: ['DEV'], states: statesFor(deep) });
    expect(find(list, 'DEV-CI-1@2')?.needs).toEqual(['DEV-VC-1@3']);
    const blocked = steps({ model: deep, scope: ['DEV'], states: statesFor(deep), target: 2 });
    expect(find(blocked, 'DEV-CI-1@2')?.status).toBe('blocked');
  });

  it('does not hold a practice back for a framework the team does not use', () => {
    const mixed = miniModel({ 'DEV-VC-1': {}, 'MLO-VER-1': { needs: ['DEV-VC-1'] } });
    const [step] = steps({ model: mixed, scope: ['MLO'], states: [state('MLO-VER-1', 0)] });
    expect(step).toMatchObject({ id: 'MLO-VER-1@2', status: 'ready' });
    expect(step?.prerequisites[0]?.state).toBe('out_of_scope');
  });
});

describe('what the team is doing', () => {
  it('keeps running steps and what waits for them out of the candidates', () => {
    const list = run({ states: statesFor(model), running: [{ practiceId: 'DEV-VC-1', to: 2 }] });
    expect(find(list, 'DEV-VC-1@2')?.status).toBe('running');
    expect(find(list, 'DEV-VC-1@3')?.status).toBe('waiting');
    expect(find(list, 'DEV-CI-1@2')?.prerequisites[0]).toMatchObject({
      state: 'running',
      step: 'DEV-VC-1@2',
    });
    expect(find(list, 'DEV-CI-1@2')?.status).toBe('waiting');
  });

  it('counts what is reported as done, marked as claimed', () => {
    const list = run({ states: statesFor(model), completed: [{ practiceId: 'DEV-VC-1', to: 2 }] });
    expect(find(list, 'DEV-VC-1@2')).toBeUndefined();
    expect(find(list, 'DEV-VC-1@3')).toMatchObject({ from: 2, status: 'ready' });
    expect(find(list, 'DEV-CI-1@2')?.prerequisites[0]).toMatchObject({ state: 'claimed', step: null });
    expect(find(list, 'DEV-CI-1@2')?.status).toBe('ready');
  });

  it('leaves out what the team does not want', () => {
    const list = run({ states: statesFor(model), excluded: new Set(['DEV-VC-1']) });
    expect(find(list, 'DEV-VC-1@2')?.status).toBe('excluded');
  });

  it('refuses a capacity that is not positive', () => {
    expect(() => run({ states: statesFor(model), capacity: 0 })).toThrow(RangeError);
    expect(() => run({ states: statesFor(model), wip: Number.NaN })).toThrow(RangeError);
  });
});

describe('a step in full', () => {
  it('says all that is known of it', () => {
    const [first] = run({ states: statesFor(model), target: 2 }).filter(
      ({ practiceId }) => practiceId === 'DEV-VC-2',
    );
    expect(first).toEqual({
      id: 'DEV-VC-2@2',
      practiceId: 'DEV-VC-2',
      principleId: 'DEV-VC',
      framework: 'DEV',
      from: 0,
      to: 2,
      effort: 3,
      gain: { principle: 1, framework: 0.5, overall: 0.5 },
      value: 500,
      status: 'waiting',
      needs: ['DEV-VC-1@2'],
      prerequisites: [
        { requires: 'DEV-VC-1', minLevel: 2, state: 'open', score: 0, estimated: false, step: 'DEV-VC-1@2' },
      ],
      blockedBy: [],
    });
  });

  it('carries on whether a prerequisite is only estimated, and unknown ones as unscored', () => {
    const states = statesFor(model).map((one) => (one.id === 'DEV-VC-1' ? { ...one, estimated: true } : one));
    expect(find(run({ states }), 'DEV-CI-1@2')?.prerequisites[0]?.estimated).toBe(true);
    const unknown = find(run({ states: states.slice(1) }), 'DEV-CI-1@2');
    expect(unknown?.prerequisites[0]).toEqual({
      requires: 'DEV-VC-1',
      minLevel: 2,
      state: 'unscored',
      score: null,
      estimated: false,
      step: null,
    });
  });

  it('exists for no practice that does not apply, even with a score', () => {
    const states = statesFor(model).map((one) =>
      one.id === 'DEV-CI-1' ? { ...one, status: 'not_applicable' as const, score: 1 } : one,
    );
    expect(find(run({ states }), 'DEV-CI-1@2')).toBeUndefined();
  });
});

describe('running and excluded', () => {
  const status = (id: string, more: Partial<AdviceInput>) =>
    find(run({ states: statesFor(model), ...more }), id)?.status;

  it('are the steps up to the level that is running; those after it wait', () => {
    const running = [{ practiceId: 'DEV-VC-1', to: 3 as const }];
    expect(status('DEV-VC-1@2', { running })).toBe('running');
    expect(status('DEV-VC-1@3', { running })).toBe('running');
    expect(status('DEV-VC-1@4', { running, target: 4 })).toBe('waiting');
    expect(status('DEV-VC-1@2', { running, excluded: new Set(['DEV-VC-1']) })).toBe('excluded');
    expect(status('DEV-VC-2@2', { excluded: new Set(['DEV-VC-1']) })).toBe('waiting');
  });

  it('waits for what runs high enough only', () => {
    const deep = miniModel({
      'DEV-VC-1': {},
      'DEV-CI-1': { needsAt: [{ requires: 'DEV-VC-1', minLevel: 3 }] },
    });
    const of = (to: 2 | 3) =>
      find(
        steps({
          model: deep,
          scope: ['DEV'],
          states: statesFor(deep),
          running: [{ practiceId: 'DEV-VC-1', to }],
        }),
        'DEV-CI-1@2',
      )?.prerequisites[0]?.state;
    expect([of(2), of(3)]).toEqual(['open', 'running']);
  });

  it('takes a claim for a prerequisite from half a level below, and a score for more than a claim', () => {
    const deep = miniModel({
      'DEV-VC-1': {},
      'DEV-CI-1': { needsAt: [{ requires: 'DEV-VC-1', minLevel: 3 }] },
    });
    const of = (score: number) =>
      find(
        steps({
          model: deep,
          scope: ['DEV'],
          states: statesFor(deep, { 'DEV-VC-1': score }),
          completed: [{ practiceId: 'DEV-VC-1', to: 3 }],
        }),
        'DEV-CI-1@2',
      )?.prerequisites[0];
    expect(of(1)).toMatchObject({ state: 'claimed', score: 3, step: null });
    expect(of(2.5)).toMatchObject({ state: 'met', score: 3, step: null });
  });
});

describe('focus', () => {
  const grouped = miniModel({ 'MLO-CI-1': {}, 'MLO-VER-1': {} });
  const value = (focus: AdviceInput['focus']) =>
    steps({ model: grouped, scope: ['MLO'], states: statesFor(grouped), target: 2, focus }).map(
      (one) => one.value,
    );

  it('on a group is one on its children, unless they have their own', () => {
    const [alone = 0, other = 0] = value({});
    expect(value({ 'MLO-CX': 2 })).toEqual([alone * 2, other]);
    expect(value({ 'MLO-CX': 2, 'MLO-CI': 0.5 })).toEqual([alone * 0.5, other]);
    expect(value({ 'MLO-VER': 1.5 })).toEqual([alone, other * 1.5]);
  });
});
