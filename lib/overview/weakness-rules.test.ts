import { describe, expect, it } from 'vitest';
import { practicesOf } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import {
  addCounts,
  buildsOn,
  isCounted,
  type LevelCounts,
  missingFoundations,
  reachedByMost,
  systemicWeaknesses,
} from './weakness-rules';

const model = builtInModel();

/** Teams at these levels, all with the same target. */
const counts = (itemId: string, levels: readonly number[], target = 3): LevelCounts => {
  const at = (level: number) => levels.filter((one) => one === level).length;
  return {
    itemId,
    at: [at(0), at(1), at(2), at(3), at(4)],
    below: levels.filter((level) => level < target).length,
    far: levels.filter((level) => level < target - 1).length,
  };
};

describe('systemicWeaknesses', () => {
  it('are principles in which more than half of at least three teams are below their target', () => {
    const found = systemicWeaknesses(
      model,
      [
        counts('DEV-CI', [1, 2, 3]),
        counts('DEV-VC', [1, 1]), // two teams
        counts('DEV-CD', [2, 2, 3, 4]), // half
        counts('DEV-MS', [3, 4, 3]),
        counts('DAT-QUA', [2, 2, 1, 3], 2), // one below its target of 2
      ],
      [],
    );
    expect(found.map(({ principleId, below, of }) => [principleId, below, of])).toEqual([['DEV-CI', 2, 3]]);
  });

  it('come with those that hold most teams first, then those that most is built on', () => {
    const three = [1, 1, 1, 3];
    const ids = systemicWeaknesses(
      model,
      [counts('DEV-MS', three), counts('DEV-VC', three), counts('MLO-EXP', [1, 1, 1, 1])],
      [],
    ).map(({ principleId }) => principleId);
    expect(buildsOn(model, 'DEV-VC').practices).toBeGreaterThan(buildsOn(model, 'DEV-MS').practices);
    expect(ids).toEqual(['MLO-EXP', 'DEV-VC', 'DEV-MS']);
  });

  it('come with those first in which most teams are two levels below or more, where all are below', () => {
    const found = systemicWeaknesses(
      model,
      [counts('DEV-VC', [2, 2, 2, 2]), counts('DEV-MS', [0, 1, 2, 3]), counts('DEV-CI', [1, 2, 2, 2])],
      [],
    );
    expect(found.map(({ principleId, far, below }) => [principleId, far, below])).toEqual([
      ['DEV-MS', 2, 3],
      ['DEV-CI', 1, 4],
      ['DEV-VC', 0, 4],
    ]);
  });

  it('name no practice where rounds asked for principles only', () => {
    const [found] = systemicWeaknesses(model, [counts('DEV-CI', [1, 1, 1])], []);
    expect(found?.begin).toBeNull();
  });

  it('begin with a practice that most of the teams with practices lack, and say of how many teams', () => {
    const [first, second, third] = practicesOf(model, 'DEV-CI').map(({ id }) => id) as [
      string,
      string,
      string,
    ];
    const [found] = systemicWeaknesses(
      model,
      [counts('DEV-CI', [1, 1, 1, 1])],
      [counts(first, [3, 3, 1]), counts(second, [1, 1, 3]), counts(third, [3, 3, 3])],
    );
    expect(found?.begin).toEqual({ practiceId: second, below: 2, of: 3 });
  });

  it('begin with nothing that waits for what most of them lack', () => {
    const waiting = model.practices.find(
      ({ principle, prerequisites }) => principle === 'DEV-CD' && prerequisites.length > 0,
    );
    const [edge] = waiting?.prerequisites ?? [];
    if (!waiting || !edge) throw new Error('A practice of continuous delivery has a prerequisite.');
    const others = practicesOf(model, 'DEV-CD').filter(({ id }) => id !== waiting.id);
    const begin = (required: readonly number[]) =>
      systemicWeaknesses(
        model,
        [counts('DEV-CD', [1, 1, 1])],
        [
          counts(waiting.id, [0, 0, 0]),
          ...others.map(({ id }) => counts(id, [0, 0, 3])),
          ...(others.some(({ id }) => id === edge.requires) ? [] : [counts(edge.requires, required)]),
        ],
      )[0]?.begin?.practiceId;
    expect(begin([3, 3, 3])).toBe(waiting.id);
    expect(begin([0, 0, 3])).not.toBe(waiting.id);
  });
});

describe('reachedByMost', () => {
  it('are the other principles that enough teams have a level in', () => {
    const principles = [
      counts('DEV-CD', [2, 2, 3, 4]), // half
      counts('DEV-CI', [1, 2, 3]),
      counts('DEV-VC', [4, 4]), // two teams
      counts('DAT-QUA', [2, 2, 1], 2),
    ];
    const reached = reachedByMost(model, principles);
    expect(reached).toEqual([
      { principleId: 'DEV-CD', framework: 'DEV' },
      { principleId: 'DAT-QUA', framework: 'DAT' },
    ]);
    const below = systemicWeaknesses(model, principles, []);
    expect(reached.length + below.length).toBe(principles.filter(isCounted).length);
  });
});

describe('buildsOn', () => {
  it('follows the practices that ask for one of its own, over frameworks and without itself', () => {
    const { principles, practices } = buildsOn(model, 'DEV-VC');
    expect(principles).not.toContain('DEV-VC');
    expect(new Set(principles.map((id) => id.slice(0, 3))).size).toBeGreaterThan(1);
    const direct = model.practices.filter(
      ({ principle, prerequisites }) =>
        principle !== 'DEV-VC' && prerequisites.some(({ requires }) => requires.startsWith('DEV-VC-')),
    );
    expect(practices).toBeGreaterThanOrEqual(direct.length);
    expect(new Set(direct.map((one) => one.principle))).toEqual(new Set(principles));
  });
});

describe('missingFoundations', () => {
  const asked = model.practices.flatMap(({ prerequisites }) => prerequisites);
  const [edge] = asked;
  if (!edge) throw new Error('Some practice requires another.');
  const need = Math.min(
    ...asked.filter(({ requires }) => requires === edge.requires).map(({ minLevel }) => minLevel),
  );

  it('are practices below what others ask of them in most of at least three teams', () => {
    const low = need - 1;
    const found = (levels: readonly number[]) => missingFoundations(model, [counts(edge.requires, levels)]);
    expect(found([low, low, need])).toEqual([
      {
        practiceId: edge.requires,
        need,
        below: 2,
        of: 3,
        neededBy: model.practices
          .filter(({ prerequisites }) => prerequisites.some(({ requires }) => requires === edge.requires))
          .map(({ id }) => id),
      },
    ]);
    expect(found([low, low])).toEqual([]);
    expect(found([low, need, need])).toEqual([]);
  });

  it('are none that nothing asks for', () => {
    const leaf = model.practices.find(({ id }) => !asked.some(({ requires }) => requires === id));
    expect(missingFoundations(model, [counts(leaf?.id ?? '', [0, 0, 0])])).toEqual([]);
  });
});

describe('addCounts', () => {
  it('adds what is of the same item', () => {
    const [sum, other] = addCounts([
      counts('DEV-CI', [0, 1]),
      counts('DEV-CD', [4]),
      counts('DEV-CI', [1, 3]),
    ]);
    expect(sum).toEqual({ itemId: 'DEV-CI', at: [1, 2, 0, 1, 0], below: 3, far: 3 });
    expect(other).toEqual(counts('DEV-CD', [4]));
    expect([sum, other].map((one) => one && isCounted(one))).toEqual([true, false]);
  });
});
