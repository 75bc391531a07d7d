import { describe, expect, it } from 'vitest';
import { builtInModel } from '@/lib/model/load';
import type { RoleId } from '@/lib/model/schema';
import { minutesFor, minutesToAnswer, paceOf, wordsOf } from './reading-time';
import { type ScaleStep, type Section, scaleIn, sectionsFor } from './sections';

const model = builtInModel();
const ALL = ['DEV', 'DAT', 'MLO'] as const;
const asked = (mode: 'quick' | 'key' | 'full', jobRole: RoleId | null, lang: 'en' | 'pt-BR') =>
  minutesToAnswer(sectionsFor(model, { mode, jobRole, scope: ALL }, lang), scaleIn(model, lang), lang);

const scale: ScaleStep[] = ([0, 1, 2, 3, 4] as const).map((level) => ({
  level,
  name: 'name',
  anchor: 'a generic one',
}));
const item = (id: string, words: number) => ({
  id,
  title: 'A title',
  question: 'word '.repeat(words - 2 - 5 * 3),
  anchors: ['one', 'two', 'three', 'four', 'five'],
  weight: 1,
});
const section = (...items: ReturnType<typeof item>[]) => [{ items } as unknown as Section];

describe('time', () => {
  it('is that of reading the question and its five descriptions', () => {
    // Two words, and five times a number, a name and three words.
    expect(wordsOf({ id: 'A', title: 'One two', question: null, anchors: null, weight: 1 }, scale)).toBe(
      2 + 5 * 5,
    );
    expect(wordsOf(item('A', 100), scale)).toBe(100);
    expect(minutesFor(238, 'en')).toBe(1);
    expect(minutesFor(239, 'en')).toBe(2);
    expect(minutesFor(189 * 10, 'pt-BR')).toBe(10);
    expect(minutesFor(0, 'en')).toBe(0);
  });

  it('of the built-in model is what the words take', () => {
    // 112 practices have 14,000 words without the two answers beside the scale, 29 quick questions 3,600.
    expect(asked('full', null, 'en')).toBe(59);
    expect(asked('quick', null, 'en')).toBe(15);
    expect(asked('full', null, 'pt-BR')).toBe(77);
    expect(asked('quick', null, 'pt-BR')).toBe(20);
    expect(asked('full', null, 'pt-BR')).toBeGreaterThan(asked('full', null, 'en'));
    expect(asked('full', 'MGR', 'en')).toBeLessThan(asked('full', 'PO', 'en'));
  });

  it('left is without what is answered, at a person’s own pace', () => {
    const sections = section(item('A', 238), item('B', 238), item('C', 238));
    expect(minutesToAnswer(sections, scale, 'en', new Set(['B']))).toBe(2);
    expect(minutesToAnswer(sections, scale, 'en', new Set(['B']), 0.5)).toBe(4);
    expect(minutesToAnswer(sections, scale, 'en', new Set(['A', 'B', 'C']), 0.5)).toBe(0);
  });
});

describe('a person’s own pace', () => {
  const items = Array.from({ length: 12 }, (_, at) => item(`I${at}`, 100));
  const sections = section(...items);
  /** Answers with so many seconds before each, in the order of the questions. */
  const spaced = (...seconds: number[]) => {
    let at = 1_700_000_000_000;
    return new Map(
      seconds.map((wait, i) => {
        at += wait * 1000;
        return [`I${i}`, at];
      }),
    );
  };

  it('is the median of the seconds a word took', () => {
    expect(paceOf(sections, scale, spaced(0, 10, 10, 20, 30, 100))).toBeCloseTo(20 / 100);
    expect(paceOf(sections, scale, spaced(0, 10, 10, 20, 30, 100, 100))).toBeCloseTo(25 / 100);
  });

  it('leaves pauses out, and does not fall for one slow or fast answer', () => {
    expect(paceOf(sections, scale, spaced(0, 10, 10, 3_600, 10, 10, 10))).toBeCloseTo(10 / 100);
    expect(paceOf(sections, scale, spaced(0, 10, 10, 170, 0.1, 10, 10))).toBeCloseTo(10 / 100);
  });

  it('is not told from a few answers', () => {
    expect(paceOf(sections, scale, spaced(0, 10, 10, 10, 10))).toBeNull();
    expect(paceOf(sections, scale, spaced(0, 10, 10, 10, 10, 10))).toBeCloseTo(0.1);
    expect(paceOf(sections, scale, spaced(0, 3_600, 3_600, 3_600, 3_600, 3_600, 3_600))).toBeNull();
  });
});
