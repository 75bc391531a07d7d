import { describe, expect, it } from 'vitest';
import { select } from './select';
import { steps } from './steps';
import { miniModel, statesFor } from './testing';

const model = miniModel({
  'DEV-CI-1': { effort: 8 },
  'DEV-CI-2': { effort: 8 },
  'DEV-CI-3': { effort: 8 },
  'DEV-VC-1': { effort: 1 },
});
const at = { 'DEV-CI-1': 0, 'DEV-CI-2': 0, 'DEV-CI-3': 0, 'DEV-VC-1': 1 };
const ranking = steps({ model, scope: ['DEV'], states: statesFor(model, at), target: 2 })
  .filter(({ to }) => to === 2)
  .map((step) => ({ step, density: 1, unlockValue: 0, unlocks: [] }));
const ids = (limit: number) => select(ranking, limit).map(({ candidate }) => candidate.step.practiceId);

describe('the first steps of a ranking', () => {
  it('are at most two of a principle, with a quick win among them', () => {
    expect(ranking.map(({ step }) => step.practiceId)).toEqual([
      'DEV-CI-1',
      'DEV-CI-2',
      'DEV-CI-3',
      'DEV-VC-1',
    ]);
    expect(ids(4)).toEqual(['DEV-CI-1', 'DEV-CI-2', 'DEV-VC-1']);
    expect(ids(2)).toEqual(['DEV-CI-1', 'DEV-VC-1']);
    expect(ids(1)).toEqual(['DEV-VC-1']);
  });

  it('are none where none are asked for', () => expect(ids(0)).toEqual([]));
});
