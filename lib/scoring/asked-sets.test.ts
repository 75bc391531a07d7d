import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterFor } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import { ROLE_IDS, type RoleId } from '@/lib/model/schema';
import { joinAsked, peopleAsked, planAsked } from './asked-sets';

const model = builtInModel();
const ALL = ['DEV', 'DAT', 'MLO'] as const;
const PRACTICES = model.practices.filter(({ deprecated }) => !deprecated);
const KEYS = PRACTICES.filter(({ key }) => key).map(({ id }) => id);

type People = readonly (RoleId | null)[];
const of = (...counts: readonly (readonly [RoleId | null, number])[]): People =>
  counts.flatMap(([role, many]) => Array.from({ length: many }, () => role));
const plan = (people: People, limit: number | null = null) => planAsked({ model, scope: ALL, limit }, people);
const askedOf = (found: ReturnType<typeof planAsked>, person: number): readonly string[] =>
  found.sets[found.setOf[person] ?? -1]?.items ?? [];
/** How many practices fewer than `least` people are asked. */
const fewer = (found: ReturnType<typeof planAsked>, least: number): number => {
  const asked = peopleAsked(found);
  return PRACTICES.filter(({ id }) => (asked.get(id) ?? 0) < least).length;
};
/** Sets as role, questions and people. */
const shape = ({ sets, setOf }: ReturnType<typeof planAsked>): string[] =>
  sets.map(({ role, items }, at) => `${role} ${items.length} × ${setOf.filter((one) => one === at).length}`);

const anyTeam = fc.array(fc.constantFrom(null, ...ROLE_IDS), { minLength: 1, maxLength: 24 });

/** The rule once more, practice by practice, as the specification has it. */
function oracle(people: People, role: RoleId | null): string[] {
  const takesPart = (id: string, one: RoleId | null) =>
    one === null || ['R', 'A'].includes(letterFor(model, id, one) ?? '');
  return PRACTICES.filter(({ id }) => {
    const otherwise = people.filter((one) => takesPart(id, one)).length;
    const consulted = role !== null && letterFor(model, id, role) === 'C';
    return takesPart(id, role) || (consulted && otherwise < 5);
  }).map(({ id }) => id);
}

describe('a full round', () => {
  it('asks people where their role is responsible or accountable, and where it is consulted if few are', () => {
    fc.assert(
      fc.property(anyTeam, (people) => {
        const found = plan(people);
        for (const [person, role] of people.entries())
          expect(askedOf(found, person)).toEqual(oracle(people, role));
      }),
    );
  });

  it('asks a team of uneven roles this', () => {
    const people = of(['DE', 5], ['MLE', 3], ['OPS', 2], ['PO', 1], ['MGR', 1]);
    expect(shape(plan(people))).toEqual([
      'DE 106 × 5',
      'MLE 102 × 3',
      'OPS 79 × 2',
      'PO 29 × 1',
      'MGR 10 × 1',
    ]);
    // Five data engineers are enough where they are responsible; with four the developer is consulted too.
    expect(shape(plan(of(['DE', 5], ['SWE', 1])))).toEqual(['DE 112 × 5', 'SWE 44 × 1']);
    expect(shape(plan(of(['DE', 4], ['SWE', 1])))).toEqual(['DE 112 × 4', 'SWE 84 × 1']);
  });

  it('asks people without a role everything, and nobody what is deprecated', () => {
    const [first, ...rest] = model.practices;
    if (!first) throw new Error('The model has practices.');
    const own = {
      ...model,
      practices: [{ ...first, deprecated: { since: '9.0.0', replacedBy: [] } }, ...rest],
    };
    const { sets } = planAsked({ model: own, scope: ALL, limit: null }, [null]);
    expect(sets).toEqual([
      { role: null, items: PRACTICES.map(({ id }) => id).filter((id) => id !== first.id) },
    ]);
  });
});

