import { describe, expect, it } from 'vitest';
import { nextPractices } from './next';
import { miniModel, statesFor } from './testing';
import type { AdviceInput } from './types';

const advise = (input: Omit<AdviceInput, 'scope'>) => nextPractices({ scope: ['DEV'], ...input });

describe('what a step opens', () => {
  it('is nothing that is excluded, running, or has no step, and only by its first step', () => {
    const model = miniModel({
      'DEV-VC-1': {},
      'DEV-CI-10': { needs: ['DEV-VC-1'] },
      'DEV-CI-2': { needs: ['DEV-VC-1'] },
      'DEV-CD-1': { needs: ['DEV-VC-1'] },
      'DEV-MS-1': { needs: ['DEV-VC-1'] },
    });
    const states = statesFor(model, { 'DEV-MS-1': 4 });
    const { ranking } = advise({ model, states, excluded: new Set(['DEV-CD-1']) });
    expect(ranking.map(({ step }) => step.id)).toEqual(['DEV-VC-1@2']);
    expect(ranking[0]?.unlocks.map(({ practiceId }) => practiceId)).toEqual(['DEV-CI-2', 'DEV-CI-10']);
  });

  it('needs the level that the step leads to', () => {
    const model = miniModel({
      'DEV-VC-1': {},
      'DEV-CI-1': { needsAt: [{ requires: 'DEV-VC-1', minLevel: 3 }] },
    });
    const of = (score: number) =>
      advise({ model, states: statesFor(model, { 'DEV-VC-1': score }) }).ranking[0];
    expect(of(0)).toMatchObject({ step: { id: 'DEV-VC-1@2' }, unlocks: [], unlockValue: 0 });
    expect(of(2)).toMatchObject({
      step: { id: 'DEV-VC-1@3' },
      unlocks: [{ practiceId: 'DEV-CI-1', stillWaitingFor: 0 }],
    });
  });

  it('waits for what is not there yet, and for nothing that is', () => {
    const model = miniModel({
      'DEV-VC-1': {},
      'DEV-AUT-1': {},
      'DEV-CI-1': { needs: ['DEV-VC-1', 'DEV-AUT-1'] },
    });
    const [best] = advise({ model, states: statesFor(model, { 'DEV-AUT-1': 4 }) }).ranking;
    expect(best?.unlocks).toEqual([{ practiceId: 'DEV-CI-1', stillWaitingFor: 0 }]);
    expect(best?.unlockValue).toBeCloseTo(1000 * (1 / 3) * 2, 9);
  });
});
