import { describe, expect, it } from 'vitest';
import { nextPractices } from './next';
import { miniModel, state, statesFor } from './testing';
import type { AdviceInput } from './types';

const advise = (input: Omit<AdviceInput, 'scope'>, limit?: number) =>
  nextPractices({ scope: ['DEV'], ...input }, limit);
const shown = (advice: ReturnType<typeof nextPractices>) => advice.recommendations.map((r) => r.stepId);

describe('density and unlock, by hand', () => {
  // One principle per practice, four principles: c = 1/4, gain 0.5 per step to 2, value 500 at impact 2.
  const model = miniModel({
    'DEV-VC-1': { effort: 5 },
    'DEV-AUT-1': { effort: 5 },
    'DEV-CI-1': { effort: 5, needs: ['DEV-VC-1', 'DEV-AUT-1'] },
    'DEV-CD-1': { effort: 5, impact: 3, needs: ['DEV-VC-1'] },
  });
  const advice = advise({ model, states: statesFor(model) });

  it('adds a tenth of the value of each dependant, shared among all it waits for', () => {
    const vc = advice.ranking.find(({ step }) => step.id === 'DEV-VC-1@2');
    expect(vc?.unlockValue).toBeCloseTo(500 / 2 + 625 / 1, 9);
    expect(vc?.density).toBeCloseTo((500 + 0.1 * 875) / (3 / 10 + 1 / 3), 9);
    expect(vc?.unlocks).toEqual([
      { practiceId: 'DEV-CD-1', stillWaitingFor: 0 },
      { practiceId: 'DEV-CI-1', stillWaitingFor: 1 },
    ]);
  });

  it('ranks what opens more before its equal, and names the next one', () => {
    expect(shown(advice)).toEqual(['DEV-VC-1@2', 'DEV-AUT-1@2']);
    const aut = (500 + 0.1 * 250) / (3 / 10 + 1 / 3);
    const next = advice.recommendations[0]?.why.next;
    expect(next).toMatchObject({ practiceId: 'DEV-AUT-1', to: 2 });
    expect(next?.density).toBeCloseTo(aut, 9);
    expect(advice.recommendations[1]?.why.next).toBeNull();
  });

  it('depends on capacity and on the number of new steps', () => {
    const tight = advise({ model, states: statesFor(model), capacity: 6, wip: 2 });
    expect(tight.ranking[1]?.density).toBeCloseTo(525 / (3 / 6 + 1 / 2), 9);
    expect(tight.recommendations[1]?.effort).toMatchObject({ points: 3, capacity: 6, share: 0.5 });
  });
});

describe('ties', () => {
  it('go to the higher value, then the lower effort', () => {
    // Weights make value proportional to cost: densities are equal up to the last digit.
    const equal = miniModel({ 'DEV-CI-1': { effort: 5 }, 'DEV-VC-1': { effort: 5 } });
    const cost = (points: number) => points / 10 + 1 / 3;
    const edits = { 'DEV-CI-1': { effort: 5, by: 'a' }, 'DEV-VC-1': { effort: 1, by: 'a' } };
    const focus = { 'DEV-CI': cost(3) / cost(0.6), 'DEV-VC': 1 };
    const advice = advise({ model: equal, states: statesFor(equal), edits, focus });
    expect(advice.ranking[0]?.density).toBeCloseTo(advice.ranking[1]?.density ?? 0, 9);
    expect(shown(advice)).toEqual(['DEV-CI-1@2', 'DEV-VC-1@2']);
  });

  it('go to the key practice, then the smaller number of the id', () => {
    const model = miniModel({
      'DEV-CI-2': {},
      'DEV-CI-10': {},
      'DEV-VC-1': {},
      'DEV-VC-2': { key: true },
    });
    const order = advise({ model, states: statesFor(model) }).ranking.map(({ step }) => step.practiceId);
    expect(order).toEqual(['DEV-VC-2', 'DEV-CI-2', 'DEV-CI-10', 'DEV-VC-1']);
  });
});