describe('a limit', () => {
  it('is kept, with all key practices of the person’s own, for every team', () => {
    fc.assert(
      fc.property(anyTeam, (people) => {
        const found = plan(people, 60);
        for (const [person, role] of people.entries()) {
          const asked = askedOf(found, person);
          const own = oracle(people, role);
          expect(asked.length).toBeLessThanOrEqual(60);
          expect(asked).toEqual(own.length <= 60 ? own : own.filter((id) => asked.includes(id)));
          expect(asked).toEqual(expect.arrayContaining(own.filter((id) => KEYS.includes(id))));
        }
        // Whoever is asked more than the key practices is asked nothing that has no score, or everything of theirs.
        const many = peopleAsked(found);
        for (const { role, items } of found.sets)
          for (const id of items)
            if (oracle(people, role).length > 60 && !KEYS.includes(id))
              expect(many.get(id)).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    // 39 key practices for all leave 21 of 60 for each: the 73 others take four parts, each of three people.
    [3, ['DE 60 × 3'], 52],
    [8, ['DE 60 × 4', 'DE 60 × 4'], 31],
    [11, ['DE 60 × 4', 'DE 60 × 4', 'DE 60 × 3'], 10],
    [12, ['DE 60 × 3', 'DE 60 × 3', 'DE 60 × 3', 'DE 60 × 3'], 0],
  ])('shares the practices of %i data engineers out: %j, %i without a score', (many, sets, without) => {
    const found = plan(of(['DE', many]), 60);
    expect(shape(found)).toEqual(sets);
    expect(fewer(found, 3)).toBe(without);
  });

  it('gives every practice three people where the team is big enough, in as few parts as that takes', () => {
    const uneven = plan(of(['DE', 5], ['MLE', 3], ['OPS', 2], ['PO', 1], ['MGR', 1]), 60);
    expect(fewer(uneven, 3)).toBe(0);
    expect(uneven.sets).toHaveLength(6);
    const twenty = plan(of(['DE', 20]), 60);
    expect([fewer(twenty, 5), twenty.sets.length]).toEqual([0, 4]);
    expect(twenty.sets.map((_, at) => twenty.setOf.filter((one) => one === at).length)).toEqual([5, 5, 5, 5]);
  });

  it('divides nobody where another role asks the rest', () => {
    const found = plan(of(['DE', 40], ['MLE', 30], ['SWE', 20], ['DS', 9]), 60);
    expect(found.sets.map(({ role }) => role)).toEqual(['DE', 'MLE', 'SWE', 'DS']);
    expect(fewer(found, 3)).toBe(0);
  });

  it('asks a team that is too small for any score its key practices', () => {
    expect(shape(plan(of(['DE', 2]), 60))).toEqual(['DE 39 × 2']);
  });

  it('keeps the practices of a principle together as far as they fit', () => {
    const { sets } = plan(of(['DE', 20]), 60);
    const torn = model.principles.filter(({ id }) => {
      const ids = PRACTICES.filter(({ principle, key }) => principle === id && !key).map((one) => one.id);
      return sets.some(({ items }) => {
        const some = ids.filter((one) => items.includes(one)).length;
        return some > 0 && some < ids.length;
      });
    });
    expect(torn).toEqual([]);
  });

  it('holds where a model has more key practices than the limit', () => {
    const own = { ...model, practices: model.practices.map((one) => ({ ...one, key: true })) };
    const { sets, setOf } = planAsked({ model: own, scope: ALL, limit: 60 }, of(['DE', 9]));
    expect(sets.map(({ items }) => items.length)).toEqual([60, 52]);
    expect(new Set(sets.flatMap(({ items }) => items)).size).toBe(112);
    expect(setOf).toHaveLength(9);
  });

  it('always comes out the same, and depends on the order of people only in who is in which part', () => {
    const people = of(['DE', 6], ['MLE', 7]);
    expect(plan(people, 60)).toEqual(plan(people, 60));
    const turned = people.toReversed();
    expect(plan(turned, 60).sets).toEqual(plan(people, 60).sets);
  });
});

describe('somebody who comes later', () => {
  const asking = { model, scope: ALL, limit: 60 };
  const sizesOf = ({ sets, setOf }: ReturnType<typeof planAsked>) =>
    sets.map((_, at) => setOf.filter((one) => one === at).length);

  it('joins the smallest part of their role, and changes nobody’s questions', () => {
    const found = plan(of(['DE', 11]), 60);
    expect(joinAsked(asking, found.sets, sizesOf(found), 'DE')).toEqual({ sets: found.sets, set: 2 });
    expect(joinAsked(asking, found.sets, [3, 3, 3, 3], 'DE').set).toBe(0);
  });

  it('with a role that nobody has gets a set after those of the others', () => {
    const found = plan(of(['DE', 12]), 60);
    const { sets, set } = joinAsked(asking, found.sets, sizesOf(found), 'MLE');
    expect(set).toBe(4);
    expect(sets.slice(0, 4)).toEqual(found.sets);
    expect(sets[4]?.role).toBe('MLE');
    expect(sets[4]?.items.length).toBeLessThanOrEqual(60);
    const asked = peopleAsked({ sets: [...sets], setOf: [...found.setOf, set] });
    expect(sets[4]?.items.every((id) => (asked.get(id) ?? 0) > 3)).toBe(true);
  });

  it('is asked where their role is consulted only while fewer than five are asked that', () => {
    const all = { ...asking, limit: null };
    const consulted = (many: number) => {
      const found = plan(of(['MLE', many]));
      const { sets, set } = joinAsked(all, found.sets, sizesOf(found), 'SWE');
      return sets[set]?.items.filter((id) => letterFor(model, id, 'SWE') === 'C').length;
    };
    expect(consulted(4)).toBeGreaterThan(0);
    expect(consulted(5)).toBe(0);
  });
});
