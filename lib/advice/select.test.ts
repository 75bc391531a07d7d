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
  .map((step) => ({ step, density: 1, unlockValue: 0, unlocks: [], climb: null }));
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

describe('a quick win that did not make it', () => {
  const ranked = (id: string, effort: number) => {
    const step = ranking[0]?.step;
    if (!step) throw new Error('There is a step.');
    const principleId = id.slice(0, id.lastIndexOf('-'));
    return {
      step: { ...step, practiceId: id, principleId, effort },
      density: 1,
      unlockValue: 0,
      climb: null,
      unlocks: [],
    };
  };
  const chosen = (list: ReturnType<typeof ranked>[], limit: number) =>
    select(list, limit).map(
      ({ candidate, promoted }) => `${candidate.step.practiceId}${promoted ? ' promoted' : ''}`,
    );

  it('takes the last place, or that of the lower of two of its principle', () => {
    const list = [ranked('DEV-CI-1', 5), ranked('DEV-VC-1', 5), ranked('DEV-CD-1', 5), ranked('DEV-MS-1', 1)];
    expect(chosen(list, 3)).toEqual(['DEV-CI-1', 'DEV-VC-1', 'DEV-MS-1 promoted']);
    const crowded = [
      ranked('DEV-CI-1', 5),
      ranked('DEV-CI-2', 5),
      ranked('DEV-VC-1', 5),
      ranked('DEV-CI-3', 1),
    ];
    expect(chosen(crowded, 3)).toEqual(['DEV-CI-1', 'DEV-VC-1', 'DEV-CI-3 promoted']);
    const single = [ranked('DEV-CI-1', 5), ranked('DEV-VC-1', 5), ranked('DEV-CI-3', 1)];
    expect(chosen(single, 2)).toEqual(['DEV-CI-1', 'DEV-CI-3 promoted']);
  });

  it('is the best of them, of at most one point, and none is needed where one is there', () => {
    const list = [ranked('DEV-CI-1', 1.1), ranked('DEV-VC-1', 1), ranked('DEV-CD-1', 0.5)];
    expect(chosen(list, 1)).toEqual(['DEV-VC-1 promoted']);
    expect(chosen(list, 2)).toEqual(['DEV-CI-1', 'DEV-VC-1']);
    expect(chosen([ranked('DEV-CI-1', 1.1)], 2)).toEqual(['DEV-CI-1']);
  });
});