describe('what is shown', () => {
  const many = miniModel({
    'DEV-CI-1': { effort: 2, impact: 3 },
    'DEV-CI-2': { effort: 2, impact: 3 },
    'DEV-CI-3': { effort: 2, impact: 3 },
    'DEV-VC-1': { effort: 5 },
    'DEV-VC-2': { effort: 5 },
    'DEV-CD-1': { effort: 5 },
    'DEV-MS-1': { effort: 8 },
    'DEV-MON-1': { effort: 1, impact: 1 },
  });

  it('is at most five, at most two per principle', () => {
    const advice = advise({ model: many, states: statesFor(many) });
    expect(advice.recommendations).toHaveLength(5);
    expect(advice.recommendations.filter((r) => r.principleId === 'DEV-CI')).toHaveLength(2);
    expect(advice.ranking.slice(0, 3).map(({ step }) => step.practiceId)).toContain('DEV-MON-1');
  });

  it('replaces the last by a quick win when none made it', () => {
    const dull = { ...many, practices: many.practices.filter(({ id }) => !id.startsWith('DEV-CI')) };
    const heavy = { 'DEV-VC-1': 3, 'DEV-VC-2': 3, 'DEV-CD-1': 3, 'DEV-MS-1': 3 } as const;
    const edits = Object.fromEntries(Object.entries(heavy).map(([id, impact]) => [id, { impact, by: 'a' }]));
    const focus = { 'DEV-MON': 0.5 };
    const states = [...statesFor(dull).filter(({ id }) => id !== 'DEV-MON-1'), state('DEV-MON-1', 1.4)];
    const advice = advise({ model: dull, states, edits, focus }, 3);
    expect(advice.ranking.at(-1)?.step.id).toBe('DEV-MON-1@2');
    expect(shown(advice).at(-1)).toBe('DEV-MON-1@2');
    expect(advice.recommendations.map((r) => r.why.reason)).toEqual(['density', 'density', 'quick_win']);
    expect(advice.recommendations[2]).toMatchObject({ quickWin: true, rank: 3 });
  });

  it('lets a quick win replace one of its own principle when that is full', () => {
    const full = miniModel({
      'DEV-CI-1': { effort: 3, impact: 3 },
      'DEV-CI-2': { effort: 3, impact: 3 },
      'DEV-CI-3': { effort: 1, impact: 1 },
      'DEV-VC-1': { effort: 8, impact: 1 },
    });
    const states = statesFor(full, { 'DEV-CI-3': 1.4 });
    const advice = advise({ model: full, states, focus: { 'DEV-CI': 2 } }, 3);
    expect(shown(advice)).toEqual(['DEV-CI-1@2', 'DEV-VC-1@2', 'DEV-CI-3@2']);
  });
});

describe('the explanation', () => {
  const model = miniModel({
    'DEV-VC-1': { effort: 1 },
    'DEV-CI-1': { effort: 2, impact: 3, needs: ['DEV-VC-1'] },
    'DEV-CD-1': { effort: 3, needs: ['DEV-CI-1'] },
  });
  const states = statesFor(model, { 'DEV-VC-1': 2.8 });
  const [first] = advise({
    model,
    states: states.map((s) =>
      s.id === 'DEV-CI-1'
        ? { ...s, score: 1.2, ci95: { lo: 0.6, hi: 1.8 }, ad: 0.9, agreement: 'split' as const }
        : s,
    ),
    heldRoles: new Set(['DE', 'SWE']),
    timeCritical: new Set(['DEV-CI-1']),
    edits: { 'DEV-CI-1': { effort: 4, by: 'Ana' } },
  }).recommendations;

  it('states what, from which level to which, in the words of the anchors', () => {
    expect(first?.what).toMatchObject({
      fromLevel: 1,
      toLevel: 2,
      fromAnchor: { en: 'anchor 1' },
      toAnchor: { en: 'anchor 2' },
    });
    expect(first?.doneWhen).toMatchObject({ level: 2, anchor: { en: 'anchor 2' } });
  });

  it('states the score, its interval, n and the gap', () => {
    expect(first?.now).toMatchObject({
      score: 1.2,
      ci95: { lo: 0.6, hi: 1.8 },
      n: 5,
      estimated: false,
      target: 3,
    });
    expect(first?.now.gap).toBeCloseTo(1.8, 12);
  });

  it('states prerequisites met, what it opens, who answers for it, and the source of the effort', () => {
    expect(first?.prerequisites).toMatchObject([{ requires: 'DEV-VC-1', state: 'met', score: 2.8 }]);
    expect(first?.unlocks).toEqual([{ practiceId: 'DEV-CD-1', stillWaitingFor: 0 }]);
    expect(first?.who).toEqual({ accountable: 'OPS', responsible: ['DE', 'MLE'], accountableHeld: false });
    expect(first?.effort).toMatchObject({ points: 2.4, source: 'edited', editedBy: 'Ana' });
    expect(first?.timeCritical).toBe(true);
  });

  it('asks to discuss split answers first until someone confirms them', () => {
    expect(first?.confidence).toEqual({ n: 5, agreement: 'split', ad: 0.9, discussFirst: true });
    const split = states.map((s) => ({ ...s, agreement: 'split' as const }));
    const confirmed = advise({ model, states: split, confirmed: new Set(['DEV-CI-1']) });
    expect(confirmed.recommendations.find((r) => r.practiceId === 'DEV-CI-1')?.confidence.discussFirst).toBe(
      false,
    );
  });

  it('says nothing about missing roles when the roles are not known', () => {
    expect(advise({ model, states }).recommendations[0]?.who.accountableHeld).toBeNull();
  });
});

