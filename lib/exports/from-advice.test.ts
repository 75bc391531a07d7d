import { describe, expect, it } from 'vitest';
import { nextPractices } from '@/lib/advice/next';
import { miniModel, statesFor } from '@/lib/advice/testing';
import { reportRecommendation } from './from-advice';

const model = miniModel({
  'DEV-VC-1': { effort: 2 },
  'DEV-CI-1': { needs: ['DEV-VC-1'], effort: 1 },
  'DEV-CD-1': { needs: ['DEV-CI-1'] },
  'DEV-MS-1': { needs: ['DEV-CI-1', 'DEV-MON-1'] },
  'DEV-MON-1': { effort: 8 },
});
const states = statesFor(model, { 'DEV-VC-1': 3 });
const advice = nextPractices({ model, scope: ['DEV'], states }).recommendations;
const [first] = advice.map((one) => reportRecommendation(model, one, 'pt-BR'));

describe('reportRecommendation', () => {
  it('puts the ids of an explanation into the words of the model', () => {
    expect(first).toMatchObject({
      rank: 1,
      practiceId: 'DEV-CI-1',
      principle: 'DEV-CI',
      fromLevel: 0,
      toLevel: 2,
      fromAnchor: 'anchor 0',
      doneWhen: 'anchor 2',
      effort: 0.6,
      accountable: 'OPS',
      responsible: ['DE', 'MLE'],
      prerequisites: [{ title: 'DEV-VC-1', state: 'met', met: true, score: 3 }],
      quickWin: true,
      before: 'DEV-MON-1',
    });
    expect(first?.gainPrinciple).toBeCloseTo(2, 12);
    expect(first?.gainOverall).toBeCloseTo(2 / 5, 12);
  });

  it('says whether the principle is an outcome', () => {
    const outcomes = { ...model, principles: model.principles.map((one) => ({ ...one, outcome: true })) };
    const [step] = advice;
    if (!step) throw new Error('There is something to recommend.');
    expect(reportRecommendation(model, step, 'en').outcome).toBe(false);
    expect(reportRecommendation(outcomes, step, 'en').outcome).toBe(true);
  });

  it('names only what the step opens by itself', () => {
    expect(advice[0]?.unlocks.map(({ practiceId }) => practiceId)).toEqual(['DEV-CD-1', 'DEV-MS-1']);
    expect(first?.unlocks).toEqual(['DEV-CD-1']);
  });
});
