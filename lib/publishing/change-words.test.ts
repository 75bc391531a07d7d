import { describe, expect, it } from 'vitest';
import type { AnswerValue, RoleId } from '@/lib/model/schema';
import { makeModel, makeRound } from '@/lib/scoring/testing';
import type { Respondent, RoundInput } from '@/lib/scoring/types';
import { publish, published, versionsAt } from './publish';
import type { PublishedChange } from './types';

type Answers = Readonly<Record<string, AnswerValue>>;

const person = (id: string, answers: Answers, role: RoleId | null = null): Respondent => ({
  id,
  role,
  answers,
});

/** What a viewer of a threshold reads of the change between two rounds. */
function changesOf(rounds: readonly RoundInput[], threshold = 3) {
  const [before, after] = rounds.map((input) => ({ input, counts: () => true }));
  if (!before || !after) throw new Error('Two rounds.');
  const first = published(before, publish(before, { outside: 5 }));
  const { changes } = publish(after, { before: first, outside: 5 });
  const seen = new Map(versionsAt(changes, threshold).map((change) => [change.id, change]));
  return (id: string): PublishedChange | undefined => seen.get(id);
}

const practices = (count: number, weightOf: (i: number) => number = () => 1) =>
  Array.from({ length: count }, (_, i) => ({ id: `DEV-AA-${i + 1}`, weight: weightOf(i) }));

describe('a change over some of the items', () => {
  it('is told only if the items that it is made of carry 60 % of the weight', () => {
    const model = makeModel({
      principles: ['DEV-AA', 'DEV-BB', 'DEV-CC', 'DEV-DD'].map((id) => ({ id })),
      practices: [
        ...practices(3),
        ...['DEV-BB-1', 'DEV-BB-2'].map((id) => ({ id, weight: 9 })),
        { id: 'DEV-CC-1', weight: 2 },
        { id: 'DEV-DD-1', weight: 1 },
      ],
    });
    // Practices of 15 out of 24 are shown in both rounds, but of DEV-BB there is no score before: only 6 feed both.
    const ids = model.practices.map(({ id }) => id);
    const round = (without: readonly string[], value: AnswerValue) =>
      makeRound({
        model,
        respondents: [...'abcdef'].map((id) =>
          person(id, Object.fromEntries(ids.map((item) => [item, without.includes(item) ? 'DK' : value]))),
        ),
      });
    const change = changesOf([round(['DEV-BB-2'], 1), round([], 2)]);
    expect(change('DEV-AA')).toMatchObject({ delta: 1, over: 3, of: 3 });
    expect(change('DEV-BB')).toMatchObject({ verdict: 'not_comparable', reason: 'unscored', delta: null });
    expect(change('DEV')).toMatchObject({ verdict: 'not_comparable', reason: 'weight', delta: null });
  });

  it('has the margin of the fewest people behind any of them', () => {
    const model = makeModel({ principles: [{ id: 'DEV-AA' }], practices: practices(3) });
    const round = (value: AnswerValue) =>
      makeRound({
        model,
        respondents: [...'abcdefgh'].map((id, i) =>
          person(id, { 'DEV-AA-1': value, 'DEV-AA-2': value, 'DEV-AA-3': i < 4 ? value : 'DK' }),
        ),
      });
    const change = changesOf([round(1), round(2)]);
    expect(change('DEV-AA')?.margin).toBeCloseTo(1.96 * 0.55 * Math.sqrt(1 / 4 + 1 / 4), 12);
  });
});

describe('the margin of a row of one or two items', () => {
  it.each([
    [1, 0.83],
    [2, 0.6567343450741707],
    [3, 0.55],
  ])('is as wide as %i answers of a person are apart', (count, deviation) => {
    const own = makeModel({ principles: [{ id: 'DEV-AA' }], practices: practices(count) });
    const round = (value: AnswerValue) =>
      makeRound({
        model: own,
        respondents: [...'abcd'].map((id) =>
          person(id, Object.fromEntries(own.practices.map((practice) => [practice.id, value]))),
        ),
      });
    const change = changesOf([round(1), round(2)]);
    for (const id of ['DEV-AA', 'DEV'])
      expect(change(id)?.margin).toBeCloseTo(1.96 * deviation * Math.sqrt(1 / 2), 12);
    expect(change('DEV-AA-1')?.margin).toBeCloseTo(1.96 * 0.83 * Math.sqrt(1 / 2), 12);
  });
});

describe('who stayed', () => {
  const model = makeModel({ principles: [{ id: 'DEV-AA' }], practices: practices(9) });
  const all = (value: AnswerValue): Answers =>
    Object.fromEntries(model.practices.map(({ id }) => [id, value]));
  const round = (ids: string, value: AnswerValue) =>
    makeRound({ model, respondents: [...ids].map((id) => person(id, all(value))) });

  it('is not told by the strongest word where one person is left over', () => {
    // Five of each round; with all of them linked "possibly" is the strongest word there is.
    expect(changesOf([round('abcde', 1), round('abcde', 2)])('DEV-AA')?.strongest).toBe('possible');
    const unlinked = ['abcdf', 'abcfg', 'abfgh', 'afghi', 'fghij'].map(
      (later) => changesOf([round('abcde', 1), round(later, 1)])('DEV-AA')?.strongest,
    );
    expect(unlinked).toEqual(['certain', 'certain', 'certain', 'certain', 'certain']);
  });

  it('is told by the word within reach where nobody is left over, also of a change too small for any', () => {
    expect(changesOf([round('abcde', 2), round('abcde', 2)])('DEV-AA')).toMatchObject({
      verdict: 'no_detectable_change',
      strongest: 'possible',
    });
  });

  it('decides whether the team changed by whom it asked, not by who of them answered', () => {
    const half = (ids: string, answering: string) =>
      makeRound({
        model,
        respondents: [...ids].map((id) => person(id, answering.includes(id) ? all(2) : {})),
      });
    const changed = (...rounds: RoundInput[]) => changesOf(rounds)('DEV-AA')?.teamChanged;
    expect(changed(half('abcdefgh', 'abcd'), half('abcdefgh', 'efgh'))).toBe(false);
    expect(changed(half('abcdef', 'abcdef'), half('abcghi', 'abcghi'))).toBe(false);
    expect(changed(half('abcdef', 'abcdef'), half('abghij', 'abghij'))).toBe(true);
  });
});

describe('a MINOR version that changed weights', () => {
  it('weighs number and interval of both rounds as the later one does', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const modelOf = (weight: number, modelVersion: string) =>
      makeModel({
        principles: [{ id: 'DEV-AA' }],
        practices: [{ id: 'DEV-AA-1', weight }, { id: 'DEV-AA-2' }],
        modelVersion,
      });
    // Everything that differs is in the first practice; later it weighs next to nothing.
    const round = (weight: number, modelVersion: string, who: readonly string[]) =>
      makeRound({
        model: modelOf(weight, modelVersion),
        respondents: who.map((id, i) => person(id, { 'DEV-AA-1': i % 2 === 0 ? 0 : 4, 'DEV-AA-2': 2 })),
      });
    const later = ['a', 'b', 'c', 'd', 'e', 'g'];
    const width = (before: number) => {
      const { ci95 } = changesOf([round(before, '2.0.0', ids), round(0.01, '2.1.0', later)])('DEV-AA') ?? {};
      return ci95 ? ci95.hi - ci95.lo : Number.NaN;
    };
    expect(width(9)).toBeCloseTo(width(0.01), 12);
  });
});