describe('the explanation in full', () => {
  const model = miniModel({ 'DEV-VC-1': { effort: 5 }, 'DEV-CI-1': { effort: 8 } });
  const rich: typeof model = {
    ...model,
    modelVersion: '3.2.1',
    practices: model.practices.map((one) => ({
      ...one,
      mlPhase: 'design',
      evidence: ['EV-GIT'],
      firstStep: { en: 'Begin', 'pt-BR': 'Comece' },
    })),
  };
  const input = { model: rich, states: statesFor(rich, { 'DEV-VC-1': 1.2 }), target: 2 as const };
  const of = (more: Partial<AdviceInput> = {}, id = 'DEV-VC-1') =>
    advise({ ...input, ...more }).recommendations.find(({ practiceId }) => practiceId === id);

  it('says where it belongs, where it stands, and what it is worth', () => {
    expect(of()).toMatchObject({
      rank: 2,
      stepId: 'DEV-VC-1@2',
      principleId: 'DEV-VC',
      framework: 'DEV',
      phase: { devops: 'verify', ml: 'design' },
      what: { title: { en: 'DEV-VC-1' } },
      now: { ci95: null, n: 5, claimed: null, target: 2 },
      effort: { points: 3, capacity: 10, share: 0.3, source: 'default', editedBy: null },
      who: { accountable: 'OPS', responsible: ['DE', 'MLE'], accountableHeld: null },
      confidence: { n: 5, agreement: 'aligned', ad: 0, discussFirst: false },
      firstStep: { en: 'Begin' },
      doneWhen: { level: 2, evidence: ['EV-GIT'] },
      quickWin: false,
      pareto: true,
      timeCritical: false,
      modelVersion: '3.2.1',
    });
    const why = of()?.why;
    expect(why).toMatchObject({ reason: 'density', unlockValue: 0, next: null });
    expect(why?.value).toBeCloseTo(400, 9);
    expect(why?.density).toBeCloseTo(400 / (0.3 + 1 / 3), 9);
  });

  it('measures from the score, also where more is reported as done, and says so', () => {
    const claim = { completed: [{ practiceId: 'DEV-VC-1', to: 2 as const }], target: 3 as const };
    expect(of(claim)).toMatchObject({
      what: { fromLevel: 2, toLevel: 3, fromAnchor: { en: 'anchor 2' } },
      now: { score: 1.2, claimed: 2 },
    });
    expect(of(claim)?.now.gap).toBeCloseTo(1.8, 12);
  });

  it('has roles of who answers, if they are known', () => {
    expect(of({ heldRoles: new Set(['OPS']) })?.who.accountableHeld).toBe(true);
    expect(of({ heldRoles: new Set(['DE']) })?.who.accountableHeld).toBe(false);
    const nobody = { ...rich, principles: rich.principles.map((one) => ({ ...one, raci: null })) };
    expect(of({ model: nobody, heldRoles: new Set(['DE']) })?.who).toEqual({
      accountable: null,
      responsible: [],
      accountableHeld: null,
    });
  });

  it('is not on the front where another gives more for less', () => {
    const dear = miniModel({ 'DEV-VC-1': { effort: 5 }, 'DEV-CI-1': { effort: 8 } });
    const states = statesFor(dear, { 'DEV-CI-1': 1 });
    const found = advise({ model: dear, states, target: 2 }).recommendations;
    expect(found.map(({ practiceId, pareto }) => [practiceId, pareto])).toEqual([
      ['DEV-VC-1', true],
      ['DEV-CI-1', false],
    ]);
    expect(found.map(({ firstStep }) => firstStep)).toEqual([null, null]);
  });

  it('is of edits of impact too, and of a step that is urgent', () => {
    expect(of({ edits: { 'DEV-VC-1': { impact: 3, by: 'Rui' } } })?.effort).toMatchObject({
      points: 3,
      source: 'edited',
      editedBy: 'Rui',
    });
    expect(of({ timeCritical: new Set(['DEV-CI-1']) })?.timeCritical).toBe(false);
  });
});
