import { describe, expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import { type AnswerValue, ROLE_IDS, type RoleId } from '@/lib/model/schema';
import { askedItems } from '@/lib/scoring';
import { answeredHalf, fewBegun, halfwayIn, type Step, stepOf } from './participation';

const upTo = (asked: number) => Array.from({ length: asked + 1 }, (_, count) => stepOf(count, asked));

describe('the step that is told instead of a count', () => {
  it.each([
    [3, 'none some some all'],
    [4, 'none some some some all'],
    [5, 'none some some half half all'],
    [6, 'none some some half half half all'],
    [9, 'none some some some some half half half half all'],
    [12, 'none some some some some some half half half half five_sixths five_sixths all'],
  ])('is coarse among %i people', (asked, steps) => expect(upTo(asked).join(' ')).toBe(steps));

  it('is not told where it would be of one person', () => {
    for (const asked of [0, 1, 2]) expect(new Set(upTo(asked))).toEqual(new Set([null]));
  });

  it('never stands for a single count between none and all, never goes back, and is never more than is true', () => {
    const least: Record<Step, (asked: number) => number> = {
      none: () => 0,
      some: () => 1,
      half: (asked) => asked / 2,
      five_sixths: (asked) => (asked * 5) / 6,
      all: (asked) => asked,
    };
    const order = Object.keys(least);
    for (let asked = 3; asked <= 200; asked++) {
      const steps = upTo(asked);
      const counts = new Map<Step, number>();
      for (const [count, step] of steps.entries()) {
        if (step === null) throw new Error('From three people on there is a step.');
        expect(count).toBeGreaterThanOrEqual(least[step](asked));
        counts.set(step, (counts.get(step) ?? 0) + 1);
      }
      for (const [step, many] of counts) expect(step === 'none' || step === 'all' || many >= 2).toBe(true);
      const places = steps.map((step) => order.indexOf(step ?? ''));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

describe('half of what a person was asked', () => {
  const model = builtInModel();
  const quick = { model, mode: 'quick', scope: ['DEV'] } as const;
  const items = askedItems(model, 'quick', null, ['DEV']);
  const first = (many: number, value: AnswerValue) =>
    Object.fromEntries(items.slice(0, many).map((id) => [id, value]));

  it('counts levels, "don’t know" and "not applicable", but nothing skipped', () => {
    expect(items).toHaveLength(9);
    for (const value of [0, 4, 'DK', 'NA'] as const) {
      expect(answeredHalf(quick, { role: 'DE', answers: first(4, value) })).toBe(false);
      expect(answeredHalf(quick, { role: 'DE', answers: first(5, value) })).toBe(true);
    }
    expect(answeredHalf(quick, { role: 'DE', answers: first(9, 'SKIP') })).toBe(false);
    expect(answeredHalf(quick, { role: 'DE', answers: {} })).toBe(false);
  });

  it('is reached with exactly half', () => {
    const full = { ...quick, mode: 'full' as const };
    const even = (role: RoleId) => askedItems(model, 'full', role, ['DEV']).length % 2 === 0;
    const role = ROLE_IDS.find(even) ?? null;
    const asked = askedItems(model, 'full', role, ['DEV']);
    expect(asked.length % 2).toBe(0);
    const given = (many: number) => Object.fromEntries(asked.slice(0, many).map((id) => [id, 2 as const]));
    expect(answeredHalf(full, { role, answers: given(asked.length / 2) })).toBe(true);
    expect(answeredHalf(full, { role, answers: given(asked.length / 2 - 1) })).toBe(false);
  });

  it('is of what the job role was asked, and of nothing else', () => {
    const full = { ...quick, mode: 'full' as const };
    const asked = askedItems(model, 'full', 'PO', ['DEV']);
    const others = askedItems(model, 'full', null, ['DEV']).filter((id) => !asked.includes(id));
    const given = Object.fromEntries(others.map((id) => [id, 2 as const]));
    expect(others.length).toBeGreaterThan(asked.length);
    expect(answeredHalf(full, { role: 'PO', answers: given })).toBe(false);
  });

  it('is of the part of a role that they were asked, where the round keeps that', () => {
    const asked = items.slice(0, 4);
    const one = (answers: Record<string, AnswerValue>) => answeredHalf(quick, { role: 'DE', asked, answers });
    expect(one(first(2, 3))).toBe(true);
    expect(one(first(1, 3))).toBe(false);
  });

  it('is nobody’s who was asked nothing', () => {
    expect(answeredHalf({ ...quick, scope: [] }, { role: null, answers: {} })).toBe(false);
  });
});

describe('whether fewer than half have begun', () => {
  it.each<[number, number, boolean]>([
    [1, 4, false],
    [3, 4, false],
    [0, 6, false],
    [2, 6, true],
    [3, 6, false],
    [9, 20, true],
    [10, 20, false],
  ])('%i of %i: %s', (count, stepped, said) => {
    expect(fewBegun({ begun: stepOf(count, stepped), stepped })).toBe(said);
  });

  it('is not said where no step is told', () => expect(fewBegun({ begun: null, stepped: 2 })).toBe(false));
});

describe('whether people are half-way, as far as steps tell it', () => {
  it.each<[Step | null, Step | null, string | null]>([
    ['none', 'none', null],
    ['some', 'none', 'halfwaySome'],
    ['all', 'half', 'halfwaySome'],
    ['some', 'some', 'halfwayMaybe'],
    ['all', 'all', null],
    [null, null, 'halfwayMaybe'],
  ])('begun: %s, finished: %s', (begun, finished, said) => {
    expect(halfwayIn({ format: 'anonymous', begun, finished })).toBe(said);
    expect(halfwayIn({ format: 'consensus', begun, finished })).toBeNull();
  });
});
